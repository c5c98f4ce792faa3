"""What a control means, written into its `custom_id`: whose it is, which turn made it, and what it asks for.

    wf1:<owner>:<turn>:<place><act>[:<field>...]        for example  wf1:80351110224678912:4:-c:experience:beginner

`place` is "+" where the message is the last of several that hold one reply, else "-". Nothing about a control is kept
in memory, so it works after a restart and after weeks. The number after "wf" grows when the format changes.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from bot.events import Command

LONGEST = 100
"""https://docs.discord.com/developers/components/reference"""
FAMILY = "wf"
"""Starts every id that this bot ever made, in any version of the format."""
PATTERN = re.compile(r"wf1:(?P<owner>\d{1,20}):(?P<turn>\d{1,10}):(?P<place>[+-])(?P<act>[a-z])(?::(?P<rest>.*))?")

ANYONE = 0
"""The owner of a control that everybody may use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Whose conversation a control belongs to."""

    owner: int
    turn: int
    tail: bool = False
    """Whether it stands in the last of several messages, which stay when the conversation goes on."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A button for a command."""

    command: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """A button for one option of a question."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class PickFrom:
    """A menu of a question's options; `part` tells apart the menus of one long question."""

    question: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class AskFrom:
    """A menu of commands, whose values `value_of` makes."""

    part: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The button that opens a form for free text, and that form."""


@dataclass(frozen=True, slots=True)
class Share:
    """The button that shows a private reply to everybody: the one that the event with this id was answered with."""

    event: str


@dataclass(frozen=True, slots=True)
class Begin:
    """The button by which somebody else starts a conversation of their own."""


Act = Ask | Pick | PickFrom | AskFrom | Words | Share | Begin


def encode(ticket: Ticket, act: Act) -> str | None:
    """Return the `custom_id`, or None where it would be too long: then offer it in another way."""
    letter, fields = _written(act)
    place = "+" if ticket.tail else "-"
    parts = (f"wf1:{ticket.owner}:{ticket.turn}:{place}{letter}", *(quote(one, safe=",") for one in fields))
    written = ":".join(parts)
    return written if len(written) <= LONGEST else None


def decode(custom_id: str) -> tuple[Ticket, Act] | None:
    """Read a `custom_id`; None when it is not ours or of a version that is no longer understood."""
    match = PATTERN.fullmatch(custom_id)
    if match is None:
        return None
    act = _read(match["act"], [unquote(one) for one in (match["rest"] or "").split(":")])
    ticket = Ticket(owner=int(match["owner"]), turn=int(match["turn"]), tail=match["place"] == "+")
    return None if act is None else (ticket, act)


def value_of(command: Command, argument: str) -> str:
    """Return the value of a command in a menu."""
    return f"{command}:{argument}"


def command_of(value: str) -> tuple[str, str]:
    """Read what `value_of` made."""
    command, _, argument = value.partition(":")
    return command, argument


def _written(act: Act) -> tuple[str, tuple[str, ...]]:
    match act:
        case Ask(command, argument):
            return "a", (command, argument) if argument else (command,)
        case Pick(question, option):
            return "c", (question, option)
        case PickFrom(question, part):
            return "s", (question, str(part))
        case AskFrom(part):
            return "m", (str(part),)
        case Words():
            return "w", ()
        case Share(event):
            return "h", (event,)
        case Begin():
            return "n", ()


def _read(letter: str, fields: list[str]) -> Act | None:
    match letter, fields:
        case "a", [command]:
            return Ask(command)
        case "a", [command, argument]:
            return Ask(command, argument)
        case "c", [question, option]:
            return Pick(question, option)
        case "s", [question, part] if part.isdecimal():
            return PickFrom(question, int(part))
        case "m", [part] if part.isdecimal():
            return AskFrom(int(part))
        case "w", [""]:
            return Words()
        case "h", [event]:
            return Share(event)
        case "n", [""]:
            return Begin()
        case _:
            return None
