"""Deleting what is too old, a few hundred rows at a time, so that turns go on in between."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Delete, Table, and_, bindparam, delete, select, tuple_

from adapters.storage.tables import conversations, events, misses, slack_deliveries
from adapters.storage.threads import Threads
from bot.turn import EVENTS_KEPT

DELIVERIES_KEPT = timedelta(hours=1)
"""Slack's last repetition of an event comes some minutes after the first delivery."""

AT_ONCE = 500
"""Rows that one statement deletes: some tens of milliseconds for which others wait."""


def oldest(table: Table, age: str) -> Delete:
    """Return the statement that deletes some rows from before the moment `before`, by the index of their age."""
    return some(table, table.c[age] < bindparam("before"), table.c[age])


def some(table: Table, which: ColumnElement[bool], order: ColumnElement[Any]) -> Delete:
    """Return the statement that deletes some rows of a kind.

    Their kind is asked for twice, since a row may be written to between its being found and its being deleted.
    """
    found = select(*table.primary_key.columns).where(which).order_by(order).limit(AT_ONCE)
    return delete(table).where(tuple_(*table.primary_key.columns).in_(found), which)


async def delete_all(threads: Threads, statement: Delete, values: dict[str, Any]) -> int:
    """Run a statement of `some` until there are no more such rows; return how many there were."""
    total = 0
    while count := await threads.run(lambda connection: connection.execute(statement, values).rowcount):
        total += count
    return total


_CONVERSATIONS = oldest(conversations, "updated")
_EVENTS = oldest(events, "at")
_MISSES = oldest(misses, "at")
_DELIVERIES = oldest(slack_deliveries, "claimed")


async def purge(threads: Threads, now: datetime, keep: timedelta) -> int:
    """Delete conversations in which nothing happened for so long, words not understood that are as old, and events and
    deliveries that no platform repeats any more.

    Returns:
        How many conversations there were.
    """
    idle = {"before": (now - keep).astimezone(UTC)}
    await delete_all(threads, _EVENTS, {"before": (now - EVENTS_KEPT).astimezone(UTC)})
    await delete_all(threads, _DELIVERIES, {"before": (now - DELIVERIES_KEPT).astimezone(UTC).replace(tzinfo=None)})
    await delete_all(threads, _MISSES, idle)
    return await delete_all(threads, _CONVERSATIONS, idle)


def _of_workspace(table: Table) -> Delete:
    theirs = and_(table.c.platform == bindparam("platform"), table.c.workspace == bindparam("workspace"))
    return some(table, theirs, table.c.person)


_WORKSPACE = tuple(_of_workspace(table) for table in (events, misses, conversations))


async def forget_workspace(threads: Threads, platform: str, workspace: str) -> int:
    """Delete all that is kept about the people of a workspace; return how many conversations there were."""
    whose = {"platform": platform, "workspace": workspace}
    counts = [await delete_all(threads, statement, whose) for statement in _WORKSPACE]
    return counts[-1]
