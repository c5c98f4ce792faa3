"""The owner's counts and the words that were not understood, on both kinds of database."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from adapters.storage.tallies import Totals, totals
from bot.events import ConversationKey
from bot.tallies import Count
from bot.turn import Answered, ConflictError, Stored

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEY = ConversationKey(platform="slack", workspace="T1", person="U1")
FIRST = Stored(version=1, state="{}", updated=NOW)
FLASK, DJANGO = Count("recommended", "flask"), Count("recommended", "django")
ANSWERED = Answered(event="e1", reply=b"{}", at=NOW, counts=(FLASK, DJANGO), missed=("the moon\0", "\ud800 cheese"))
DAYS = timedelta(days=30)


def found(engine: Engine, since: date = date.min) -> Totals:
    """Return what is counted."""
    with engine.connect() as connection:
        return totals(connection, since)


async def test_counts_add_up_by_day(store: Conversations, engine: Engine) -> None:
    """In UTC, wherever the event happened."""
    for number in range(3):
        event = Answered(event=str(number), reply=b"{}", at=NOW + number * timedelta(days=1), counts=(FLASK,))
        await store.save(KEY, replace(FIRST, version=number + 1), event)

    assert {FLASK: 3} == found(engine).counts
    assert {FLASK: 2} == found(engine, date(2026, 3, 2)).counts
    assert {} == found(engine, date(2026, 3, 4)).counts


async def test_a_save_that_fails_counts_nothing(store: Conversations, engine: Engine) -> None:
    """A turn is counted with its conversation or not at all, so none is counted twice."""
    await store.save(KEY, FIRST, ANSWERED)
    for stored, answered in ((FIRST, replace(ANSWERED, event="e2")), (replace(FIRST, version=2), ANSWERED)):
        with pytest.raises(ConflictError):
            await store.save(KEY, stored, answered)

    assert {FLASK: 1, DJANGO: 1} == found(engine).counts


async def test_counts_outlive_conversations(store: Conversations, engine: Engine) -> None:
    """Whether they are forgotten or purged."""
    await store.save(KEY, FIRST, ANSWERED)
    await store.save(replace(KEY, person="U2"), FIRST, ANSWERED)
    await store.forget(KEY, "e3", NOW)
    await store.purge(NOW + 2 * DAYS, DAYS)

    assert Totals(kept={}, counts={FLASK: 2, DJANGO: 2}, texts=()) == found(engine)


async def test_replicas_that_count_at_once_lose_nothing(url: str) -> None:
    """Each turn counts the same things in another order, and none waits for another in a circle."""
    engines = [open_engine(url) for _ in range(2)]
    migrate(engines[0])
    stores = [Conversations(engine) for engine in engines]

    async def turn(number: int) -> None:
        key, both = replace(KEY, person=str(number)), (FLASK, DJANGO)
        await stores[number % 2].save(key, FIRST, replace(ANSWERED, counts=both[:: (-1) ** (number // 2)]))

    await asyncio.gather(*(turn(number) for number in range(60)))
    counted = found(engines[0]).counts
    for store in stores:
        store.close()

    assert {FLASK: 60, DJANGO: 60} == counted


async def test_words_are_kept_only_where_the_owner_says_so(engine: Engine) -> None:
    """Any words, the latest first."""
    await Conversations(engine).save(KEY, FIRST, ANSWERED)
    assert () == found(engine).texts

    keeping = Conversations(engine, keep_texts=True)
    await keeping.save(KEY, replace(FIRST, version=2), replace(ANSWERED, event="e2"))
    later = Answered(event="e3", reply=b"{}", at=NOW + timedelta(days=1), missed=("later",))
    await keeping.save(KEY, replace(FIRST, version=3), later)

    assert ("later", "the moon\0", "\ud800 cheese") == found(engine).texts
    assert ("later",) == found(engine, date(2026, 3, 2)).texts


async def test_words_go_with_their_person_and_with_time(engine: Engine) -> None:
    """ "Forget me" finds them, and the purge takes those that are as old as a conversation may be."""
    keeping, other = Conversations(engine, keep_texts=True), replace(KEY, person="U2")
    await keeping.save(KEY, FIRST, replace(ANSWERED, missed=("hers",)))
    await keeping.save(other, FIRST, replace(ANSWERED, missed=("his",)))

    await keeping.forget(KEY, "e2", NOW)
    assert ("his",) == found(engine).texts

    await keeping.purge(NOW + DAYS, DAYS)
    assert ("his",) == found(engine).texts
    await keeping.purge(NOW + DAYS + timedelta(seconds=1), DAYS)
    assert () == found(engine).texts
