"""The store's contract, on SQLite and on PostgreSQL: one implementation, one suite."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from adapters.storage.notes import Notes
from adapters.storage.tables import events
from bot.events import ConversationKey
from bot.turn import EVENTS_KEPT, Answered, ConflictError, Loaded, Stored, StoreUnavailableError

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEY = ConversationKey(platform="slack", workspace="T1", channel="C1", thread="1.2", person="U1")
FIRST = Stored(version=1, state='{"é": "🚀"}', updated=NOW)


def answered(event: str, at: datetime = NOW) -> Answered:
    """Return an event with a reply of its own."""
    return Answered(event=event, reply=f'{{"to": "{event}"}}'.encode(), at=at)


async def test_what_is_saved_is_loaded(store: Conversations) -> None:
    """Whole, with its time zone."""
    assert Loaded() == await store.load(KEY, "e1")

    await store.save(KEY, FIRST, answered("e1"))

    assert Loaded(stored=FIRST, earlier=b'{"to": "e1"}') == await store.load(KEY, "e1")
    assert Loaded(stored=FIRST) == await store.load(KEY, "e2")


async def test_a_successor_replaces_its_predecessor(store: Conversations) -> None:
    """There is one row for each conversation."""
    second = replace(FIRST, version=2, state="{}")
    await store.save(KEY, FIRST, answered("e1"))
    await store.save(KEY, second, answered("e2"))

    assert Loaded(stored=second) == await store.load(KEY)


@pytest.mark.parametrize("version", [1, 3])
async def test_only_the_successor_is_taken(store: Conversations, version: int) -> None:
    """A save on top of anything else is a conflict, and changes nothing."""
    await store.save(KEY, FIRST, answered("e1"))

    with pytest.raises(ConflictError):
        await store.save(KEY, replace(FIRST, version=version, state="{}"), answered("e2"))
    assert Loaded(stored=FIRST) == await store.load(KEY, "e2")


async def test_an_event_is_taken_once(store: Conversations) -> None:
    """A second save for it is a conflict, and undoes the conversation's."""
    second = replace(FIRST, version=2, state="{}")
    await store.save(KEY, FIRST, answered("e1"))

    with pytest.raises(ConflictError):
        await store.save(KEY, second, answered("e1"))
    assert Loaded(stored=FIRST, earlier=b'{"to": "e1"}') == await store.load(KEY, "e1")

    await store.save(KEY, second, answered("e2"))
    assert Loaded(stored=second, earlier=b'{"to": "e1"}') == await store.load(KEY, "e1")


async def test_events_of_one_name_in_two_conversations_are_two(store: Conversations) -> None:
    """Platforms' ids are unique in a conversation, if that."""
    other = replace(KEY, thread="9")
    await store.save(KEY, FIRST, answered("e1"))
    await store.save(other, FIRST, replace(answered("e1"), reply=b"other"))

    assert [b'{"to": "e1"}', b"other"] == [(await store.load(key, "e1")).earlier for key in (KEY, other)]


async def test_of_two_savers_at_once_one_wins(url: str) -> None:
    """In two processes' worth of connections, many times over: no update is lost."""
    engines = [open_engine(url) for _ in range(2)]
    migrate(engines[0])
    stores = [Conversations(engine) for engine in engines]

    async def add(store: Conversations, event: str) -> None:
        while True:
            before = (await store.load(KEY)).stored
            count = int(before.state) + 1 if before else 1
            version = before.version + 1 if before else 1
            try:
                await store.save(KEY, replace(FIRST, version=version, state=str(count)), answered(event))
            except ConflictError:
                continue
            return

    await asyncio.gather(*(add(stores[number % 2], str(number)) for number in range(20)))
    last = (await stores[0].load(KEY)).stored
    for store in stores:
        store.close()

    assert last is not None
    assert ("20", 20) == (last.state, last.version)


async def test_forgetting_takes_all_of_one_person_and_nothing_of_another(store: Conversations) -> None:
    """On this platform and workspace, whatever the channel."""
    elsewhere, other = replace(KEY, channel="C2"), replace(KEY, person="U2")
    for key in (KEY, elsewhere, other):
        await store.save(key, FIRST, answered("e1"))

    assert {KEY, elsewhere} == {key for key, _ in await store.of_person(KEY)}
    assert 2 == await store.forget(KEY, "e2", NOW)
    assert Loaded(earlier=b"") == await store.load(elsewhere, "e1")
    assert Loaded(stored=FIRST, earlier=b'{"to": "e1"}') == await store.load(other, "e1")


async def test_of_somebody_forgotten_it_stays_known_which_events_were_taken(
    store: Conversations, engine: Engine
) -> None:
    """By digests that name nobody, the one that asked for it among them; it cannot be taken again."""
    await store.save(KEY, FIRST, answered("e1"))
    await store.forget(KEY, "e2", NOW)

    assert [Loaded(earlier=b"")] * 2 == [await store.load(KEY, event) for event in ("e1", "e2")]
    with pytest.raises(ConflictError):
        await store.forget(KEY, "e2", NOW)
    with engine.connect() as connection:
        rows = connection.execute(select(events)).all()
    assert {("", "", "", b"")} == {(row.platform, row.workspace, row.person, row.reply) for row in rows}
    assert {32} == {len(row.event) for row in rows}


async def test_forgetting_a_workspace_takes_all_of_its_people(store: Conversations) -> None:
    """Their events too, and nothing of another workspace or platform."""
    theirs = [replace(KEY, person=f"U{number}") for number in range(3)]
    others = [replace(KEY, workspace="T12"), replace(KEY, platform="discord")]
    for key in (*theirs, *others):
        await store.save(key, FIRST, answered("e1"))

    assert 3 == await store.forget_workspace("slack", "T1")
    assert [Loaded()] * 3 == [await store.load(key, "e1") for key in theirs]
    assert [Loaded(stored=FIRST, earlier=b'{"to": "e1"}')] * 2 == [await store.load(key, "e1") for key in others]


async def test_purging_takes_what_is_idle(store: Conversations) -> None:
    """What happened at the moment itself stays."""
    fresh, keep = replace(KEY, person="U2"), timedelta(days=30)
    await store.save(KEY, replace(FIRST, updated=NOW - keep - timedelta(seconds=1)), answered("e1"))
    await store.save(fresh, replace(FIRST, updated=NOW - keep), answered("e1"))

    assert 1 == await store.purge(NOW, keep)
    assert (await store.load(KEY)).stored is None
    assert (await store.load(fresh)).stored is not None


async def test_purging_takes_events_that_nothing_repeats_any_more(store: Conversations) -> None:
    """Their conversation stays."""
    await store.save(KEY, FIRST, answered("e1", NOW - EVENTS_KEPT - timedelta(seconds=1)))
    await store.save(KEY, replace(FIRST, version=2), answered("e2", NOW - EVENTS_KEPT))

    await store.purge(NOW, timedelta(days=30))

    assert Loaded(stored=replace(FIRST, version=2)) == await store.load(KEY, "e1")
    assert b'{"to": "e2"}' == (await store.load(KEY, "e2")).earlier


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
