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
from tests.load.driving import Line, saturate
from tests.load.figures import Load, Program, memory_table, offered_table, saturated_table
from tests.load.offering import offer
from tests.load.programs import ours, program, reachable, unused_port
from tests.load.slack import office


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--rate", type=float, default=20.0, help="messages a second that are offered")
    parser.add_argument("--offered", type=float, default=10.0, help="seconds for which they are")
    parser.add_argument("--at-once", type=int, default=8, help="people who wait for an answer, at saturation")
    parser.add_argument("--saturated", type=float, default=10.0, help="seconds of saturation")
    parser.add_argument("--lasting", type=float, default=30.0, help="seconds of a longer run, to see memory")
    load = Load(**vars(parser.parse_args()))
    console = Console(width=150)
    console.print(
        f"{os.cpu_count()} processors for the programs and for those who talk to them; "
        f"load of the machine before: {os.getloadavg()[0]:.1f}"
    )
    with tempfile.TemporaryDirectory() as folder, postgres() as server:
        slack = asyncio.run(_slack(load, Path(folder), (server.database(), server.database())))
        _show(console, load, "Slack by signed HTTP", slack)
        discord = asyncio.run(_discord(load, Path(folder), server.database()))
        _show(console, load, "Discord by its gateway", discord)


def _show(console: Console, load: Load, platform: str, programs: tuple[Program, ...]) -> None:
    offered = f"{load.rate:g} messages a second offered for {load.offered:g} s, by people who think in between"
    console.print(offered_table(f"{platform}: {offered}", programs))
    saturated = f"all that it can do for {load.saturated:g} s, with {load.at_once} people always waiting"
    console.print(saturated_table(f"{platform}: {saturated}", programs))
    console.print(memory_table(f"{platform}: the same for {load.lasting:g} s more", programs))


async def _slack(load: Load, folder: Path, databases: tuple[str, str]) -> tuple[Program, ...]:
    sqlite = f"sqlite:///{folder / 'slack.db'}"
    one, two = databases
    return (
        await _slack_run("bare slack-bolt", load, "tests.load.bare_slack"),
        await _slack_run("whichframework, SQLite", load, "adapters.main", "slack", database=sqlite, lasting=True),
        await _slack_run("whichframework, PostgreSQL", load, "adapters.main", "slack", database=one),
        await _slack_run("the same, two replicas", load, "adapters.main", "slack", database=two, replicas=2),
    )


async def _slack_run(
    name: str, load: Load, *words: str, database: str = "", replicas: int = 1, lasting: bool = False
) -> Program:
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
        return await _measured(name, load, Line(slack.say, slack.replies, tuple(processes)), lasting=lasting)


async def _discord(load: Load, folder: Path, database: str) -> tuple[Program, ...]:
    sqlite = f"sqlite:///{folder / 'discord.db'}"
    return (
        await _discord_run("bare discord.py", load, "tests.load.bare_discord"),
        await _discord_run("whichframework, SQLite", load, "adapters.main", "discord", database=sqlite, lasting=True),
        await _discord_run("whichframework, PostgreSQL", load, "adapters.main", "discord", database=database),
    )


async def _discord_run(name: str, load: Load, *words: str, database: str = "", lasting: bool = False) -> Program:
    async with _exchange() as discord:
        settings = discord.settings() | (ours(database) if database else {})
        async with program(*words, settings=settings) as process:
            await discord.listening()
            return await _measured(name, load, Line(discord.say, discord.replies, (process,)), lasting=lasting)


async def _measured(name: str, load: Load, line: Line, *, lasting: bool) -> Program:
    """Put one program under each load, the gentle one first."""
    await line.warm_up()
    return Program(
        name=name,
        offered=await offer(line, rate=load.rate, seconds=load.offered),
        saturated=await saturate(line, at_once=load.at_once, seconds=load.saturated),
        lasting=await saturate(line, at_once=load.at_once, seconds=load.lasting) if lasting else None,
    )


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
