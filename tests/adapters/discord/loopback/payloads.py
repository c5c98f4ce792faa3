"""The objects that Discord sends: as few fields as discord.py reads."""

from typing import Any

APPLICATION = "1000"
BOT = {"id": APPLICATION, "username": "whichframework", "discriminator": "0", "avatar": None, "bot": True}
ALICE = {"id": "2001", "username": "alice", "discriminator": "0", "avatar": None, "global_name": None}
BOB = {"id": "2002", "username": "bob", "discriminator": "0", "avatar": None, "global_name": None}
GUILD, CHANNEL, DIRECT, GROUP, THREAD = "3000", "3001", "3002", "3003", "3004"
TOKEN = "good-token"

ABOUT: dict[str, Any] = {
    "id": APPLICATION, "name": "whichframework", "description": "", "icon": None, "bot_public": True, "flags": 0,
    "bot_require_code_grant": False, "summary": "", "verify_key": "00", "owner": ALICE, "rpc_origins": [],
}  # fmt: skip


def guild() -> dict[str, Any]:
    """Return the one server."""
    return {
        "id": GUILD, "name": "Home", "owner_id": ALICE["id"], "unavailable": False, "member_count": 2,
        "roles": [{"id": GUILD, "name": "@everyone", "permissions": str(1 << 40), "position": 0, "color": 0,
                   "hoist": False, "managed": False, "mentionable": False}],
        "members": [member(BOT)], "channels": [channel(CHANNEL)], "threads": [thread()], "emojis": [], "stickers": [],
        "voice_states": [], "presences": [], "features": [], "verification_level": 0, "nsfw_level": 0,
        "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0, "premium_tier": 0,
        "system_channel_flags": 0, "preferred_locale": "en-US", "afk_timeout": 60, "stage_instances": [],
        "guild_scheduled_events": [], "soundboard_sounds": [], "premium_progress_bar_enabled": False,
    }  # fmt: skip


def channel(channel_id: str) -> dict[str, Any]:
    """Return a channel: of the server, of direct messages, or of a group."""
    if channel_id == CHANNEL:
        return {"id": CHANNEL, "type": 0, "name": "general", "position": 0, "permission_overwrites": []}
    if channel_id == THREAD:
        return thread()
    kind = 1 if channel_id == DIRECT else 3
    return {"id": channel_id, "type": kind, "recipients": [ALICE], "last_message_id": None, "name": "", "icon": None,
            "owner_id": ALICE["id"]}  # fmt: skip


def thread() -> dict[str, Any]:
    """Return a thread that the bot opened."""
    return {"id": THREAD, "type": 11, "name": "Which framework?", "guild_id": GUILD, "parent_id": CHANNEL,
            "owner_id": APPLICATION, "message_count": 1, "member_count": 2, "rate_limit_per_user": 0, "flags": 0,
            "thread_metadata": {"archived": False, "auto_archive_duration": 1440, "locked": False,
                                "archive_timestamp": "2026-11-23T12:00:00+00:00"}}  # fmt: skip


def member(user: dict[str, Any]) -> dict[str, Any]:
    """Return somebody as a member of the server."""
    return {"user": user, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False,
            "flags": 0, "nick": None, "permissions": str(1 << 40)}  # fmt: skip


def message(message_id: str, channel_id: str, author: dict[str, Any], content: str, **more: Any) -> dict[str, Any]:
    """Return a message as Discord delivers it, blank where it may not be read."""
    mentioned = f"<@{APPLICATION}>" in content
    readable = mentioned or channel_id == DIRECT
    made = {
        "id": message_id, "channel_id": channel_id, "author": author, "content": content if readable else "",
        "timestamp": "2026-11-23T12:00:00+00:00", "edited_timestamp": None, "tts": False, "mention_everyone": False,
        "mentions": [BOT] if mentioned else [], "mention_roles": [], "attachments": [], "embeds": [],
        "pinned": False, "type": 0, "components": [], "flags": 0,
    }  # fmt: skip
    return made | ({} if channel_id == DIRECT else {"guild_id": GUILD, "member": member(author)}) | more


def interaction(
    interaction_id: str, kind: int, user: dict[str, Any], channel_id: str, data: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """Return an interaction: a command (2), a click (3), suggestions (4) or a form (5)."""
    context = {CHANNEL: 0, THREAD: 0, DIRECT: 1}.get(channel_id, 2)
    who = {"guild_id": GUILD, "member": member(user)} if context == 0 else {"user": user}
    return {
        "id": interaction_id, "application_id": APPLICATION, "type": kind, "token": f"token-{interaction_id}",
        "version": 1, "channel_id": channel_id, "channel": channel(channel_id), "data": data, "locale": "en-US",
        "context": context, "entitlements": [], "attachment_size_limit": 10485760, "app_permissions": str(1 << 40),
        "authorizing_integration_owners": {"0": GUILD} if context == 0 else {"1": user["id"]},
    } | who | more  # fmt: skip
