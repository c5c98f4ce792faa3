"""Statements in threads, so that a slow disk never holds up the event loop, and one error for all that fails."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from adapters.storage.engine import transaction
from adapters.storage.failures import reason
from bot.turn import StoreUnavailableError

Result = TypeVar("Result")

AT_ONCE = 8
"""Statements that may run at once; the engine's pool has as many connections. SQLite has one writer anyway, and one
thread keeps its turns in order."""


class Threads:
    """Runs work on a connection."""

    def __init__(self, engine: Engine) -> None:
        """Keep the engine."""
        self._engine = engine
        threads = 1 if engine.dialect.name == "sqlite" else AT_ONCE
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="store")

    @property
    def url(self) -> str:
        """The database's URL with its password, for a library that opens it by itself."""
        return self._engine.url.render_as_string(hide_password=False)

    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """Return what the work returns. Each of its statements is a transaction of its own.

        Work is done again when its connection turns out to be broken, as all are after a restart of PostgreSQL. Since
        nobody knows whether the first attempt was heard, it must be work that may be done twice.

        Raises:
            IntegrityError: a constraint of the database says no.
            StoreUnavailableError: the database cannot be reached or written; the message holds no secrets.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._perform, work)

    async def together(self, work: Callable[[Connection], Result]) -> Result:
        """Return what the work returns, all of whose statements are one transaction; an error undoes them.

        Raises: as `run` does, and what the work raises.
        """

        def whole(connection: Connection) -> Result:
            with transaction(connection):
                return work(connection)

        return await self.run(whole)

    def close(self) -> None:
        """Finish what runs and release the connections."""
        self._pool.shutdown(wait=True)
        self._engine.dispose()

    def _perform(self, work: Callable[[Connection], Result]) -> Result:
        try:
            try:
                return self._attempt(work)
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
            return self._attempt(work)
        except IntegrityError:
            raise
        except (DBAPIError, PoolTimeoutError) as error:
            raise StoreUnavailableError(reason(error)) from error

    def _attempt(self, work: Callable[[Connection], Result]) -> Result:
        with self._engine.connect() as connection:
            try:
                return work(connection)
            except IntegrityError:
                raise
            except DBAPIError:
                connection.invalidate()  # whatever was wrong with it, the next one begins anew
                raise
