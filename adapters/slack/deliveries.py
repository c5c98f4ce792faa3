"""Which deliveries were dealt with, so that one that Slack repeats, to any replica, has one effect.

A delivery is claimed before its turn is taken and finished when its answer is out. Whoever finds it claimed by somebody
else leaves it; when that one died in between, its claim runs out and the next repetition takes over.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, Protocol

from sqlalchemy import Boolean, Column, DateTime, MetaData, String, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncEngine

Claim = Literal["ours", "busy", "done"]
Clock = Callable[[], datetime]

LEASE: Final = timedelta(seconds=45)
"""Longer than any answer takes, shorter than the minute after which Slack repeats an event."""
KEPT: Final = timedelta(hours=1)
"""Slack's last repetition comes some minutes after the first delivery."""


class Deliveries(Protocol):
    """Who deals with a delivery."""

    async def claim(self, name: str) -> Claim:
        """Return `ours` when nobody else deals or dealt with it."""
        ...

    async def finish(self, name: str) -> None:
        """Remember that its answer is out."""
        ...

    async def release(self, name: str) -> None:
        """Let the next repetition try again."""
        ...


class SharedDeliveries:
    """Deliveries in the database that all replicas share."""

    def __init__(self, engine: AsyncEngine, clock: Clock = lambda: datetime.now(UTC)) -> None:
        """Use a table of its own beside Bolt's installations."""
        self._engine = engine
        self._clock = clock
        self._metadata = MetaData()
        self._table = Table(
            "slack_deliveries",
            self._metadata,
            Column("name", String(200), primary_key=True),
            Column("claimed", DateTime, nullable=False, index=True),
            Column("done", Boolean, nullable=False),
        )

    async def prepare(self) -> None:
        """Create the table where it is missing, and forget what no repetition can ask for any more."""
        try:
            await self._create()
        except (OperationalError, ProgrammingError, IntegrityError):
            await self._create()  # another replica was creating it at the same moment
        old = delete(self._table).where(self._table.c.claimed < self._now() - KEPT)
        async with self._engine.begin() as connection:
            await connection.execute(old)

    async def claim(self, name: str) -> Claim:
        """Return `ours` when nobody else deals or dealt with it."""
        now = self._now()
        try:
            async with self._engine.begin() as connection:
                await connection.execute(insert(self._table).values(name=name, claimed=now, done=False))
        except IntegrityError:
            return await self._claimed_before(name, now)
        return "ours"

    async def finish(self, name: str) -> None:
        """Remember that its answer is out."""
        async with self._engine.begin() as connection:
            await connection.execute(update(self._table).where(self._table.c.name == name).values(done=True))

    async def release(self, name: str) -> None:
        """Let the next repetition try again."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(self._table).where(self._table.c.name == name))

    async def _create(self) -> None:
        async with self._engine.begin() as connection:
            await connection.run_sync(self._metadata.create_all)

    async def _claimed_before(self, name: str, now: datetime) -> Claim:
        columns = self._table.c
        async with self._engine.begin() as connection:
            row = (await connection.execute(select(columns.claimed, columns.done).where(columns.name == name))).first()
            if row is not None and row.done:
                return "done"
            if row is None or row.claimed > now - LEASE:
                return "busy"
            mine = update(self._table).where(columns.name == name, columns.claimed == row.claimed).values(claimed=now)
            return "ours" if (await connection.execute(mine)).rowcount else "busy"

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC).replace(tzinfo=None)
