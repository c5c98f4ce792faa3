"""The shared database as Bolt's stores of tokens want it: asynchronous, by the same URL as the conversations."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from adapters.storage.engine import PATIENCE

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def open_engine(url: str) -> AsyncEngine:
    """Return an engine for a SQLite or PostgreSQL URL; its errors show no parameters, for those hold tokens."""
    address = make_url(url)
    kind = address.drivername.partition("+")[0]
    if kind == "sqlite":
        engine = create_async_engine(address.set(drivername=_DRIVERS[kind]), hide_parameters=True)
        event.listen(engine.sync_engine, "connect", _settings)
        return engine
    return create_async_engine(
        address.set(drivername=_DRIVERS[kind]),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_recycle=1800,
        connect_args={name: value for name, value in PATIENCE.items() if name not in address.query},
    )


def _settings(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA synchronous=NORMAL")  # what a power failure takes back is installed again
    cursor.close()
