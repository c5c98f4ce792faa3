"""The core's `Store` over SQLAlchemy."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from adapters.storage.tables import conversations
from adapters.storage.threads import Threads
from bot.events import ConversationKey
from bot.turn import ConflictError, Stored

_KEPT = (conversations.c.version, conversations.c.state, conversations.c.recent, conversations.c.updated)
_KEY = ("platform", "workspace", "channel", "thread", "person")
_PERSON = ("platform", "workspace", "person")
_IS = [conversations.c[name] == bindparam(f"key_{name}") for name in _KEY]
_PERSONS = [conversations.c[name] == bindparam(f"key_{name}") for name in _PERSON]

_LOAD = select(*_KEPT).where(*_IS)
_CREATE = insert(conversations)
_REPLACE = update(conversations).where(*_IS, conversations.c.version == bindparam("before"))
_FORGET = delete(conversations).where(*_PERSONS)
_OF_PERSON = (
    select(conversations.c.channel, conversations.c.thread, *_KEPT)
    .where(*_PERSONS)
    .order_by(conversations.c.updated.desc())
)
_PURGE = delete(conversations).where(conversations.c.updated < bindparam("before"))


class Conversations:
    """Conversations in a database."""

    def __init__(self, engine: Engine) -> None:
        """Keep the engine; the tables exist already."""
        self._threads = Threads(engine)

    async def load(self, key: ConversationKey) -> Stored | None:
        """Return the conversation, or None when there is none."""
        return await self._threads.run(lambda connection: _load(connection, key))

    async def save(self, key: ConversationKey, stored: Stored) -> None:
        """Write it as the successor of version `stored.version - 1`; raise ConflictError if another is there."""
        try:
            await self._threads.run(lambda connection: _save(connection, key, stored))
        except IntegrityError as error:
            raise ConflictError from error

    async def forget(self, key: ConversationKey) -> int:
        """Delete all of a person's conversations on a platform's workspace; return how many there were."""
        return await self._threads.run(lambda connection: connection.execute(_FORGET, _bound(key, _PERSON)).rowcount)

    async def of_person(self, key: ConversationKey) -> tuple[tuple[ConversationKey, Stored], ...]:
        """Return all conversations of the key's person on its platform and workspace, the latest first."""
        return await self._threads.run(lambda connection: _of_person(connection, key))

    async def purge(self, before: datetime) -> int:
        """Delete all conversations in which nothing happened since a moment; return how many there were."""
        moment = {"before": before.astimezone(UTC)}
        return await self._threads.run(lambda connection: connection.execute(_PURGE, moment).rowcount)

    def close(self) -> None:
        """Finish what runs and release the connections."""
        self._threads.close()


def _load(connection: Connection, key: ConversationKey) -> Stored | None:
    row = connection.execute(_LOAD, _bound(key)).one_or_none()
    return _stored(row) if row else None


def _save(connection: Connection, key: ConversationKey, stored: Stored) -> None:
    values: dict[str, Any] = {
        "version": stored.version,
        "state": stored.state,
        "recent": json.dumps(stored.recent, ensure_ascii=False),
        "updated": stored.updated.astimezone(UTC),
    }
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
    recent = tuple((event, reply) for event, reply in json.loads(row.recent))
    return Stored(version=row.version, state=row.state, recent=recent, updated=_aware(row.updated))


def _bound(key: ConversationKey, names: tuple[str, ...] = _KEY) -> dict[str, Any]:
    return {f"key_{name}": getattr(key, name) for name in names}


def _aware(moment: datetime) -> datetime:
    """SQLite keeps no time zone: what was written in UTC comes back naive."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
