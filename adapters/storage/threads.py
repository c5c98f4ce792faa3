"""Transactions in threads, so that a slow disk never holds up the event loop, and one error for all that fails."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.turn import StoreUnavailableError

Result = TypeVar("Result")

AT_ONCE = 8
"""Transactions that may run at once; a pool of connections of the engine's default size serves them. SQLite has one
writer anyway, and one thread keeps its turns in order."""


class Threads:
    """Runs work on a connection, each piece in a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        """Keep the engine."""
        self._engine = engine
        threads = 1 if engine.dialect.name == "sqlite" else AT_ONCE
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="store")

    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """Return what the work returns.

        Raises:
            IntegrityError: a constraint of the database says no.
            StoreUnavailableError: the database cannot be reached or written; the message holds no secrets.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._transact, work)

    def close(self) -> None:
        """Finish what runs and release the connections."""
        self._pool.shutdown(wait=True)
        self._engine.dispose()

    def _transact(self, work: Callable[[Connection], Result]) -> Result:
        try:
            with self._engine.begin() as connection:
                return work(connection)
        except IntegrityError:
            raise
        except (DBAPIError, PoolTimeoutError) as error:
            raise StoreUnavailableError(f"the database did not answer ({type(error).__name__})") from error
