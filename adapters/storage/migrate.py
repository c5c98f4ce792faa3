"""Bringing a database to the shape that this program needs, whichever release made it.

Every process does it at its start. Where nothing is to do, that is one question to the database, and Alembic is not
even imported. Otherwise one process migrates, in one transaction, while the others wait.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from adapters.storage.engine import transaction
from adapters.storage.tables import HEAD

VERSIONS = "whichframework_schema"
"""Alembic's table, by a name of our own, since another program may share the database."""

LOCK = 0x77686963
"""PostgreSQL's advisory locks have numbers for names."""


class NewerSchemaError(Exception):
    """The database was migrated by a later release of this program."""


def migrate(engine: Engine, *, to: str = HEAD) -> None:
    """Make the database's shape that of a revision, by default the latest.

    Raises:
        NewerSchemaError: a later release made it what it is; nothing was changed.
        sqlalchemy.exc.DBAPIError: the database cannot be reached or written; nothing was changed.
    """
    if _revision(engine) == to:
        return
    with _alone(engine) as connection:
        _upgrade(connection, to)


def _revision(engine: Engine) -> str | None:
    """Return the revision that the database is at; None when it is new, or from before migrations."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(VERSIONS):
            return None
        return connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()  # noqa: S608 - a constant


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that no other process migrates beside."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection, transaction(connection):
            yield connection
        return
    with engine.execution_options(isolation_level="READ COMMITTED").begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield connection


def _upgrade(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise NewerSchemaError("the database is of a later release of whichframework; update this program") from error
