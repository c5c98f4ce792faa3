"""Where a conversation stands, and its JSON.

The JSON carries a format number. `read` takes any format this program ever wrote: each entry of `UPGRADES` turns one
format into the next, so an old conversation walks up step by step. There is one format so far.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from bot.profile import Profile, Slot

FORMAT = 1

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: dict[int, Upgrade] = {}
"""Format number to the function that makes the next format of a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """Nothing is open: nobody spoke yet, or everything was cleared."""

    name: Literal["idle"] = "idle"
    profile: Profile = Profile()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question is open."""

    name: Literal["asking"] = "asking"
    profile: Profile
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirming:
    """Something was read that may be wrong, or contradicts itself: which reading is it?"""

    name: Literal["confirming"] = "confirming"
    profile: Profile
    readings: tuple[Slot, ...]
    """Readings of one criterion, likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """Advice was given; the person may ask about it, correct something, or tell more."""

    name: Literal["advised"] = "advised"
    profile: Profile
    pick: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Over: cancelled, or the choice is made. Anything new begins anew."""

    name: Literal["closed"] = "closed"
    profile: Profile
    pick: str = ""
    chosen: str = ""
    """What the person says they went with."""


State = Idle | Asking | Confirming | Advised | Closed
Opinion = Literal["", "helpful", "unhelpful"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A state with the way that led to it."""

    state: State = field(default_factory=Idle)
    past: tuple[State, ...] = ()
    """Earlier states, latest last, for `back`."""
    turn: int = 0
    pack: str = ""
    """The pack's id and fingerprint when it was last used."""
    opinion: Opinion = ""


class StateError(ValueError):
    """A stored conversation cannot be read; the message says why, without its contents."""


def write(conversation: Conversation) -> str:
    """Return the conversation as JSON."""
    body = _adapter().dump_python(conversation, mode="json", exclude_defaults=False)
    return json.dumps({"format": FORMAT, "conversation": body}, separators=(",", ":"), ensure_ascii=False)


def read(text: str, *, upgrades: Mapping[int, Upgrade] = UPGRADES, current: int = FORMAT) -> Conversation:
    """Return the conversation from JSON of this format or an earlier one.

    Raises:
        StateError: it is no conversation, or of a later format than this program knows.
    """
    try:
        document = json.loads(text)
        number = document["format"]
        while number in upgrades:
            document = upgrades[number](document)
            number = document["format"]
        if number != current:
            raise StateError(f"conversation of format {number}, and this program knows {current}")
        return _adapter().validate_python(document["conversation"])
    except (KeyError, TypeError, json.JSONDecodeError, ValidationError) as error:
        raise StateError(f"unreadable conversation ({type(error).__name__})") from error


@cache
def _adapter() -> TypeAdapter[Conversation]:
    return TypeAdapter(Conversation)
