"""One turn: load, understand, step, save. The only part of the core that awaits.

Whoever takes a turn compares and sets: a conversation is saved only as the successor of the version that was loaded,
together with the event's id and the reply. So any process may take any turn, an event delivered twice gives the reply
it gave before, and of two events at once the second is answered on top of the first.
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
from bot.wording.manners import info

REMEMBERED_EVENTS = 8
"""Redeliveries come within minutes; a person does not send more events than this in between."""

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
    recent: tuple[tuple[str, str], ...]
    """The latest events' ids with the JSON of their replies, oldest first, so that a redelivery gets the same reply."""
    updated: datetime


class ConflictError(Exception):
    """Somebody else saved this conversation since it was loaded: load again and repeat the turn."""


class StoreUnavailableError(Exception):
    """The store cannot be reached or written now; the message says what to do about it, without secrets."""


class Store(Protocol):
    """Where conversations are kept. `adapters.storage` implements it."""

    async def load(self, key: ConversationKey) -> Stored | None:
        """Return the conversation, or None when there is none."""
        ...

    async def save(self, key: ConversationKey, stored: Stored) -> None:
        """Write it as the successor of version `stored.version - 1`.

        Raises:
            ConflictError: the stored version is another one.
            StoreUnavailableError: it cannot be written now.
        """
        ...

    async def forget(self, key: ConversationKey) -> int:
        """Delete all that is kept about the key's person on its platform and workspace; return how many there were."""
        ...


async def take(incoming: Incoming, store: Store, adviser: Adviser, *, idle_for: timedelta = IDLE_FOR) -> Reply:
    """Answer an event, once.

    Raises:
        StoreUnavailableError: nothing was changed and nothing may be said but that it did not work.
    """
    event = _legible(incoming.event)
    for _ in range(ATTEMPTS):
        stored = await store.load(incoming.key)
        earlier = _earlier_reply(stored, incoming.id)
        if earlier is not None:
            return replace(earlier, repeated=True)
        conversation, remark = _opened(stored)
        if stored is not None and incoming.at - stored.updated > idle_for:
            conversation = step(adviser, conversation, Expired(), at=incoming.at).conversation
        taken = step(adviser, conversation, event, at=incoming.at, seen=incoming.seen)
        reply = replace(taken.reply, parts=(*remark, *taken.reply.parts))
        if taken.forget:
            await store.forget(incoming.key)
            return reply
        try:
            await store.save(incoming.key, _successor(stored, taken.conversation, reply, incoming))
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


def _earlier_reply(stored: Stored | None, event_id: str) -> Reply | None:
    if stored is None:
        return None
    return next((_replies().validate_json(reply) for known, reply in stored.recent if known == event_id), None)


def _opened(stored: Stored | None) -> tuple[Conversation, tuple[Part, ...]]:
    if stored is None:
        return Conversation(), ()
    try:
        return read(stored.state), ()
    except StateError:
        return Conversation(turn=stored.version), (info("I could not read what we had, so this begins anew."),)


def _successor(stored: Stored | None, conversation: Conversation, reply: Reply, incoming: Incoming) -> Stored:
    earlier = stored.recent if stored else ()
    recent = (*earlier, (incoming.id, _replies().dump_json(reply).decode()))[-REMEMBERED_EVENTS:]
    return Stored(
        version=stored.version + 1 if stored else 1,
        state=write(conversation),
        recent=recent,
        updated=max(incoming.at, stored.updated) if stored else incoming.at,
    )


@cache
def _replies() -> TypeAdapter[Reply]:
    return TypeAdapter(Reply)
