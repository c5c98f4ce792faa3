"""The store's contract, on SQLite and on PostgreSQL: one implementation, one suite."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from adapters.storage.notes import Notes
from bot.events import ConversationKey
from bot.turn import ConflictError, Stored, StoreUnavailableError

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEY = ConversationKey(platform="slack", workspace="T1", channel="C1", thread="1.2", person="U1")
FIRST = Stored(version=1, state='{"é": "🚀"}', recent=(("e1", '{"kind": "notice"}'),), updated=NOW)


async def test_what_is_saved_is_loaded(store: Conversations) -> None:
    """Whole, with its time zone."""
    assert await store.load(KEY) is None

    await store.save(KEY, FIRST)

    assert FIRST == await store.load(KEY)


async def test_a_successor_replaces_its_predecessor(store: Conversations) -> None:
    """There is one row for each conversation."""
    second = replace(FIRST, version=2, state="{}")
    await store.save(KEY, FIRST)
    await store.save(KEY, second)

    assert second == await store.load(KEY)


@pytest.mark.parametrize("version", [1, 3])
async def test_only_the_successor_is_taken(store: Conversations, version: int) -> None:
    """A save on top of anything else is a conflict, and changes nothing."""
    await store.save(KEY, FIRST)

    with pytest.raises(ConflictError):
        await store.save(KEY, replace(FIRST, version=version, state="{}"))
    assert FIRST == await store.load(KEY)


async def test_of_two_savers_at_once_one_wins(url: str) -> None:
    """In two processes' worth of connections, many times over: no update is lost."""
    engines = [open_engine(url) for _ in range(2)]
    migrate(engines[0])
    stores = [Conversations(engine) for engine in engines]

    async def add(store: Conversations) -> None:
        while True:
            before = await store.load(KEY)
            count = int(before.state) + 1 if before else 1
            version = before.version + 1 if before else 1
            try:
                await store.save(KEY, replace(FIRST, version=version, state=str(count)))
            except ConflictError:
                continue
            return

    await asyncio.gather(*(add(stores[number % 2]) for number in range(20)))
    last = await stores[0].load(KEY)
    for store in stores:
        store.close()

    assert last is not None
    assert ("20", 20) == (last.state, last.version)


async def test_forgetting_takes_all_of_one_person_and_nothing_of_another(store: Conversations) -> None:
    """On this platform and workspace, whatever the channel."""
    elsewhere, other = replace(KEY, channel="C2"), replace(KEY, person="U2")
    for key in (KEY, elsewhere, other):
        await store.save(key, FIRST)

    assert {KEY, elsewhere} == {key for key, _ in await store.of_person(KEY)}
    assert await store.forget(KEY) == 2
    assert await store.load(elsewhere) is None
    assert FIRST == await store.load(other)


async def test_purging_takes_what_is_idle(store: Conversations) -> None:
    """What happened at the moment itself stays."""
    fresh = replace(KEY, person="U2")
    await store.save(KEY, replace(FIRST, updated=NOW - timedelta(seconds=1)))
    await store.save(fresh, FIRST)

    assert await store.purge(NOW) == 1
    assert await store.load(KEY) is None
    assert FIRST == await store.load(fresh)


async def test_notes_hold_the_latest(url: str) -> None:
    """A text by name."""
    engine = open_engine(url)
    migrate(engine)
    notes = Notes(engine)
    await notes.put("commands", "abc")
    await notes.put("commands", "def")
    found = await notes.get("commands"), await notes.get("nothing")
    notes.close()

    assert ("def", None) == found


async def test_a_database_without_tables_is_one_error(url: str) -> None:
    """Without its address or password in the message."""
    store = Conversations(open_engine(url))

    with pytest.raises(StoreUnavailableError) as caught:
        await store.load(KEY)
    store.close()

    assert url not in str(caught.value)
