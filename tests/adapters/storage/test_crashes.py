"""The program itself behind Slack's signed HTTP, killed again and again; Slack repeats what was not acknowledged."""

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Engine, String, column, select, table

from adapters.storage.conversations import Conversations
from bot.events import ConversationKey
from bot.state import read
from tests.adapters.slack.loopback.delivery import Delivery
from tests.adapters.slack.loopback.people import Person
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
    url: str, slack: Slack, store: Conversations, engine: Engine, tmp_path: Path
) -> None:
    """Each person says three things in a thread; each is one turn with one answer, whatever died on the way.

    There is one moment at which an answer cannot be known to be out: after Slack took it and before the program wrote
    that down, some milliseconds later. `chat.postMessage` documents no argument by which Slack would know it again, and
    the app may not read channels to look. An answer of which the program died in that moment may come twice, rather
    than not at all; any other comes once.
    """
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
    said: list[tuple[Person, str]] = []
    doubtful: set[str] = set()
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
                begun = await asyncio.gather(*(each.mention(text, thread=threads.get(each.id, "")) for each in group))
                threads |= zip((each.id for each in group), begun, strict=True)
                said += [(each, each.last[1]["event"]["ts"]) for each in group]
        kills += 1
        known = noted(engine)
        doubtful |= {stamp for person, stamp in said if answers(person, stamp, said) and stamp not in known}

    assert kills > 2
    for person, stamp in said:
        assert answers(person, stamp, said) in ({1, 2} if stamp in doubtful else {1})
    assert len(doubtful) <= kills * AT_ONCE  # those under way, and no other
    for person in people:
        key = ConversationKey(platform="slack", workspace="T1", person=person.id)
        [(_, stored)] = await store.of_person(key)
        assert (len(TEXTS), len(TEXTS)) == (stored.version, read(stored.state).turn)


async def test_killed_once_it_is_noted_no_answer_comes_twice(
    url: str, slack: Slack, engine: Engine, tmp_path: Path
) -> None:
    """Slack may not have heard the acknowledgement: another process, which remembers nothing itself, drops the rest."""
    here = {"SLACK_MODE": "http", "SLACK_PORT": "0", "WHICHFRAMEWORK_DATABASE_URL": url}
    ada = slack.person("UADA")
    async with program(slack, tmp_path, **here) as process:
        slack.use_http(await port_of(process))
        stamp = await ada.mention(TEXTS[0])
        async with asyncio.timeout(30):
            while stamp not in noted(engine):  # noqa: ASYNC110 - another process writes it
                await asyncio.sleep(0)
    async with program(slack, tmp_path, **here) as process:
        slack.use_http(await port_of(process))
        repeated = [await slack.repeat(Delivery(*ada.last, attempt)) for attempt in (0, 1)]

    assert [True, True] == [answer.ok for [answer] in repeated]
    assert 1 == len(ada.sees("C1", stamp))


def noted(engine: Engine) -> set[str]:
    """Return the stamps of the messages whose answers the program knows to be out."""
    deliveries = table("slack_deliveries", column("name", String), column("done", Boolean))
    done = select(deliveries.c.name).where(deliveries.c.done)
    with engine.connect() as connection:
        return {name.rpartition(":")[2] for name in connection.execute(done).scalars()}


def answers(person: Person, stamp: str, said: list[tuple[Person, str]]) -> int:
    """Return how many messages of the app followed what a person said, up to what the person said next."""
    own = [other for who, other in said if who is person]
    until = min((other for other in own if other > stamp), default="9")
    return sum(stamp < message.ts < until for message in person.sees("C1", own[0]))
