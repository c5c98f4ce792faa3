"""Deleting what is too old, a few hundred rows at a time, so that turns go on in between."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Delete, Table, bindparam, delete, select, tuple_

from adapters.storage.tables import conversations, events, misses
from adapters.storage.threads import Threads
from bot.turn import EVENTS_KEPT

AT_ONCE = 500
"""Rows that one statement deletes: some tens of milliseconds for which others wait."""


def oldest(table: Table, age: str) -> Delete:
    """Return the statement that deletes some rows from before the moment `before`, by the index of their age.

    The age is asked for twice, since a row may be written to between its being found and its being deleted.
    """
    old = table.c[age] < bindparam("before")
    key = tuple_(*table.primary_key.columns)
    some = select(*table.primary_key.columns).where(old).order_by(table.c[age]).limit(AT_ONCE)
    return delete(table).where(key.in_(some), old)


_CONVERSATIONS = oldest(conversations, "updated")
_EVENTS = oldest(events, "at")
_MISSES = oldest(misses, "at")


async def purge(threads: Threads, now: datetime, keep: timedelta) -> int:
    """Delete conversations in which nothing happened for so long, words not understood that are as old, and events that
    no platform delivers again.

    Returns:
        How many conversations there were.
    """
    await _all(threads, _EVENTS, now - EVENTS_KEPT)
    await _all(threads, _MISSES, now - keep)
    return await _all(threads, _CONVERSATIONS, now - keep)


async def _all(threads: Threads, statement: Delete, before: datetime) -> int:
    moment: dict[str, Any] = {"before": before.astimezone(UTC)}
    total = 0
    while True:
        count = await threads.run(lambda connection: connection.execute(statement, moment).rowcount)
        total += count
        if count == 0:
            return total
