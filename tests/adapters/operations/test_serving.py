"""Platforms side by side: begun when the database is there, kept when another fails, ended when told."""

import asyncio
import gc
import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.failure import CannotGoOnError
from adapters.platforms import Parts, Platform
from adapters.serving import serve, unheard
from adapters.settings import Settings
from adapters.storage.engine import open_engine
from adapters.storage.tables import metadata
from bot.adviser import Adviser
from bot.turn import StoreUnavailableError
from knowledge.loading import load

PACK = Path(__file__).parents[2] / "packs" / "databases"


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """Leave the signals as they were."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    """A tiny pack."""
    return Adviser(load(PACK))


class Fakes:
    """A database that comes up after some tries, and platforms that wait, or fail when told to."""

    def __init__(self, folder: Path, adviser: Adviser) -> None:
        self.settings = Settings(operations_port=0, stop_seconds=5)
        self.adviser = adviser
        self.missing = 0
        self.waits: list[float] = []
        self.events: list[str] = []
        self.failing: dict[Platform, Exception] = {}
        self.then = asyncio.Event()
        """Set when every platform has begun."""
        self._to_begin = 0
        self._url = f"sqlite:///{folder / 'bot.db'}"

    async def serve(self, *platforms: Platform) -> None:
        """Serve until the program would end."""
        self._to_begin = len(platforms)
        await serve(platforms, self.settings, self.adviser, opened=self.opened, work=self.work, sleep=self.sleep)

    def opened(self, _: Settings) -> Engine:
        """Open the database, if it is there."""
        if self.missing:
            self.missing -= 1
            raise StoreUnavailableError("gone")
        engine = open_engine(self._url)
        metadata.create_all(engine)
        self.events.append("database")
        return engine

    async def work(self, platform: Platform, parts: Parts) -> None:
        """Be a platform."""
        assert await parts.reachable()
        self.events.append(platform)
        self._to_begin -= 1
        if not self._to_begin:
            self.then.set()
        if platform in self.failing:
            raise self.failing[platform]
        try:
            await asyncio.Event().wait()
        finally:
            self.events.append(f"{platform} ended")

    async def sleep(self, seconds: float) -> None:
        """Note how long one would have waited; for the hourly work, wait."""
        self.waits.append(seconds)


@pytest.fixture
def fakes(tmp_path: Path, adviser: Adviser) -> Fakes:
    """All that is not real."""
    return Fakes(tmp_path, adviser)


async def told_to_stop(fakes: Fakes, *platforms: Platform) -> None:
    """Serve, and be told to stop once every platform has begun."""
    serving = asyncio.create_task(fakes.serve(*platforms))
    await asyncio.wait({serving, asyncio.create_task(fakes.then.wait())}, return_when=asyncio.FIRST_COMPLETED)
    os.kill(os.getpid(), signal.SIGTERM)
    await serving


async def test_told_to_stop_it_ends_every_platform(fakes: Fakes) -> None:
    """Politely: each of them gets to finish."""
    await told_to_stop(fakes, "slack", "discord")

    assert {"slack ended", "discord ended"} == set(fakes.events[-2:])


async def test_no_event_is_taken_before_the_database_is_there(fakes: Fakes, caplog: pytest.LogCaptureFixture) -> None:
    """It tries again, less and less often, and says so."""
    fakes.missing = 3
    await told_to_stop(fakes, "slack")

    assert ["database", "slack", "slack ended"] == fakes.events
    assert [1.0, 2.0, 4.0] == fakes.waits
    assert 3 == caplog.text.count("no database yet")


async def test_a_platform_that_cannot_go_on_leaves_the_other_alone(
    fakes: Fakes, caplog: pytest.LogCaptureFixture
) -> None:
    """A revoked token of one is no reason to fall silent on the other; the log says what to do."""
    fakes.failing = {"slack": CannotGoOnError("Set SLACK_BOT_TOKEN.", 2)}
    with caplog.at_level(logging.ERROR):
        await told_to_stop(fakes, "slack", "discord")

    assert "slack is no longer served, the others are: Set SLACK_BOT_TOKEN." in caplog.text
    assert "discord ended" == fakes.events[-1]


async def test_when_no_platform_is_left_it_ends_with_the_reason(fakes: Fakes) -> None:
    """The exit code is that of the last."""
    fakes.failing = {
        "slack": CannotGoOnError("Set SLACK_BOT_TOKEN.", 2),
        "discord": CannotGoOnError("Set DISCORD_TOKEN.", 2),
    }

    with pytest.raises(CannotGoOnError, match="Set ") as raised:
        await fakes.serve("slack", "discord")
    assert 2 == raised.value.code


async def test_what_fails_unheard_is_logged_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    """A task that nobody waits for may have failed on somebody's words."""

    async def fails() -> None:
        raise ValueError("a secret plan")

    asyncio.get_running_loop().set_exception_handler(unheard)
    await asyncio.wait({asyncio.create_task(fails())})
    gc.collect()

    assert "Task exception was never retrieved: ValueError at test_serving.py" in caplog.text
    assert "secret" not in caplog.text
