"""What the adapter itself says: to strangers, to those who are too quick, about old controls and about failures."""

import logging
import secrets

import discord

from adapters.discord.custom_ids import ANYONE, Begin, Ticket, encode
from adapters.discord.pages import Button, Page
from adapters.discord.render import RED, note
from adapters.operations.redaction import whereabouts
from bot.turn import StoreUnavailableError

log = logging.getLogger(__name__)


def slow_down(seconds: int) -> Page:
    """Ask somebody for patience."""
    return note(f"One at a time, please: try again in {seconds} second{'s' if seconds > 1 else ''}. Nothing is lost.")


def not_yours(owner: int) -> Page:
    """Answer a click on somebody else's conversation."""
    return _with_beginning(f"This conversation is <@{owner}>'s. You can have your own:", "Ask for yourself")


def outdated() -> Page:
    """Answer a control that an older version made."""
    return _with_beginning("This control is from an older version of me and no longer works.", "Start again")


def updated(command: str) -> Page:
    """Answer a command whose form has changed since the client learnt it."""
    return note(f"I was just updated and Discord still shows you my old commands. Try {command} again in a minute.")


def kept_private() -> Page:
    """Refuse to show everybody what is known about somebody."""
    return note("This shows what I know about you, so it stays between us.")


def whispered() -> Page:
    """Say in public that the answer went to one person."""
    return note("That is between us: I have sent it to you directly.")


def unable_to_whisper(command: str) -> Page:
    """Say in public how to get what is nobody else's business."""
    return note(f"That is between us, and I may not write to you directly: ask me with {command}.")


def how_to_reach(command: str) -> str:
    """Say how to go on where plain messages arrive empty."""
    return (
        f"Here I can only read what mentions me: use the controls, mention me, use {command} or write to me directly."
    )


def may_not_write() -> Page:
    """Say directly why there was no answer in a channel."""
    return note("I may not write where you have just asked me. Ask me here, or ask those who manage the server.")


def unreadable(command: str) -> Page:
    """Answer a message that arrived empty."""
    return note(f"Discord does not show me messages that do not mention me. {how_to_reach(command)}")


def not_allowed() -> Page:
    """Refuse a setting to those who do not manage the server."""
    return note("Only those who may manage this server can change that.")


def server_set(*, threads: bool) -> Page:
    """Confirm a server's setting."""
    where = "in a thread of its own" if threads else "in place"
    return note(f"From now on I answer a mention {where}.")


def excuse(error: Exception) -> Page:
    """Apologise for a failure, under a reference by which the owner finds it in the log."""
    reference = secrets.token_hex(4)
    if isinstance(error, StoreUnavailableError):
        log.error("A turn could not be stored", extra={"reference": reference})
        told = "I cannot reach my memory just now, so nothing was changed. Please try again in a minute."
    else:
        log.error("An answer failed: %s", _without_texts(error), extra={"reference": reference})
        told = "Something went wrong on my side, sorry. What you told me before is kept; please try again."
    return note(f"❗ {told}\n-# Reference: {reference}", colour=RED)


def _without_texts(error: Exception) -> str:
    """Return what may be logged: Discord's complaints repeat what we sent, which holds people's words."""
    if isinstance(error, discord.HTTPException):
        return f"Discord answered {error.status} with code {error.code}"
    return whereabouts(error)


def _with_beginning(text: str, label: str) -> Page:
    begin = encode(Ticket(owner=ANYONE, turn=0), Begin())
    return note(text, ((Button(label=label, custom_id=begin, style="primary"),),) if begin else ())
