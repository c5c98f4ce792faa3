"""`make load`: many conversations at once with Slack and Discord on this machine, beside bare bots, in one run."""

import argparse
import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from rich.console import Console

from tests.adapters.storage.postgres import postgres
from tests.load.discord import Exchange
from tests.load.driving import drive
from tests.load.figures import Load, Measured, table
from tests.load.programs import ours, program, reachable, unused_port
from tests.load.slack import office


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--people", type=int, default=300, help="conversations of five turns in each run, at most")
    parser.add_argument("--at-once", type=int, default=8, help="people who wait for an answer at any time")
    parser.add_argument("--seconds", type=float, default=20.0, help="of each run, at most")
    given = parser.parse_args()
    load = Load(people=given.people, at_once=given.at_once, seconds=given.seconds)
    console = Console(width=150)
    console.print(
        f"{os.cpu_count()} processors for the programs and for those who talk to them; "
        f"{load.people} conversations of five turns, {load.at_once} at once, {load.seconds:.0f} s at most each"
    )
    with tempfile.TemporaryDirectory() as folder, postgres() as server:
        slack = asyncio.run(_slack(load, Path(folder), (server.database(), server.database())))
        console.print(table("Slack by signed HTTP", slack, slack[0]))
        discord = asyncio.run(_discord(load, Path(folder), server.database()))
        console.print(table("Discord by its gateway", discord, discord[0]))


async def _slack(load: Load, folder: Path, databases: tuple[str, str]) -> tuple[Measured, ...]:
    sqlite = f"sqlite:///{folder / 'slack.db'}"
    return (
        await _slack_run("bare slack-bolt", load, "tests.load.bare_slack"),
        await _slack_run("whichframework, SQLite", load, "adapters.main", "slack", database=sqlite),
        await _slack_run("whichframework, PostgreSQL", load, "adapters.main", "slack", database=databases[0]),
        await _slack_run("the same, two replicas", load, "adapters.main", "slack", database=databases[1], replicas=2),
    )


async def _slack_run(name: str, load: Load, *words: str, database: str = "", replicas: int = 1) -> Measured:
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(office())
        processes, ports = [], []
        for _ in range(replicas):
            port = unused_port()
            settings = slack.settings(port) | (ours(database) if database else {})
            processes.append(await stack.enter_async_context(program(*words, settings=settings)))
            ports.append(port)
        for port in ports:
            await reachable(port)
        slack.serve_by(*ports)
        return await drive(name, load, slack.replies, slack.say, tuple(processes))


async def _discord(load: Load, folder: Path, database: str) -> tuple[Measured, ...]:
    sqlite = f"sqlite:///{folder / 'discord.db'}"
    return (
        await _discord_run("bare discord.py", load, "tests.load.bare_discord"),
        await _discord_run("whichframework, SQLite", load, "adapters.main", "discord", database=sqlite),
        await _discord_run("whichframework, PostgreSQL", load, "adapters.main", "discord", database=database),
    )


async def _discord_run(name: str, load: Load, *words: str, database: str = "") -> Measured:
    async with _exchange() as discord:
        settings = discord.settings() | (ours(database) if database else {})
        async with program(*words, settings=settings) as process:
            await discord.listening()
            return await drive(name, load, discord.replies, discord.say, (process,))


@asynccontextmanager
async def _exchange() -> AsyncIterator[Exchange]:
    discord = Exchange()
    await discord.start()
    try:
        yield discord
    finally:
        await discord.stop()


if __name__ == "__main__":
    main()
