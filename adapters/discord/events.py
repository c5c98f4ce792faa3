"""What happened on Discord as an `Incoming`.

A conversation is one person's in one channel. A thread is a channel of its own to Discord, and people's and channels'
ids are unique over all servers, so `workspace` and `thread` stay empty, and "forget me" reaches everything at once.
"""

import re

import discord

from bot.events import Asked, Chose, ConversationKey, Event, Incoming, Said

Interaction = discord.Interaction[discord.Client]

PLATFORM = "discord"
READABLE = {discord.MessageType.default, discord.MessageType.reply}


def key_of(channel_id: int | None, person_id: int) -> ConversationKey:
    """Return whose conversation it is."""
    return ConversationKey(platform=PLATFORM, channel=str(channel_id or ""), person=str(person_id))


def from_interaction(interaction: Interaction, event: Event, *, seen: int | None = None, again: str = "") -> Incoming:
    """Make the event of a command, a click or a form; `again` names an earlier event whose reply is wanted again."""
    return Incoming(
        key=key_of(interaction.channel_id, interaction.user.id),
        id=again or str(interaction.id),
        at=interaction.created_at,
        event=event,
        locale=str(interaction.locale),
        seen=seen,
    )


def from_message(message: discord.Message, text: str, channel_id: int) -> Incoming:
    """Make the event of a message that is meant for us, in the channel where it is going to be answered."""
    return Incoming(
        key=key_of(channel_id, message.author.id),
        id=str(message.id),
        at=message.created_at,
        event=said(text),
    )


def said(text: str) -> Event:
    """Return what words mean: nothing at all is a request to begin."""
    return Said(text.strip()) if text.strip() else Asked("start")


def chose(question: str, options: list[str]) -> Event:
    """Return the event of options picked."""
    return Chose(question, tuple(options))


def is_for_nobody(message: discord.Message) -> bool:
    """Return whether a message is a bot's, a webhook's or Discord's own."""
    return message.author.bot or message.webhook_id is not None or message.type not in READABLE


def addresses(message: discord.Message, me: int) -> bool:
    """Return whether a message is meant for us: anything in a direct message, else a mention of us by name.

    A reply with ping counts as a mention; "@everyone" and a mention of a role do not.
    """
    return message.guild is None or any(user.id == me for user in message.mentions)


def words_of(message: discord.Message, me: int) -> str:
    """Return the text without our mention."""
    return re.sub(rf"<@!?{me}>", " ", message.content).strip()


def is_unreadable_for_us(message: discord.Message, me: int) -> bool:
    """Return whether a message reached us empty though its author may expect an answer.

    Discord blanks what neither mentions us nor is a direct message: replies to us without ping, and plain messages in
    a thread that we opened.
    """
    if message.content or message.guild is None:
        return False
    replied = message.reference.resolved if message.reference else None
    if isinstance(replied, discord.Message) and replied.author.id == me:
        return True
    return isinstance(message.channel, discord.Thread) and message.channel.owner_id == me
