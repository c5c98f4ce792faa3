"""Which deliveries were dealt with, on both kinds of database."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.slack.deliveries import SharedDeliveries
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from adapters.storage.purging import purge
from adapters.storage.threads import Threads
from tests.adapters.slack.loopback.clock import Clock
from tests.adapters.storage.postgres import Postgres, postgres


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """A PostgreSQL server."""
    with postgres() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
async def replicas(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[list[SharedDeliveries]]:
    """Two replicas on one database, with one clock."""
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("server").database()
    clock, engines = Clock(), [open_engine(url) for _ in range(2)]
    migrate(engines[0])
    databases = [Threads(engine) for engine in engines]
    found = [SharedDeliveries(database, clock) for database in databases]
    yield found
    for each in found:
        await each.close()
    for database in databases:
        database.close()


def clock_of(replica: SharedDeliveries) -> Clock:
    """Return the clock that replicas share."""
    assert isinstance(replica._clock, Clock)
    return replica._clock


async def test_one_of_all_that_claim_at_once_gets_it(replicas: list[SharedDeliveries]) -> None:
    """However many replicas are given the same delivery."""
    claims = await asyncio.gather(*(replica.claim("x") for replica in replicas * 5))

    assert 1 == claims.count("ours")
    assert 9 == claims.count("busy")


async def test_what_is_finished_is_done_for_all(replicas: list[SharedDeliveries]) -> None:
    """At once here, and as soon as it is written everywhere."""
    one, two = replicas
    assert "ours" == await one.claim("x")
    one.finish("x")
    assert ["done", True] == [await one.claim("x"), await one.is_done("x")]

    await one.close()

    assert ["done", True] == [await two.claim("x"), await two.is_done("x")]
    assert not await two.is_done("y")


async def test_a_claim_runs_out(replicas: list[SharedDeliveries]) -> None:
    """Whoever has it may have died: after a while one other gets it, and only one."""
    one, two = replicas
    await one.claim("x")
    clock_of(one).advance(seconds=40)
    assert "busy" == await two.claim("x")

    clock_of(one).advance(seconds=10)

    assert ["busy", "ours"] == sorted(await asyncio.gather(one.claim("x"), two.claim("x")))


async def test_a_delivery_that_was_just_begun_is_left_alone(replicas: list[SharedDeliveries]) -> None:
    """Somebody took its turn a moment ago and may be sending; later somebody else may."""
    one, _ = replicas
    begun = clock_of(one)()
    assert "busy" == await one.claim("x", begun)

    clock_of(one).advance(minutes=1)

    assert "ours" == await one.claim("x", begun)


async def test_what_is_released_is_free_at_once(replicas: list[SharedDeliveries]) -> None:
    """An answer that nobody took may be tried again by the next repetition, however soon it comes."""
    one, two = replicas
    await one.claim("x")
    await one.release("x")

    assert "ours" == await two.claim("x", clock_of(one)())


async def test_many_endings_share_a_transaction(replicas: list[SharedDeliveries]) -> None:
    """And none of them is lost."""
    one, two = replicas
    for number in range(500):
        one.finish(f"x{number}")
    await one.close()

    assert all([await two.is_done(f"x{number}") for number in range(0, 500, 50)])


async def test_those_of_a_workspace_that_left_are_forgotten(replicas: list[SharedDeliveries]) -> None:
    """And none of another, also where its name begins alike."""
    one, _ = replicas
    for name in ("T1:x", "T1:y", "T12:x", "T2:T1:x", "T_:x"):
        await one.claim(name)

    await one.forget("T1")
    await one.forget("T_")

    assert ["ours", "ours", "busy", "busy", "ours"] == [
        await one.claim(name) for name in ("T1:x", "T1:y", "T12:x", "T2:T1:x", "T_:x")
    ]


async def test_old_ones_are_purged_with_the_rest(replicas: list[SharedDeliveries]) -> None:
    """Slack repeats nothing after an hour."""
    one, _ = replicas
    await one.claim("x")
    now = clock_of(one)()
    await purge(one._database, now, timedelta(days=1))
    assert "busy" == await one.claim("x")

    await purge(one._database, now + timedelta(hours=1, seconds=1), timedelta(days=1))

    assert "ours" == await one.claim("x")
