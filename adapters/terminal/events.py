"""What is typed, by a person or by a program, as events of the conversation."""

import getpass
import json
import uuid
from datetime import UTC, datetime
from typing import Any, get_args

from adapters.terminal.text import readable
from bot.events import Asked, Chose, Command, ConversationKey, Event, Incoming, Said

COMMANDS: tuple[str, ...] = get_args(Command)
LONGEST_LINE = 1_000_000
"""Characters; a longer line is refused unread."""


class LineError(ValueError):
    """A line of JSON that is no event; the message says what would be."""


def key(channel: str) -> ConversationKey:
    """Return whose conversation it is: the person at this computer; `channel` keeps people's and programs' apart."""
    try:
        person = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run as a number without a name
        person = "someone"
    return ConversationKey(platform="terminal", channel=channel, person=person)


def incoming(conversation: ConversationKey, event: Event) -> Incoming:
    """Return an event as it happens now. Nothing here is ever delivered twice, so each gets an id of its own."""
    return Incoming(key=conversation, id=uuid.uuid4().hex, at=datetime.now(UTC), event=event)


def typed(line: str) -> Said:
    """Return what a person typed."""
    return Said(readable(line).strip())


def from_json(line: str) -> Event:
    """Return the event that a line of JSON stands for. Options without a question belong to the one that is open.

    Raises:
        LineError: it is none.
    """
    given = _object(line)
    kinds = [kind for kind in ("text", "choose", "command") if kind in given]
    if len(kinds) != 1:
        raise LineError('Send one of {"text": "..."}, {"choose": ["option-id"]} or {"command": "back"}.')
    extra = {"text": set(), "choose": {"question"}, "command": {"argument"}}[kinds[0]]
    if unknown := sorted(set(given) - {kinds[0]} - extra):
        raise LineError(f"{_named(unknown[0])} is not a key that goes with {_named(kinds[0])}.")
    if kinds == ["text"]:
        return typed(_text(given, "text"))
    if kinds == ["command"]:
        return _command(_text(given, "command"), _text(given, "argument"))
    return Chose(question=_text(given, "question"), options=_options(given["choose"]))


def _object(line: str) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise LineError(f"That line is longer than {LONGEST_LINE:,} characters.")
    try:
        given = json.loads(line)
    except ValueError as error:
        raise LineError(f"That line is not JSON: {_where(error)}.") from error
    except RecursionError as error:
        raise LineError("That line is nested too deeply.") from error
    if not isinstance(given, dict):
        raise LineError('Each line is one JSON object, such as {"text": "Flask or Django?"}.')
    return given


def _where(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} at character {error.pos + 1}"
    return "a number in it is too long"


def _text(given: dict[str, Any], name: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise LineError(f"{_named(name)} takes a text in quotes.")
    return readable(value)


def _command(name: str, argument: str) -> Asked:
    for known in get_args(Command):
        if known == name:
            return Asked(command=known, argument=argument)
    raise LineError(f"{_named(name)} is not a command. Commands: {', '.join(COMMANDS)}.")


def _options(value: object) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(option, str) for option in listed):
        raise LineError('"choose" takes a list of option ids, such as ["beginner"].')
    return tuple(readable(option) for option in listed)


def _named(name: str) -> str:
    return json.dumps(readable(name)[:60], ensure_ascii=False)
