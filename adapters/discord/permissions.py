"""The rights that the bot asks for, and the links that ask for them."""

import base64
import binascii
from urllib.parse import urlencode

import discord

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""None of them privileged: what people write reaches us where they mention us, reply to us or write to us directly."""

RIGHTS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


def invite_url(application_id: int) -> str:
    """Return the link by which somebody who manages a server installs the bot there."""
    return discord.utils.oauth_url(application_id, permissions=RIGHTS, scopes=("bot", "applications.commands"))


def user_install_url(application_id: int) -> str:
    """Return the link by which a person installs the commands for themselves, to use them everywhere."""
    query = {"client_id": application_id, "scope": "applications.commands", "integration_type": 1}
    return f"https://discord.com/oauth2/authorize?{urlencode(query)}"


def application_id_of(token: str) -> int | None:
    """Read the application's id off a token, whose first part holds it; None when that is no token."""
    first = token.strip().partition(".")[0]
    try:
        digits = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return int(digits) if digits.isdecimal() else None
