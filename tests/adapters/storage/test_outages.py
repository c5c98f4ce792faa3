"""The database is gone for a while: nothing is half written, the message helps, and work goes on by itself."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.storage import engine as opening
from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from bot.adviser import Adviser
from bot.events import ConversationKey, Incoming, Said
from bot.turn import Answered, Stored, StoreUnavailableError, take
from tests.adapters.storage.postgres import Postgres

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEY = ConversationKey(platform="slack", workspace="T1", channel="C1", thread="1.2", person="U1")
FIRST = Stored(version=1, state="{}", updated=NOW)
SECOND = replace(FIRST, version=2, state='"' + "x" * 500_000 + '"')
ONE, TWO = (Answered(event=event, reply=b"{}", at=NOW) for event in ("e1", "e2"))


@contextmanager
def opened(url: str) -> Iterator[Conversations]:
    """Open a store with one conversation."""
    engine = open_engine(url)
    migrate(engine)
    store = Conversations(engine)
    yield store
    store.close()


async def test_postgresql_that_restarts_is_found_again(server: Postgres) -> None:
    """While it is down each attempt fails with a reason; after that the first attempt works, broken pool or not."""
    url = server.database()
    with opened(url) as store:
        await store.save(KEY, FIRST, ONE)
        server.stop()
        try:
            for _ in range(3):
                with pytest.raises(StoreUnavailableError, match=r"cannot be reached|connection broke") as caught:
                    await store.save(KEY, SECOND, TWO)
                assert "hunter2" not in str(caught.value)
        finally:
            server.start()

        assert FIRST == (await store.load(KEY)).stored
        await store.save(KEY, SECOND, TWO)
        assert SECOND == (await store.load(KEY)).stored


async def test_a_restart_of_postgresql_between_two_turns_is_not_noticed(server: Postgres) -> None:
    """Connections that broke while idle are made anew."""
    with opened(server.database()) as store:
        await store.save(KEY, FIRST, ONE)
        server.stop()
        server.start()

        await store.save(KEY, SECOND, TWO)

        assert SECOND == (await store.load(KEY)).stored


async def test_a_full_disk_is_told_and_survived(tmp_path: Path) -> None:
    """No file may grow, as on a full disk: the turn fails whole, and the next one with room succeeds."""
    with opened(f"sqlite:///{tmp_path / 'c.db'}") as store:
        await store.save(KEY, FIRST, ONE)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
        try:
            with pytest.raises(StoreUnavailableError, match="disk"):
                await store.save(KEY, SECOND, TWO)
            assert FIRST == (await store.load(KEY)).stored
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

        await store.save(KEY, SECOND, TWO)

        assert SECOND == (await store.load(KEY)).stored


async def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """A folder stands in its place; when it is gone, the same store works."""
    file = tmp_path / "c.db"
    file.mkdir()
    engine = open_engine(f"sqlite:///{file}")
    store = Conversations(engine)
    with pytest.raises(StoreUnavailableError, match="cannot be opened") as caught:
        await store.load(KEY)
    assert str(tmp_path) not in str(caught.value)

    file.rmdir()
    migrate(engine)
    await store.save(KEY, FIRST, ONE)

    assert FIRST == (await store.load(KEY)).stored
    store.close()


async def test_a_file_that_another_process_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that does not end costs one answer, and nothing else."""
    monkeypatch.setattr(opening, "BUSY_MS", 1)
    file = tmp_path / "c.db"
    with opened(f"sqlite:///{file}") as store, closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError, match="another process holds it"):
            await store.save(KEY, FIRST, ONE)
        other.execute("ROLLBACK")

        await store.save(KEY, FIRST, ONE)

        assert FIRST == (await store.load(KEY)).stored


async def test_a_clock_that_steps_back_loses_nothing(store: Conversations, adviser: Adviser) -> None:
    """The conversation goes on, and is not younger than it was."""
    for number, moment in enumerate((NOW, NOW - timedelta(days=400), NOW)):
        incoming = Incoming(key=KEY, id=str(number), at=moment, event=Said("no admin panel needed"))
        await take(incoming, store, adviser)
        stored = (await store.load(KEY)).stored

        assert stored is not None
        assert (number + 1, NOW) == (stored.version, stored.updated)


@pytest.mark.parametrize(("durable", "level"), [(True, 2), (False, 1)])
def test_sqlite_waits_for_its_disk_unless_told_otherwise(tmp_path: Path, level: int, *, durable: bool) -> None:
    """FULL survives a power failure, NORMAL a crash of the program."""
    engine = open_engine(f"sqlite:///{tmp_path / 'c.db'}", durable=durable)
    with engine.connect() as connection:
        assert level == connection.exec_driver_sql("PRAGMA synchronous").scalar()
    engine.dispose()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://root:hunter2@host/db", "nonsense"])
def test_what_is_no_database_for_us_is_told(url: str) -> None:
    """Without the password."""
    with pytest.raises(ValueError, match="write sqlite:///PATH") as caught:
        open_engine(url)
    assert "hunter2" not in str(caught.value)
