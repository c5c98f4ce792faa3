"""Which deliveries were dealt with, so that one that Slack repeats, to any replica, has one effect.

A turn is taken once, which the core sees to; what is kept here is whether its answer got out. A repetition whose answer
is out is dropped. One whose answer may still be on its way is left to whoever is at it; when that one has died, the
next repetition takes over, because by then the delivery or the claim on it is older than any answer takes.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, Protocol

from sqlalchemy import Boolean, Column, DateTime, MetaData, String, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncEngine

log = logging.getLogger(__name__)

Claim = Literal["ours", "busy", "done"]
Clock = Callable[[], datetime]

LEASE: Final = timedelta(seconds=45)
"""Longer than any answer takes, shorter than the minute after which Slack repeats an event."""
KEPT: Final = timedelta(hours=1)
"""Slack's last repetition comes some minutes after the first delivery."""


class Deliveries(Protocol):
    """Who deals with a delivery."""

    async def claim(self, name: str, begun: datetime | None = None) -> Claim:
        """Return `ours` when nobody else deals or dealt with it; `begun` is when somebody may have begun to."""
        ...

    async def is_done(self, name: str) -> bool:
        """Return whether its answer is out."""
        ...

    def finish(self, name: str) -> None:
        """Remember, soon, that its answer is out."""
        ...

    async def release(self, name: str) -> None:
        """Let the next repetition try again, whenever it comes."""
        ...


class SharedDeliveries:
    """Deliveries in the database that all replicas share."""

    def __init__(self, engine: AsyncEngine, clock: Clock = lambda: datetime.now(UTC)) -> None:
        """Use a table of its own beside Bolt's installations."""
        self._engine = engine
        self._clock = clock
        self._ended: dict[str, datetime] = {}
        self._writing: asyncio.Task[None] | None = None
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

    async def claim(self, name: str, begun: datetime | None = None) -> Claim:
        """Return `ours` when nobody else deals or dealt with it; `begun` is when somebody may have begun to."""
        now, columns = self._now(), self._table.c
        if name in self._ended:
            return "done"
        async with self._engine.connect() as connection:
            row = (await connection.execute(select(columns.claimed, columns.done).where(columns.name == name))).first()
        if row is None:
            fresh = begun is not None and _naive(begun) > now - LEASE
            return "busy" if fresh else await self._enter(name, now)
        if row.done:
            return "done"
        if row.claimed > now - LEASE:
            return "busy"
        mine = update(self._table).where(columns.name == name, columns.claimed == row.claimed).values(claimed=now)
        async with self._engine.begin() as connection:
            return "ours" if (await connection.execute(mine)).rowcount else "busy"

    async def is_done(self, name: str) -> bool:
        """Return whether its answer is out."""
        if name in self._ended:
            return True
        query = select(self._table.c.name).where(self._table.c.name == name, self._table.c.done)
        async with self._engine.connect() as connection:
            return (await connection.execute(query)).first() is not None

    def finish(self, name: str) -> None:
        """Remember, soon, that its answer is out: all that end while one transaction runs share the next."""
        self._ended[name] = self._now()
        if self._writing is None or self._writing.done():
            self._writing = asyncio.get_running_loop().create_task(self._write())

    async def release(self, name: str) -> None:
        """Let the next repetition try again, whenever it comes."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(self._table).where(self._table.c.name == name))
            await connection.execute(insert(self._table).values(name=name, claimed=datetime.min, done=False))  # noqa: DTZ901

    async def close(self) -> None:
        """Finish writing."""
        if self._writing is not None:
            await self._writing

    async def _enter(self, name: str, now: datetime) -> Claim:
        try:
            async with self._engine.begin() as connection:
                await connection.execute(insert(self._table).values(name=name, claimed=now, done=False))
        except IntegrityError:
            return "busy"  # somebody else at the same moment
        return "ours"

    async def _write(self) -> None:
        while self._ended:
            ended = dict(self._ended)
            rows = [{"name": name, "claimed": at, "done": True} for name, at in ended.items()]
            try:
                async with self._engine.begin() as connection:
                    await connection.execute(delete(self._table).where(self._table.c.name.in_(ended)))
                    await connection.execute(insert(self._table), rows)
            except Exception as error:  # noqa: BLE001 - the answers are out, which is what counts
                log.error("deliveries not remembered: %s", type(error).__name__)  # noqa: TRY400
            for name in ended:
                self._ended.pop(name, None)

    async def _create(self) -> None:
        async with self._engine.begin() as connection:
            await connection.run_sync(self._metadata.create_all)

    def _now(self) -> datetime:
        return _naive(self._clock())


def _naive(moment: datetime) -> datetime:
    """Return a time as databases without time zones keep it."""
    return moment.astimezone(UTC).replace(tzinfo=None)
