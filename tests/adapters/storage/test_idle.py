"""A hundred thousand conversations that nobody comes back to cost disk, not memory, and hold nobody up."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import psutil
import pytest
from sqlalchemy import Engine, event, func, select

from adapters.storage.conversations import Conversations
from adapters.storage.tables import conversations, events
from bot.adviser import Adviser
from bot.events import ConversationKey, Incoming, Said
from bot.turn import take

MANY = 100_000
STATE = '{"format":1,"conversation":{}}'.ljust(1000)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEEP = timedelta(days=30)
KEY = ConversationKey(platform="slack", workspace="T1", channel="C1", person="ada")
MEGABYTES = 24
"""More than a few turns need, and far less than a hundred thousand of anything."""
WHOLE_TABLE = re.compile(r"(Seq Scan on|SCAN) (conversations|events|misses)\b(?! USING)")

NUMBERS = "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i FROM n) AS n"
FILL = """
INSERT INTO conversations (platform, workspace, channel, thread, person, version, state, updated)
SELECT 'slack', 'T1', 'C1', '', 'U' || i, 1, '{state}', '2026-01-02 00:00:00.000000' FROM {numbers};
INSERT INTO events (event, platform, workspace, person, at, reply)
SELECT 'e' || i, 'slack', 'T1', 'U' || i, '2026-01-02 00:00:00.000000', '' FROM {numbers};
INSERT INTO misses (platform, workspace, person, at, text)
SELECT 'slack', 'T1', 'U' || i, '2026-01-02 00:00:00.000000', 'the moon' FROM {numbers};
ANALYZE
"""


@pytest.fixture
def crowded(engine: Engine) -> Engine:
    """A database of idle conversations, with an event each, written by the database itself."""
    with engine.connect() as connection:
        for statement in FILL.format(state=STATE, numbers=NUMBERS).split(";"):
            connection.exec_driver_sql(statement)
    return engine


async def test_a_hundred_thousand_idle_conversations_cost_no_memory(crowded: Engine, adviser: Adviser) -> None:
    """Neither a turn beside them nor their purge; what is not idle stays."""
    store, said = Conversations(crowded), Incoming(key=KEY, id="1", at=NOW, event=Said("new to python"))
    await take(replace(said, key=replace(KEY, person="bob")), store, adviser)
    before = resident()
    await take(said, store, adviser)
    gone = await store.purge(NOW, KEEP)
    grown = resident() - before
    with crowded.connect() as connection:
        left = [connection.execute(select(func.count()).select_from(each)).scalar() for each in (conversations, events)]
    store.close()

    assert (MANY, [2, 2]) == (gone, left)
    assert grown < MEGABYTES


async def test_turns_go_on_between_the_steps_of_a_purge(crowded: Engine, adviser: Adviser) -> None:
    """None of its statements takes more than some hundred rows, for that is how long a turn may have to wait."""
    deleted: list[int] = []

    def count(_connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("DELETE"):
            deleted.append(cursor.rowcount)

    event.listen(crowded, "after_cursor_execute", count)
    store = Conversations(crowded)
    purge = asyncio.create_task(store.purge(NOW, KEEP))
    await take(Incoming(key=KEY, id="1", at=NOW, event=Said("new to python")), store, adviser)
    held_up = purge.done()
    await purge
    store.close()

    assert not held_up
    assert (3 * MANY, True) == (sum(deleted), max(deleted) < MANY / 100)


async def test_no_statement_of_a_turn_or_a_purge_reads_them_all(crowded: Engine, adviser: Adviser) -> None:
    """Each finds its rows by an index, as the database's own plan says."""
    ran: list[tuple[str, Any]] = []
    store = Conversations(crowded, keep_texts=True)
    with heard(crowded, ran):
        for number, words in enumerate(("the moon is made of cheese", "new to python", "forget me")):
            await take(Incoming(key=KEY, id=str(number), at=NOW, event=Said(words)), store, adviser)
        await store.of_person(KEY)
        await store.purge(NOW - 100 * KEEP, KEEP)
    store.close()
    plans = {statement: plan(crowded, statement, given) for statement, given in ran}

    assert {"SELECT", "INSERT", "UPDATE", "DELETE"} == {statement.split()[0] for statement in plans}
    assert {} == {statement: found for statement, found in plans.items() if WHOLE_TABLE.search(found)}


@contextmanager
def heard(engine: Engine, ran: list[tuple[str, Any]]) -> Iterator[None]:
    """Take down the statements that run, with their parameters, but for the borders of transactions."""

    def hear(_connection: Any, _cursor: Any, statement: str, given: Any, _context: Any, many: bool) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}:
            ran.append((statement, given[0] if many else given))

    event.listen(engine, "before_cursor_execute", hear)
    yield
    event.remove(engine, "before_cursor_execute", hear)


def plan(engine: Engine, statement: str, given: Any) -> str:
    """Return how the database would go about a statement."""
    explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    with engine.connect() as connection:
        return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {statement}", given))


def resident() -> float:
    """Return this process's memory in megabytes."""
    return float(psutil.Process().memory_info().rss) / 2**20
