"""The whole adapter as `whichframework discord` runs it, against the loopback Discord."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.client import Client
from adapters.discord.ports import Options
from adapters.discord.serving import serve
from tests.adapters.discord import wire
from tests.adapters.discord.fakes import CANDIDATES, Core, FakeNotes
from tests.adapters.discord.loopback import payloads as make
from tests.adapters.discord.loopback.server import Loopback, Session


class Impatient(Client):
    """The client without the five seconds that Discord wants between identifications."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Go ahead."""


class Jumpy(Impatient):
    """The client that takes a connection for dead after half a second without a word, instead of a minute."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, heartbeat_timeout=0.5, **options)


class Bot:
    """The adapter, which can be started, ended and started again."""

    def __init__(self, discord: Loopback, core: Core, notes: FakeNotes) -> None:
        """Start nothing yet."""
        self.discord, self.core, self.notes = discord, core, notes
        self.ready: list[bool] = []
        self.waits: list[float] = []
        self.make: type[Client] = Impatient
        self._task: asyncio.Task[None] | None = None

    def options(self, **more: Any) -> Options:
        """Return settings that point here."""
        defaults: dict[str, Any] = {
            "token": make.TOKEN,
            "api_url": f"http://127.0.0.1:{self.discord.port}/api",
            "ready_timeout": 0.01,
        }
        return Options(**(defaults | more))

    async def serve(self, **more: Any) -> None:
        """Serve until it ends by itself."""

        async def sleep(seconds: float) -> None:
            self.waits.append(seconds)

        await serve(
            self.options(**more), self.core.take, self.notes, CANDIDATES,
            on_ready=self._heed, sleep=sleep, make=self.make,
        )  # fmt: skip

    def _heed(self, connected: bool) -> None:
        self.ready.append(connected)
        self.discord.tell()

    async def start(self, **more: Any) -> Session:
        """Serve beside the test; return the session."""
        before = len(self.discord.sessions)
        self._task = asyncio.create_task(self.serve(**more))
        return await self.discord.connected(before + 1)

    async def end(self) -> None:
        """End as when told to stop."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def asks(self, session: Session, kind: int, data: dict[str, Any], **more: Any) -> Any:
        """Deliver an interaction and return what answers it."""
        user, channel = more.pop("user", make.ALICE), more.pop("channel_id", make.CHANNEL)
        number = self.discord.new_id()
        await session.dispatch("INTERACTION_CREATE", make.interaction(number, kind, user, channel, data, **more))
        return await self.discord.sent("POST", f"/interactions/{number}/")


@pytest.fixture
def _addresses() -> Iterator[None]:
    """discord.py knows one address for the process; leave it as it was."""
    api, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, gateway


@pytest.fixture
async def discord(_addresses: None) -> AsyncIterator[Loopback]:
    """Discord, listening."""
    server = Loopback()
    await server.start()
    yield server
    await server.stop()
    assert [] == [problem for one in server.requests for problem in wire.complaints(one.method, one.path, one.body)]


@pytest.fixture
async def bot(discord: Loopback, core: Core, notes: FakeNotes) -> AsyncIterator[Bot]:
    """The bot, not started."""
    made = Bot(discord, core, notes)
    yield made
    await made.end()
