"""The core's `Store` over SQLAlchemy."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from adapters.storage.tables import conversations
from bot.events import ConversationKey
from bot.turn import ConflictError, Stored, StoreUnavailableError

Result = TypeVar("Result")

THREADS = 8
"""Statements that may run at once; a pool of connections of the engine's default size serves them."""


class Conversations:
    """Conversations in a database."""

    def __init__(self, engine: Engine) -> None:
        """Keep the engine; the tables exist already (`adapters.storage.migrate`)."""
        self._engine = engine
        threads = 1 if engine.dialect.name == "sqlite" else THREADS
        self._threads = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="store")

    async def load(self, key: ConversationKey) -> Stored | None:
        """Return the conversation, or None when there is none."""
        return await self._run(lambda connection: _load(connection, key))

    async def save(self, key: ConversationKey, stored: Stored) -> None:
        """Write it as the successor of version `stored.version - 1`; raise ConflictError if another is there."""
        await self._run(lambda connection: _save(connection, key, stored))

    async def forget(self, key: ConversationKey) -> int:
        """Delete all of a person's conversations on a platform's workspace."""
        return await self._run(lambda connection: _forget(connection, key))

    def close(self) -> None:
        """Finish what runs and release the connections."""
        self._threads.shutdown(wait=True)
        self._engine.dispose()

    async def _run(self, work: Callable[[Connection], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._transact, work)

    def _transact(self, work: Callable[[Connection], Result]) -> Result:
        try:
            with self._engine.begin() as connection:
                return work(connection)
        except IntegrityError as error:
            raise ConflictError from error
        except (DBAPIError, PoolTimeoutError) as error:
            raise StoreUnavailableError(f"the database did not answer ({type(error).__name__})") from error


def _load(connection: Connection, key: ConversationKey) -> Stored | None:
    columns = conversations.c
    row = connection.execute(
        select(columns.version, columns.state, columns.recent, columns.updated).where(*_is(key))
    ).one_or_none()
    if row is None:
        return None
    recent = tuple((event, reply) for event, reply in json.loads(row.recent))
    return Stored(version=row.version, state=row.state, recent=recent, updated=_aware(row.updated))


def _save(connection: Connection, key: ConversationKey, stored: Stored) -> None:
    values: dict[str, Any] = {
        "version": stored.version,
        "state": stored.state,
        "recent": json.dumps(stored.recent, ensure_ascii=False),
        "updated": stored.updated.astimezone(UTC),
    }
    if stored.version == 1:
        connection.execute(insert(conversations).values(**_columns(key), **values))
        return
    before = conversations.c.version == stored.version - 1
    written = connection.execute(update(conversations).where(*_is(key), before).values(**values))
    if written.rowcount != 1:
        raise ConflictError


def _forget(connection: Connection, key: ConversationKey) -> int:
    columns = conversations.c
    gone = connection.execute(
        delete(conversations).where(
            columns.platform == key.platform, columns.workspace == key.workspace, columns.person == key.person
        )
    )
    return gone.rowcount


def _columns(key: ConversationKey) -> dict[str, str]:
    return {
        "platform": key.platform,
        "workspace": key.workspace,
        "channel": key.channel,
        "thread": key.thread,
        "person": key.person,
    }


def _is(key: ConversationKey) -> list[Any]:
    return [conversations.c[name] == value for name, value in _columns(key).items()]


def _aware(moment: datetime) -> datetime:
    """SQLite keeps no time zone: what was written in UTC comes back naive."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
