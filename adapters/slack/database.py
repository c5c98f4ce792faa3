"""The shared database as Bolt's stores want it: asynchronous, by the same URL as the conversations."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def open_engine(url: str) -> AsyncEngine:
    """Return an engine for a SQLite or PostgreSQL URL."""
    address = make_url(url)
    kind = address.drivername.partition("+")[0]
    if kind == "sqlite":
        engine = create_async_engine(address.set(drivername=_DRIVERS[kind]))
        event.listen(engine.sync_engine, "connect", _settings)
        return engine
    return create_async_engine(address.set(drivername=_DRIVERS[kind]), pool_pre_ping=True, pool_recycle=1800)


def _settings(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA synchronous=NORMAL")  # a claim that a power failure takes back does no harm
    cursor.close()
