"""The core's `Store` over SQLAlchemy."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, and_, bindparam, delete, insert, literal, select, update
from sqlalchemy.exc import IntegrityError

from adapters.storage import purging, tallies
from adapters.storage.events import digest, remember, strip, unpacked
from adapters.storage.tables import conversations, events, misses
from adapters.storage.threads import Threads
from bot.events import ConversationKey
from bot.turn import Answered, ConflictError, Loaded, Stored

Result = TypeVar("Result")

_KEPT = (conversations.c.version, conversations.c.state, conversations.c.updated)
_KEY = ("platform", "workspace", "channel", "thread", "person")
_PERSON = ("platform", "workspace", "person")
_IS = [conversations.c[name] == bindparam(f"key_{name}") for name in _KEY]
_PERSONS = [conversations.c[name] == bindparam(f"key_{name}") for name in _PERSON]

_ONE_ROW = select(literal(1).label("here")).subquery()
_LOAD = select(*_KEPT, events.c.reply).select_from(
    _ONE_ROW.outerjoin(conversations, and_(*_IS)).outerjoin(events, events.c.event == bindparam("event"))
)
"""One statement, so that the conversation and its events are seen at the same moment."""
_CREATE = insert(conversations)
_REPLACE = update(conversations).where(*_IS, conversations.c.version == bindparam("before"))
_FORGET = delete(conversations).where(*_PERSONS)
_FORGET_MISSES = delete(misses).where(*(misses.c[name] == bindparam(f"key_{name}") for name in _PERSON))
_OF_PERSON = (
    select(conversations.c.channel, conversations.c.thread, *_KEPT)
    .where(*_PERSONS)
    .order_by(conversations.c.updated.desc())
)


class Conversations:
    """Conversations in a database."""

    def __init__(self, engine: Engine, *, keep_texts: bool = False) -> None:
        """Keep the engine, whose tables exist already; `keep_texts` says whether to keep words not understood."""
        self.threads = Threads(engine)
        self._keep_texts = keep_texts

    async def load(self, key: ConversationKey, event: str = "") -> Loaded:
        """Return the conversation, and what was answered to an event of it."""
        return await self.threads.run(lambda connection: _load(connection, key, event))

    async def save(self, key: ConversationKey, stored: Stored, answered: Answered) -> None:
        """Write the successor of version `stored.version - 1` and the event; raise ConflictError if it is none."""

        def work(connection: Connection) -> None:
            _save(connection, key, stored)
            remember(connection, key, answered)
            if self._keep_texts:
                tallies.keep(connection, key, answered.at, answered.missed)
            tallies.add(connection, answered)

        await self._at_once(work)

    async def forget(self, key: ConversationKey, event: str, at: datetime) -> int:
        """Delete all of a person's conversations on a platform's workspace; return how many there were."""

        def work(connection: Connection) -> int:
            count = connection.execute(_FORGET, _bound(key, _PERSON)).rowcount
            connection.execute(_FORGET_MISSES, _bound(key, _PERSON))
            strip(connection, key, event, at)
            return count

        return await self._at_once(work)

    async def forget_workspace(self, platform: str, workspace: str) -> int:
        """Delete all that is kept about the people of a workspace; return how many conversations there were."""
        return await purging.forget_workspace(self.threads, platform, workspace)

    async def of_person(self, key: ConversationKey) -> tuple[tuple[ConversationKey, Stored], ...]:
        """Return all conversations of the key's person on its platform and workspace, the latest first."""
        return await self.threads.run(lambda connection: _of_person(connection, key))

    async def purge(self, now: datetime, keep: timedelta) -> int:
        """Delete what is too old, as `purging` says; return how many conversations there were."""
        return await purging.purge(self.threads, now, keep)

    def close(self) -> None:
        """Finish what runs and release the connections."""
        self.threads.close()

    async def _at_once(self, work: Callable[[Connection], Result]) -> Result:
        try:
            return await self.threads.together(work)
        except IntegrityError as error:
            raise ConflictError from error


def _load(connection: Connection, key: ConversationKey, event: str) -> Loaded:
    row = connection.execute(_LOAD, _bound(key) | {"event": digest(key, event)}).one()
    return Loaded(stored=_stored(row) if row.version else None, earlier=unpacked(row.reply))


def _save(connection: Connection, key: ConversationKey, stored: Stored) -> None:
    values = {"version": stored.version, "state": stored.state, "updated": stored.updated.astimezone(UTC)}
    if stored.version == 1:
        connection.execute(_CREATE, {name: getattr(key, name) for name in _KEY} | values)
        return
    written = connection.execute(_REPLACE, _bound(key) | {"before": stored.version - 1} | values)
    if written.rowcount != 1:
        raise ConflictError


def _of_person(connection: Connection, key: ConversationKey) -> tuple[tuple[ConversationKey, Stored], ...]:
    return tuple(
        (replace(key, channel=row.channel, thread=row.thread), _stored(row))
        for row in connection.execute(_OF_PERSON, _bound(key, _PERSON))
    )


def _stored(row: Any) -> Stored:
    return Stored(version=row.version, state=row.state, updated=_aware(row.updated))


def _bound(key: ConversationKey, names: tuple[str, ...] = _KEY) -> dict[str, Any]:
    return {f"key_{name}": getattr(key, name) for name in names}


def _aware(moment: datetime) -> datetime:
    """SQLite keeps no time zone: what was written in UTC comes back naive."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
