"""Opening a database by its URL, with the settings that make it safe."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

BUSY_MS = 5000
"""How long a SQLite writer waits for another process to finish its transaction."""

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


PATIENCE = {"connect_timeout": 5, "tcp_user_timeout": 10_000, "keepalives_idle": 30, "keepalives_interval": 5}
"""How soon libpq gives up on a PostgreSQL server that is silent: seconds, and milliseconds for `tcp_user_timeout`."""


def open_engine(url: str | URL, *, durable: bool = True) -> Engine:
    """Return an engine for a SQLite or PostgreSQL URL, on which each statement outside `transaction` is one by itself.

    Args:
        url: `sqlite:///PATH` or `postgresql://...`.
        durable: for SQLite, whether a commit survives a power failure (a little slower) or only a crash of the program.

    Raises:
        ValueError: the URL is of another kind of database, or none at all; the message holds no password.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(address, isolation_level="AUTOCOMMIT", hide_parameters=True)
        event.listen(engine, "connect", _sqlite_settings("FULL" if durable else "NORMAL"))
        return engine
    patience = {name: value for name, value in PATIENCE.items() if name not in address.query}
    return create_engine(
        address,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,  # they hold what people said
        pool_size=8,
        pool_recycle=1800,
        connect_args=patience,
    )


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Make all statements of the block one transaction, on a connection of `open_engine`; an error undoes them."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.dialect.name == "sqlite" else "BEGIN")
    try:
        yield
    except BaseException:
        if not connection.invalidated:
            with suppress(DBAPIError):  # there is nothing to undo, since the database has done it by itself
                connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


def _address(url: str | URL) -> URL:
    try:
        address = make_url(url)
    except Exception as error:
        raise ValueError("the database URL cannot be read; write sqlite:///PATH or postgresql://...") from error
    kind = address.drivername.split("+")[0]
    if kind == "sqlite" and address.database in {None, "", ":memory:"}:
        raise ValueError("a database in memory forgets everything; write sqlite:///PATH")
    if kind not in DRIVERS:
        raise ValueError(f"a database of kind {kind!r} is not supported; write sqlite:///PATH or postgresql://...")
    return address.set(drivername=DRIVERS[kind])


def _sqlite_settings(synchronous: str) -> Any:
    def apply(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        _write_ahead(cursor)
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        cursor.execute(f"PRAGMA synchronous={synchronous}")
        cursor.close()

    return apply


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Have SQLite write ahead. Of two that switch a new file at once it refuses one without waiting, so wait here."""
    cursor.execute("PRAGMA busy_timeout=0")
    give_up = monotonic() + BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            primary_code = error.sqlite_errorcode & 0xFF  # SQLITE_BUSY_RECOVERY is one kind of SQLITE_BUSY
            if primary_code != sqlite3.SQLITE_BUSY or monotonic() > give_up:
                raise
            sleep(0.01)
        else:
            return
