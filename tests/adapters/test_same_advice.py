"""The same words give the same advice on Slack, on Discord and in the terminal."""

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import simcord

from adapters.discord.client import Client
from adapters.discord.desk import Desk
from adapters.discord.ports import Options
from bot.adviser import Adviser
from bot.events import ConversationKey, Incoming, Said
from bot.replies import Recommendation
from knowledge.loading import load
from tests.adapters.discord.fakes import CANDIDATES, Core, FakeNotes
from tests.adapters.discord.place import Place, text_of
from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.server import loopback

ROOT = Path(__file__).parents[2]
TRANSCRIPTS = {
    "a shop": ("I am building a shop with user accounts and an admin area, on PostgreSQL", "just tell me"),
    "a correction": ("a small REST API, I am new to Python", "no wait, I have ten years of Python", "just tell me"),
    "staying": ("we run Flask and wonder whether to switch to FastAPI for validation", "just tell me"),
}


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    """The shipped knowledge, ready to advise."""
    return Adviser(load())


@pytest.fixture(params=TRANSCRIPTS)
def said(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """What one person says."""
    return TRANSCRIPTS[request.param]


@pytest.fixture
async def expected(adviser: Adviser, said: tuple[str, ...]) -> list[str]:
    """What the advice must say wherever it is read: the pick, and every reason."""
    core = Core(adviser)
    key = ConversationKey(platform="test", person="ada")
    for number, text in enumerate(said):
        at = datetime.now(UTC)
        reply = await core.take(Incoming(key=key, id=str(number), at=at, event=Said(text)))
    (advice,) = (part for part in reply.parts if isinstance(part, Recommendation))
    return [bare(text) for text in (advice.headline, *(one.text for one in advice.reasons_for))]


@pytest.fixture
async def discord(adviser: Adviser) -> AsyncIterator[Place]:
    """The bot on a simulated Discord."""

    def client() -> Client:
        options = Options(token="made-up", shard_count=1)
        return Client(Desk(take=Core(adviser).take, notes=FakeNotes(), options=options), CANDIDATES)

    env = simcord.Env(client())
    await env.start()
    yield Place(env, client)
    await env.shutdown()


def bare(text: str) -> str:
    """Return a text without marks, spaces and case."""
    return re.sub(r"[\W_]+", "", text).casefold()


async def test_on_discord(discord: Place, said: tuple[str, ...], expected: list[str]) -> None:
    """In a direct message."""
    for text in said:
        before = len(discord.alice.user.dm_channel.history())
        await discord.alice.send_dm(text)
    shown = bare("".join(map(text_of, discord.alice.user.dm_channel.history()[before:])))

    assert [] == [text for text in expected if text not in shown]


async def test_on_slack(adviser: Adviser, tmp_path: Path, said: tuple[str, ...], expected: list[str]) -> None:
    """In a direct message, in one thread."""
    async with loopback() as slack, Setting(slack, adviser, tmp_path).app(mode="http"):
        ada = slack.person("UADA")
        thread = await ada.write(said[0])
        for text in said[1:]:
            await ada.write(text, thread=thread)
        shown = bare(ada.reads(ada.direct))

    assert [] == [text for text in expected if text not in shown]


async def test_in_the_terminal(tmp_path: Path, said: tuple[str, ...], expected: list[str]) -> None:
    """As JSON lines, in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "adapters.main", "chat", "--json",
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
    )  # fmt: skip
    lines = "".join(json.dumps({"text": text}) + "\n" for text in said)
    printed, _ = await process.communicate(lines.encode())
    last = json.loads(printed.decode().splitlines()[-1])
    shown = bare(last["text"])

    assert [] == [text for text in expected if text not in shown]
