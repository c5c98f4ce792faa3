"""The program itself behind Slack's signed HTTP, killed again and again; Slack repeats what was not acknowledged."""

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.storage.conversations import Conversations
from bot.events import ConversationKey
from bot.state import read
from tests.adapters.slack.loopback.server import Slack, loopback
from tests.adapters.slack.test_process import port_of, program

TEXTS = ("we build a shop with user accounts", "three of us know flask well", "no websockets needed")
WAVES, AT_ONCE = 30, 6
KILLED_AFTER = (15, 40)
"""Calls of Slack's API; the others that are under way at that call are anywhere in their turns."""


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """A Slack in which things were said a minute ago, so that a repetition comes when Slack sends it."""
    async with loopback() as running:
        running.clock.advance(seconds=(datetime.now(UTC) - running.clock()).total_seconds() - 60)
        yield running


async def test_killed_behind_slack_no_turn_is_lost_or_doubled(
    url: str, slack: Slack, store: Conversations, tmp_path: Path
) -> None:
    """Each person says three things in a thread; each is one turn, and is answered, whatever died on the way."""
    chance, kills = random.Random(11), 0  # noqa: S311 - no secret
    here = {
        "SLACK_MODE": "http",
        "SLACK_PORT": "0",
        "WHICHFRAMEWORK_DATABASE_URL": url,
        "WHICHFRAMEWORK_WORKSPACE_TURNS_PER_MINUTE": "100000",
    }
    people = [slack.person(f"U{number}") for number in range(WAVES * AT_ONCE // len(TEXTS))]
    work = [(start, text) for start in range(0, len(people), AT_ONCE) for text in TEXTS]
    threads: dict[str, str] = {}
    while work or slack.unacknowledged:
        async with program(slack, tmp_path, **here) as process:
            slack.use_http(await port_of(process))
            slack.api.gate = None
            await slack.repeat()
            fatal = len(slack.api.calls) + chance.randint(*KILLED_AFTER)

            async def kill(process: asyncio.subprocess.Process = process, fatal: int = fatal) -> None:
                if len(slack.api.calls) == fatal:
                    process.kill()

            slack.api.gate = kill
            while work and not slack.unacknowledged:
                start, text = work.pop(0)
                group = people[start : start + AT_ONCE]
                said = await asyncio.gather(*(each.mention(text, thread=threads.get(each.id, "")) for each in group))
                threads |= zip((each.id for each in group), said, strict=True)
        kills += 1

    assert kills > 2
    for person in people:
        key = ConversationKey(platform="slack", workspace="T1", person=person.id)
        [(_, stored)] = await store.of_person(key)
        assert (len(TEXTS), len(TEXTS)) == (stored.version, read(stored.state).turn)
        assert person.sees("C1", threads[person.id])
