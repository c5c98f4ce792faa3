"""Small facts that outlive a process, by name."""

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from adapters.storage.tables import notes
from adapters.storage.threads import Threads


class Notes:
    """Short texts in the same database as the conversations."""

    def __init__(self, engine: Engine) -> None:
        """Keep the engine; the tables exist already."""
        self._threads = Threads(engine)

    async def get(self, name: str) -> str | None:
        """Return what was put under a name."""
        return await self._threads.run(
            lambda connection: connection.execute(
                select(notes.c.value).where(notes.c.name == name)
            ).scalar_one_or_none()
        )

    async def put(self, name: str, value: str) -> None:
        """Keep a text under a name, in place of what was there."""
        try:
            await self._threads.run(lambda connection: _put(connection, name, value))
        except IntegrityError:  # somebody else put it at the same time: the later one counts
            await self._threads.run(lambda connection: _put(connection, name, value))

    def close(self) -> None:
        """Finish what runs."""
        self._threads.close()


def _put(connection: Connection, name: str, value: str) -> None:
    written = connection.execute(update(notes).where(notes.c.name == name).values(value=value))
    if written.rowcount == 0:
        connection.execute(insert(notes).values(name=name, value=value))
