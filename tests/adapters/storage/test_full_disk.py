"""PostgreSQL on a full disk: the turn fails whole, the message says what to do, and work goes on by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from bot.events import ConversationKey
from bot.turn import Answered, Loaded, Stored, StoreUnavailableError
from tests.adapters.storage.postgres import Postgres, postgres

KEY = ConversationKey(platform="slack", workspace="T1", channel="C1", thread="1.2", person="U1")
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIRST = Stored(version=1, state="{}", updated=AT)
SECOND = replace(FIRST, version=2)


def answered(event: str) -> Answered:
    return Answered(event=event, reply=b"{}", at=AT)


@pytest.fixture
def own_server() -> Iterator[Postgres]:
    """A server of the test's own, whose files it may exchange."""
    with postgres() as running:
        yield running


@contextmanager
def full(server: Postgres, engine: Engine) -> Iterator[None]:
    """Let the table grow into /dev/full, where the kernel says for every byte that no space is left."""
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        file = Path(
            server._data, str(connection.execute(text("SELECT pg_relation_filepath('conversations')")).scalar())
        )
    aside = file.with_suffix(".aside")
    server.stop()
    file.rename(aside)
    file.symlink_to("/dev/full")
    server.start()
    yield
    server.stop()
    file.unlink()
    aside.rename(file)
    server.start()


async def test_a_full_disk_of_postgresql_is_told_and_survived(own_server: Postgres) -> None:
    """PostgreSQL itself refuses to grow its file (SQLSTATE 53100); with room again, the same save succeeds."""
    engine = open_engine(own_server.database())
    migrate(engine)
    store = Conversations(engine)
    with full(own_server, engine):
        for _ in range(2):
            with pytest.raises(StoreUnavailableError, match="its disk is full; make room, and it goes on by itself"):
                await store.save(KEY, FIRST, answered("e1"))
        assert (await store.load(KEY, "e1")) == Loaded()

    await store.save(KEY, FIRST, answered("e1"))
    await store.save(KEY, SECOND, answered("e2"))

    assert SECOND == (await store.load(KEY)).stored
    store.close()
