"""Draws a real conversation as Discord shows it, for README: `python -m tests.adapters.discord.picture`.

It needs `simcord[screenshot]` and Chromium, whose place CHROMIUM names (Debian's by default).
"""

import asyncio
import importlib
import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

import simcord

from adapters.discord.client import Client
from adapters.discord.desk import Desk
from adapters.discord.ports import Options
from bot.adviser import Adviser
from knowledge.loading import load
from tests.adapters.discord.fakes import CANDIDATES, Core, FakeNotes
from tests.adapters.discord.place import Place

PICTURE = Path(__file__).parents[3] / "adapters" / "discord" / "conversation.png"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WORDS = "I want a shop where people register and staff edit everything in an admin area, on PostgreSQL. We know Flask."

BrowserType: Any = importlib.import_module("playwright.async_api").BrowserType  # not among the usual packages
_launch = BrowserType.launch


async def _launch_installed(self: Any, **options: Any) -> Any:
    """Start the browser that is installed instead of one that playwright would download."""
    return await _launch(self, **{**options, "executable_path": CHROMIUM, "args": ["--no-sandbox"]})


async def draw() -> None:
    """Play the conversation, and photograph its end."""
    core = Core(Adviser(load()))
    client = Client(
        Desk(take=core.take, notes=FakeNotes(), options=Options(token="made-up", shard_count=1)), CANDIDATES
    )
    async with simcord.run(client) as env:
        env.backend.bot_user.name = "whichframework"
        place = Place(env, lambda: client)
        await place.alice.send(place.channel, f"{place.mention} {WORDS}")
        async with env.preview(place.channel, viewers=[place.alice], layout="channel", width=900, height=2420) as shown:
            report = await shown.screenshot(
                PICTURE, target=place.channel.history()[-1], mode="viewport", allow_incomplete=True
            )
        print(report.ready, report.complete, PICTURE.stat().st_size)  # noqa: T201 - what a script says


if __name__ == "__main__":
    with patch.object(BrowserType, "launch", _launch_installed):
        asyncio.run(draw())
