"""What a button or menu carries, so that a click can be understood by any process at any time.

A button holds it in its `value`. A menu's options have too little room (150 characters), so its block's id holds the
question and each option only its own id.
"""

import json
from dataclasses import dataclass, replace
from typing import Literal, get_args

from bot.events import Asked, Chose, Command, ConversationKey

Door = Literal[
    "own",  # start a conversation of one's own
    "words",  # open the form for free text
    "form",  # open the form with several questions
    "share",  # show the advice to the channel
    "keep",  # do not
    "confirm",  # send what is ticked in a menu with several answers
    "correct",  # the menu of things that were understood
]
"""What only Slack offers; everything else is an event of the conversation."""

_COMMANDS = frozenset(get_args(Command))
_DOORS = frozenset(get_args(Door))
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose conversation a message belongs to, as it travels in the message's controls."""

    person: str
    channel: str = ""
    thread: str = ""

    def key(self, workspace: str) -> ConversationKey:
        """Return the conversation."""
        return ConversationKey(
            platform="slack", workspace=workspace, channel=self.channel, thread=self.thread, person=self.person
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What one button or menu stands for."""

    owner: Owner
    turn: int
    """Of the reply that it belongs to; negative for what never grows old."""
    event: Asked | Chose | None = None
    """None for a door."""
    door: Door | None = None
    asks: bool = False
    """Whether its message holds an open question, which the answer then replaces."""
    question: str = ""
    """For a menu: the criterion that its options answer."""


class UnreadableControlError(ValueError):
    """A control of another release, or one that is not ours."""


def encode(control: Control) -> str:
    """Return the control as text."""
    owner = control.owner
    match control.event:
        case Asked(command, argument):
            what = ["asked", command, argument]
        case Chose(question, options):
            what = ["chose", question, *options]
        case None:
            what = [control.door or "", control.question]
    head = [_FORMAT, control.turn, int(control.asks), owner.person, owner.channel, owner.thread]
    return json.dumps([*head, *what], separators=(",", ":"))


def decode(text: str) -> Control:
    """Return the control that `encode` wrote.

    Raises:
        UnreadableControlError: it did not.
    """
    try:
        version, turn, asks, person, channel, thread, kind, *rest = json.loads(text)
        if version != _FORMAT or not all(isinstance(item, str) for item in (person, channel, thread, kind, *rest)):
            raise UnreadableControlError(kind)
        owner = Owner(person=person, channel=channel, thread=thread)
        return replace(_control(kind, rest, owner=owner, turn=int(turn)), asks=bool(asks))
    except (ValueError, TypeError, IndexError, OverflowError, RecursionError) as error:
        raise UnreadableControlError(str(type(error).__name__)) from error


def _control(kind: str, rest: list[str], *, owner: Owner, turn: int) -> Control:
    if kind == "asked":
        command, argument = rest
        if command not in _COMMANDS:
            raise UnreadableControlError(command)
        return Control(owner=owner, turn=turn, event=Asked(command, argument))  # type: ignore[arg-type]
    if kind == "chose":
        return Control(owner=owner, turn=turn, event=Chose(rest[0], tuple(rest[1:])))
    if kind not in _DOORS:
        raise UnreadableControlError(kind)
    return Control(owner=owner, turn=turn, door=kind, question=rest[0])  # type: ignore[arg-type]
