"""Which deliveries were dealt with, so that one that Slack repeats, to any replica, has one effect.

A turn is taken once, which the core sees to; what is kept here is whether its answer got out. A repetition whose answer
is out is dropped. One whose answer may still be on its way is left to whoever is at it; when that one has died, the
next repetition takes over, because by then the delivery or the claim on it is older than any answer takes.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal, Protocol

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from adapters.storage.purging import delete_all, some
from adapters.storage.tables import slack_deliveries
from adapters.storage.threads import Threads

log = logging.getLogger(__name__)

Claim = Literal["ours", "busy", "done"]
Clock = Callable[[], datetime]

LEASE: Final = timedelta(seconds=45)
"""Longer than any answer takes, shorter than the minute after which Slack repeats an event."""

_THIS = slack_deliveries.c.name == bindparam("key")
_FIND = select(slack_deliveries.c.claimed, slack_deliveries.c.done).where(_THIS)
_ENTER = insert(slack_deliveries)
_TAKE_OVER = update(slack_deliveries).where(_THIS, slack_deliveries.c.claimed == bindparam("then"))
_DROP = delete(slack_deliveries).where(_THIS)


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

    async def forget(self, workspace: str) -> None:
        """Delete what is kept about the deliveries of a workspace."""
        ...


class SharedDeliveries:
    """Deliveries in the database that all replicas share."""

    def __init__(self, database: Threads, clock: Clock = lambda: datetime.now(UTC)) -> None:
        """Keep the database, whose tables exist already."""
        self._database = database
        self._clock = clock
        self._ended: dict[str, datetime] = {}
        self._writing: asyncio.Task[None] | None = None

    async def claim(self, name: str, begun: datetime | None = None) -> Claim:
        """Return `ours` when nobody else deals or dealt with it; `begun` is when somebody may have begun to."""
        if name in self._ended:
            return "done"
        now = self._now()
        fresh = begun is not None and _naive(begun) > now - LEASE
        try:
            return await self._database.run(lambda connection: _claimed(connection, name, now, fresh=fresh))
        except IntegrityError:
            return "busy"  # somebody else at the same moment

    async def is_done(self, name: str) -> bool:
        """Return whether its answer is out."""
        if name in self._ended:
            return True
        row = await self._database.run(lambda connection: connection.execute(_FIND, {"key": name}).first())
        return row is not None and bool(row.done)

    def finish(self, name: str) -> None:
        """Remember, soon, that its answer is out: all that end while one transaction runs share the next."""
        self._ended[name] = self._now()
        if self._writing is None or self._writing.done():
            self._writing = asyncio.get_running_loop().create_task(self._write())

    async def release(self, name: str) -> None:
        """Let the next repetition try again, whenever it comes."""
        await self._replace([{"name": name, "claimed": datetime.min, "done": False}])  # noqa: DTZ901

    async def forget(self, workspace: str) -> None:
        """Delete what is kept about the deliveries of a workspace."""
        begin, name = f"{workspace}:", slack_deliveries.c.name
        await delete_all(self._database, some(slack_deliveries, func.substr(name, 1, len(begin)) == begin, name), {})

    async def close(self) -> None:
        """Finish writing."""
        if self._writing is not None:
            await self._writing

    async def _write(self) -> None:
        while self._ended:
            ended = dict(self._ended)
            try:
                await self._replace([{"name": name, "claimed": at, "done": True} for name, at in ended.items()])
            except Exception as error:  # noqa: BLE001 - the answers are out, which is what counts
                log.error("deliveries not remembered: %s", type(error).__name__)  # noqa: TRY400
            for name in ended:
                self._ended.pop(name, None)

    async def _replace(self, rows: list[dict[str, Any]]) -> None:
        def work(connection: Connection) -> None:
            connection.execute(_DROP, [{"key": row["name"]} for row in rows])
            connection.execute(_ENTER, rows)

        await self._database.together(work)

    def _now(self) -> datetime:
        return _naive(self._clock())


def _claimed(connection: Connection, name: str, now: datetime, *, fresh: bool) -> Claim:
    row = connection.execute(_FIND, {"key": name}).first()
    if row is None:
        if fresh:
            return "busy"
        connection.execute(_ENTER, {"name": name, "claimed": now, "done": False})
        return "ours"
    if row.done:
        return "done"
    if row.claimed > now - LEASE:
        return "busy"
    return (
        "ours"
        if connection.execute(_TAKE_OVER, {"key": name, "then": row.claimed, "claimed": now}).rowcount
        else "busy"
    )


def _naive(moment: datetime) -> datetime:
    """Return a time as databases without time zones keep it."""
    return moment.astimezone(UTC).replace(tzinfo=None)
