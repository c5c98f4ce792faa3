"""The program itself, as an owner starts it: with the shipped knowledge, and killed in mid conversation."""

import asyncio
import os
import re
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

from tests.adapters.slack.loopback.api import Fault
from tests.adapters.slack.loopback.delivery import SECRET, Delivery
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack

ROOT = Path(__file__).parents[3]


@asynccontextmanager
async def program(slack: Slack, folder: Path, **environment: str) -> AsyncIterator[Process]:
    """Run `whichframework slack` on a database in a folder, and kill it without warning."""
    settings = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": "xoxb-T1",
        "SLACK_APP_TOKEN": "xapp-good",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{slack.base}/api/",
        "WHICHFRAMEWORK_DATABASE_URL": f"sqlite:///{folder / 'bot.db'}",
        "WHICHFRAMEWORK_OPERATIONS_PORT": "0",
        "WHICHFRAMEWORK_LOG_FORMAT": "json",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "adapters.main", "slack", env=settings | environment, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.communicate()


async def test_killed_in_mid_conversation_the_next_click_goes_on(slack: Slack, ada: Person, tmp_path: Path) -> None:
    """Nothing is in memory that matters: `kill -9`, a new process, and the same message still works."""
    async with program(slack, tmp_path):
        await ada.command("we build a shop with user accounts and an admin area")
        await slack.until(ada.sees)
    before = ada.reads()
    async with program(slack, tmp_path):
        await ada.click("Tell me more")
        await slack.until(lambda: ada.workspace.modals.get(ada.id))
        await ada.send_form(text="We know Django well. Just tell me.")
        await slack.until(lambda: ada.reads() != before)

    assert 1 == len(ada.sees())
    assert "Django" in ada.reads().splitlines()[0]


async def test_told_to_stop_it_ends_at_once(slack: Slack, ada: Person, tmp_path: Path) -> None:
    """Politely, with exit code 0, and without a word of what was said in its log."""
    async with program(slack, tmp_path) as process:
        await ada.command("a secret plan for a shop with user accounts")
        await slack.until(ada.sees)
        process.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(process.communicate(), 30)

    assert 0 == process.returncode
    assert b"secret" not in out + err
    assert b"xoxb" not in out + err


async def test_without_tokens_one_sentence_and_exit_code_2(slack: Slack, tmp_path: Path) -> None:
    """It says what to set and where to find it."""
    async with program(slack, tmp_path, SLACK_BOT_TOKEN="") as process:
        _, err = await asyncio.wait_for(process.communicate(), 30)

    assert 2 == process.returncode
    assert "Set SLACK_BOT_TOKEN to the token that begins with xoxb-" in err.decode()
    assert "Traceback" not in err.decode()


async def test_an_event_that_was_under_way_is_answered_after_the_restart(
    slack: Slack, ada: Person, tmp_path: Path
) -> None:
    """By HTTP: killed before its answer got out, the repetition finds the turn and sends what it said, once."""
    slack.clock.advance(seconds=(datetime.now(UTC) - slack.clock()).total_seconds() - 60)  # it was said a minute ago
    here = {"SLACK_MODE": "http", "SLACK_PORT": "0"}
    async with program(slack, tmp_path, **here) as process:
        slack.use_http(await port_of(process))

        async def kill() -> None:
            if slack.api.calls[-1] == "chat.postMessage":
                process.kill()

        slack.api.gate = kill
        slack.api.faults["chat.postMessage"] = deque([Fault(hang_up=True)])
        await ada.mention("we build a shop with user accounts")
        slack.api.gate = None
    assert [] == ada.sees()

    async with program(slack, tmp_path, **here) as process:
        slack.use_http(await port_of(process))
        kind, payload = ada.last
        for attempt in (1, 2):
            assert [True] == [answer.ok for answer in await slack.repeat(Delivery(kind, payload, attempt))]

    assert 1 == len(ada.sees())
    assert 1 == turns_taken(tmp_path / "bot.db")


def turns_taken(database: Path) -> int:
    """Return how often the conversation was saved."""
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT sum(version) FROM conversations").fetchone()[0])


async def port_of(process: Process) -> int:
    """Wait until the program says that it takes requests, and return the port that it chose."""
    assert process.stderr is not None
    async with asyncio.timeout(60):
        async for line in process.stderr:
            if found := re.search(rb"taking requests on port (\d+)", line):
                return int(found[1])
    raise AssertionError("it ended")
