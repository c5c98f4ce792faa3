"""A database whose host takes connections and says nothing: nobody waits for ever, and work goes on by itself."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from adapters import wiring
from adapters.operations.monitoring import operations
from adapters.platforms import Parts
from adapters.settings import Settings
from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from bot.adviser import Adviser
from bot.events import ConversationKey, Incoming, Said
from bot.turn import StoreUnavailableError
from knowledge.loading import load
from tests.adapters.operations.silence import mute, passage
from tests.adapters.operations.test_monitoring import get
from tests.adapters.storage.postgres import Postgres, postgres

ROOT = Path(__file__).parents[3]
KEY = ConversationKey(platform="slack", workspace="T1", channel="C1", person="U1")


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    """A tiny pack."""
    return Adviser(load(ROOT / "tests" / "packs" / "databases"))


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """A PostgreSQL server."""
    with postgres() as running:
        yield running


def said(number: int, text: str) -> Incoming:
    """Return something that a person says."""
    return Incoming(key=KEY, id=str(number), at=datetime(2026, 3, 1, 12, tzinfo=UTC), event=Said(text))


async def test_a_database_that_is_silent_from_the_start_is_told() -> None:
    """In the time that a connection may take; the program then waits and tries again."""
    async with mute() as port:
        settings = Settings(database_url=f"postgresql://bot:hunter2@127.0.0.1:{port}/bot?connect_timeout=2")
        with pytest.raises(StoreUnavailableError, match="Nothing can be written") as caught:
            await asyncio.to_thread(wiring.database, settings)

    assert "hunter2" not in str(caught.value)


async def test_a_database_that_falls_silent_costs_one_answer_and_comes_back(server: Postgres, adviser: Adviser) -> None:
    """Each turn ends in time with a reason; when the host speaks again, the same event is answered, once."""
    url = make_url(server.database())
    socket = Path(str(url.query["host"]), ".s.PGSQL.5432")
    async with passage(socket) as way:
        engine = open_engine(url.set(host="127.0.0.1", port=way.port, query={"sslmode": "disable"}))
        await asyncio.to_thread(migrate, engine)
        parts = Parts(settings=Settings(), adviser=adviser, engine=engine, store=Conversations(engine), patience=5.0)
        await parts.take(said(1, "analytics over many rows"))
        hasty = Parts(settings=Settings(), adviser=adviser, engine=engine, store=parts.store, patience=0.2)
        way.shut()
        with pytest.raises(StoreUnavailableError, match="the database is silent"):
            await hasty.take(said(2, "we can run a server"))
        async with operations("127.0.0.1", 0, {"database": parts.reachable}) as port:
            assert (503, '{"database": false}') == await get(port, "/readyz")
        way.open()

        await parts.take(said(2, "we can run a server"))
        first, second = [await parts.store.load(KEY, event) for event in "12"]
        await asyncio.to_thread(parts.store.close)

    assert first.earlier
    assert second.earlier
    assert second.stored is not None
    assert 2 == second.stored.version


async def test_told_to_stop_it_ends_though_the_database_never_answers(tmp_path: Path) -> None:
    """A thread that waits for a silent host cannot be ended, the process can."""
    async with mute() as port:
        settings = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
            "DISCORD_TOKEN": "made-up",
            "WHICHFRAMEWORK_DATABASE_URL": f"postgresql://bot:hunter2@127.0.0.1:{port}/bot?connect_timeout=3600",
            "WHICHFRAMEWORK_OPERATIONS_PORT": "0",
            "WHICHFRAMEWORK_STOP_SECONDS": "0.1",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "adapters.main", "discord", env=settings, stderr=PIPE
        )
        assert process.stderr is not None
        line = await process.stderr.readline()  # where its operators' port is
        process.send_signal(signal.SIGTERM)
        told = (await asyncio.wait_for(process.communicate(), 60))[1]

    assert b"operations on port" in line
    assert b"ended by force" in told
    assert b"hunter2" not in told
    assert 1 == process.returncode
