"""One turn: load, understand, step, save. The only part of the core that awaits.

Whoever takes a turn compares and sets: a conversation is saved only as the successor of the version that was loaded,
together with the event and its reply. So any process may take any turn, an event delivered twice gives the reply it
gave before, and of two events at once the second is answered on top of the first.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Protocol

from pydantic import TypeAdapter

from bot.adviser import Adviser
from bot.conversation import step
from bot.events import Asked, Chose, ConversationKey, Event, Expired, Filled, Incoming, Said
from bot.replies import Part, Reply
from bot.state import Conversation, StateError, read, write
from bot.tallies import Count, counts, missed
from bot.wording.manners import info

EVENTS_KEPT = timedelta(hours=25)
"""How long an event delivered again gets the reply that it got before. Slack repeats an event within minutes, and for a
day where an app asks for delayed events; Discord sends what was missed when a connection is resumed, within minutes."""

ATTEMPTS = 20
"""Conflicts in a row before giving up; each one means that another event of this conversation went through."""

IDLE_FOR = timedelta(days=30)
"""After so long without a word a conversation begins anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A conversation as kept: opaque to the store, which only compares versions."""

    version: int
    """Counts saves from 1."""
    state: str
    """JSON with a format number; `bot.state` reads and writes it."""
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An event with the reply that it got."""

    event: str
    """The platform's id of it."""
    reply: bytes
    """JSON, opaque to the store."""
    at: datetime
    """When the event happened."""
    counts: tuple[Count, ...] = ()
    """What the turn adds to the owner's counts."""
    missed: tuple[str, ...] = ()
    """Words that were not understood, for an owner who keeps them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What there is when an event arrives."""

    stored: Stored | None = None
    earlier: bytes | None = None
    """The JSON of the reply that this very event got; empty when all about its person was deleted since."""


class ConflictError(Exception):
    """Somebody else saved this conversation since it was loaded: load again and repeat the turn."""


class StoreUnavailableError(Exception):
    """The store cannot be reached or written now; the message says what to do about it, without secrets."""


class Store(Protocol):
    """Where conversations are kept. `adapters.storage` implements it."""

    async def load(self, key: ConversationKey, event: str = "") -> Loaded:
        """Return the conversation, and what was answered to an event of it."""
        ...

    async def save(self, key: ConversationKey, stored: Stored, answered: Answered) -> None:
        """Write it as the successor of version `stored.version - 1`, with the event that made it so: all or nothing.

        Raises:
            ConflictError: the stored version is another one, or the event was taken before.
            StoreUnavailableError: it cannot be written now.
        """
        ...

    async def forget(self, key: ConversationKey, event: str, at: datetime) -> int:
        """Delete all that is kept about the key's person on its platform and workspace; return how many conversations.

        Of the event that asked for it, and of those before, it stays known that they were taken, and nothing else.

        Raises:
            ConflictError: the event was taken before.
            StoreUnavailableError: nothing was deleted.
        """
        ...

    async def forget_workspace(self, platform: str, workspace: str) -> int:
        """Delete all that is kept about the people of a workspace; return how many conversations there were.

        Raises:
            StoreUnavailableError: not all was deleted.
        """
        ...


async def take(incoming: Incoming, store: Store, adviser: Adviser, *, idle_for: timedelta = IDLE_FOR) -> Reply:
    """Answer an event, once.

    Raises:
        StoreUnavailableError: nothing was changed and nothing may be said but that it did not work.
    """
    event = _legible(incoming.event)
    for _ in range(ATTEMPTS):
        loaded = await store.load(incoming.key, incoming.id)
        if loaded.earlier is not None:
            earlier = _replies().validate_json(loaded.earlier) if loaded.earlier else _farewell(adviser, incoming)
            return replace(earlier, repeated=True)
        conversation, remark = _opened(loaded.stored)
        if loaded.stored is not None and incoming.at - loaded.stored.updated > idle_for:
            conversation = step(adviser, conversation, Expired(), at=incoming.at).conversation
        taken = step(adviser, conversation, event, at=incoming.at, seen=incoming.seen)
        reply = replace(taken.reply, parts=(*remark, *taken.reply.parts))
        try:
            if taken.forget:
                await store.forget(incoming.key, incoming.id, incoming.at)
                return _farewell(adviser, incoming)
            answered = Answered(
                event=incoming.id,
                reply=_replies().dump_json(reply),
                at=incoming.at,
                counts=counts(conversation, taken.conversation, taken.reply),
                missed=missed(taken.reply),
            )
            await store.save(incoming.key, _successor(loaded.stored, taken.conversation, incoming), answered)
        except ConflictError:
            continue
        return reply
    raise StoreUnavailableError("too many events at once for one conversation; try again in a moment")


def _legible(event: Event) -> Event:
    """Return the event with text that can be written down: half a character, which JSON can carry, becomes a mark."""
    match event:
        case Said(text):
            return Said(_whole(text))
        case Asked(command, argument):
            return Asked(command, _whole(argument))
        case Filled(answers, text):
            return Filled(answers, _whole(text))
        case Chose() | Expired():
            return event


def _whole(text: str) -> str:
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _opened(stored: Stored | None) -> tuple[Conversation, tuple[Part, ...]]:
    if stored is None:
        return Conversation(), ()
    try:
        return read(stored.state), ()
    except StateError:
        return Conversation(turn=stored.version), (info("I could not read what we had, so this begins anew."),)


def _successor(stored: Stored | None, conversation: Conversation, incoming: Incoming) -> Stored:
    return Stored(
        version=stored.version + 1 if stored else 1,
        state=write(conversation),
        updated=max(incoming.at, stored.updated) if stored else incoming.at,
    )


def _farewell(adviser: Adviser, incoming: Incoming) -> Reply:
    """Return the answer to "forget me", which is the same whatever there was: nothing has to be kept to repeat it."""
    return step(adviser, Conversation(), Asked("forget"), at=incoming.at).reply


@cache
def _replies() -> TypeAdapter[Reply]:
    return TypeAdapter(Reply)
