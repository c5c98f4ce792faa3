"""Programs under load, each in a process of its own, and what they use."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds that a program may take to start."""


@asynccontextmanager
async def program(*words: str, settings: Mapping[str, str]) -> AsyncIterator[psutil.Process]:
    """Run `python -m WORDS` with these settings and nothing else of ours, until the context ends."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    environment = inherited | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"} | dict(settings)
    errors = None if os.environ.get("LOAD_SHOWS_LOGS") else DEVNULL
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *words, env=environment, stdout=errors, stderr=errors
    )
    try:
        yield psutil.Process(process.pid)
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 20)
        except TimeoutError:
            process.kill()
            await process.wait()


def ours(database: str) -> dict[str, str]:
    """Return settings under which nobody is too quick."""
    return {
        "WHICHFRAMEWORK_DATABASE_URL": database,
        "WHICHFRAMEWORK_OPERATIONS_PORT": "0",
        "WHICHFRAMEWORK_TURNS_PER_MINUTE": "1000000",
        "WHICHFRAMEWORK_WORKSPACE_TURNS_PER_MINUTE": "1000000",
        "WHICHFRAMEWORK_LOG_LEVEL": "warning",
    }


def unused_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def reachable(port: int) -> None:
    """Wait until a program takes connections."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return


def cpu(processes: tuple[psutil.Process, ...]) -> float:
    """Return the seconds of processor time so far."""
    times = [process.cpu_times() for process in processes]
    return sum(each.user + each.system for each in times)


def memory(processes: tuple[psutil.Process, ...]) -> float:
    """Return the resident megabytes."""
    return sum(float(process.memory_info().rss) for process in processes) / 2**20
