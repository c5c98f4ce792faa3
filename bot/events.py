"""What reaches the conversation: one `Incoming` for each thing a person did, whatever the platform."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Command = Literal[
    "start",  # begin, or show where we are
    "help",
    "back",
    "skip",  # "I don't know" to the open question
    "restart",
    "repeat",
    "cancel",
    "why_ask",  # why do you ask this?
    "summary",  # what do you know about me?
    "change",  # argument: criterion id, re-opens that question
    "remove",  # argument: criterion id, drops what was understood about it
    "tell_me",  # just tell me
    "why",  # reasons for the advice
    "why_not",  # argument: candidate id
    "compare",  # argument: candidate ids, comma separated (empty: the leading two)
    "about",  # argument: candidate id
    "would_change",
    "starter",  # argument: candidate id or empty for the pick
    "record",  # the decision as a Markdown document
    "helpful",
    "unhelpful",
    "went_with",  # argument: candidate id
    "forget",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationKey:
    """Whose conversation this is. Each part is the platform's own id; an empty string where the platform has none."""

    platform: str
    workspace: str = ""
    channel: str = ""
    thread: str = ""
    person: str


@dataclass(frozen=True, slots=True)
class Said:
    """Free text, as typed, with the platform's mention of the bot removed."""

    text: str


@dataclass(frozen=True, slots=True)
class Chose:
    """Options picked by button, menu or form for a question (a criterion's id), open or not."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A command given by button or by a platform's own means (a slash command, a menu entry)."""

    command: Command
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """Several questions answered at once, in a form: pairs of criterion id and option ids, with optional free text."""

    answers: tuple[tuple[str, tuple[str, ...]], ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Expired:
    """The conversation was idle for longer than the owner allows."""


Event = Said | Chose | Asked | Filled | Expired


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An adapter's whole output."""

    key: ConversationKey
    id: str
    """The platform's id of this delivery: the same id delivered twice is one event."""
    at: datetime
    """When it happened, timezone-aware: time arrives as data."""
    event: Event
    locale: str = "en"
    seen: int | None = None
    """For a click: the number of the turn whose reply carried the control (`Reply.turn`), so that a repeated or an old
    click is recognised. None for typed text."""
