"""A bot on a simulated Discord, with the real conversation; whatever it sends is held against Discord's rules."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import simcord

from adapters.discord.client import Client
from adapters.discord.desk import Desk
from adapters.discord.ports import Options
from bot.adviser import Adviser
from knowledge.loading import load
from tests.adapters.discord import wire
from tests.adapters.discord.fakes import CANDIDATES, Core, FakeNotes
from tests.adapters.discord.place import Place

OPTIONS = Options(token="made-up", shard_count=1, person_turns=1_000, server_turns=1_000)


@pytest.fixture(scope="session")
def adviser() -> Adviser:
    """The shipped knowledge, ready to advise."""
    return Adviser(load())


@pytest.fixture
def core(adviser: Adviser) -> Core:
    """The conversation."""
    return Core(adviser)


@pytest.fixture
def notes() -> FakeNotes:
    """What outlives the process."""
    return FakeNotes()


@pytest.fixture
def options() -> Options:
    """Settings under which nobody is too quick, unless a test says otherwise."""
    return OPTIONS


@pytest.fixture
async def place(core: Core, notes: FakeNotes, options: Options) -> AsyncIterator[Place]:
    """A server with a channel and two people, and the bot in it."""

    def client() -> Client:
        return Client(Desk(take=core.take, notes=notes, options=options), CANDIDATES)

    env = simcord.Env(client())  # not `simcord.run`, whose clock belongs to one task, and a fixture ends in another
    await env.start()
    try:
        yield Place(env, client)
    finally:
        await env.shutdown()
    sent: list[Any] = env.http_requests
    assert [] == [problem for one in sent for problem in wire.complaints(one.method, one.path, one.json)]
    assert [] == env.errors
