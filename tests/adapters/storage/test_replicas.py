"""Several processes on one database, some of them killed: nothing is lost or doubled, and each event has one reply."""

import json
import os
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import PIPE

import pytest

from adapters.storage.conversations import Conversations
from bot.adviser import Adviser
from bot.state import read
from bot.turn import take
from tests.adapters.storage.replica import EVENTS, PEOPLE, fingerprint, incoming

ROOT = Path(__file__).parents[3]
IDS = {f"{person}-{number}" for person in range(PEOPLE) for number in range(len(EVENTS))}

Replies = dict[str, set[str]]
"""Event id to the replies that were seen."""


@pytest.fixture
def processes() -> Iterator[ExitStack]:
    """What kills processes that a test leaves behind."""
    with ExitStack() as stack:
        yield stack


def started(url: str, count: int, processes: ExitStack) -> list[subprocess.Popen[str]]:
    """Start processes."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = []
    for seed in range(count):
        command = [sys.executable, "-m", "tests.adapters.storage.replica", url, str(seed)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=PIPE, stdout=PIPE, text=True)
        processes.enter_context(process)
        processes.callback(process.kill)
        running.append(process)
    return running


def go(*running: subprocess.Popen[str]) -> None:
    """Let them begin at once, when all are ready."""
    for process in running:
        assert process.stdout
        assert "ready\n" == process.stdout.readline()
    for process in running:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()


def heard(process: subprocess.Popen[str], replies: Replies, lines: int | None = None) -> int:
    """Take down some lines, or all; return how many there were."""
    assert process.stdout
    count = 0
    while count != lines and (line := process.stdout.readline()).endswith("\n"):
        event, reply = json.loads(line)
        replies[event].add(reply)
        count += 1
    return count


async def each_was_taken_once(store: Conversations, adviser: Adviser, replies: Replies) -> None:
    """Check that every event has one reply, also when it is delivered again, and every conversation all its turns."""
    assert IDS == replies.keys()
    assert {1} == {len(given) for given in replies.values()}
    for person in range(PEOPLE):
        for number in range(len(EVENTS)):
            event = incoming(person, number)
            assert replies[event.id] == {fingerprint(await take(event, store, adviser))}
        stored = (await store.load(incoming(person, 0).key)).stored
        assert stored is not None
        assert (len(EVENTS), len(EVENTS)) == (stored.version, read(stored.state).turn)


async def test_replicas_given_the_same_events_give_the_same_replies(
    url: str, store: Conversations, adviser: Adviser, processes: ExitStack
) -> None:
    """All get everything, in orders of their own, at the same time."""
    replies: Replies = defaultdict(set)
    running = started(url, 2, processes)
    go(*running)

    assert [len(IDS)] * 2 == [heard(process, replies) for process in running]
    await each_was_taken_once(store, adviser, replies)


async def test_killed_at_any_moment_nothing_is_lost_or_doubled(
    url: str, store: Conversations, adviser: Adviser, processes: ExitStack
) -> None:
    """`kill -9` in the midst of turns, again and again; what was answered stays answered, and the rest is taken."""
    chance, replies = random.Random(7), defaultdict[str, set[str]](set)  # noqa: S311 - no secret
    running = started(url, 4, processes)
    for victim in running[:-1]:
        go(victim)
        heard(victim, replies, chance.randint(10, 50))
        victim.kill()
        heard(victim, replies)
    go(running[-1])

    assert len(IDS) == heard(running[-1], replies)
    await each_was_taken_once(store, adviser, replies)
