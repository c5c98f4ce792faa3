"""People in a loop: each says the dialogue, waits for every reply, and makes room for the next."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import psutil

from bot.events import Said
from tests.benchmarks.dialogue import DIALOGUE
from tests.load.figures import Load, Measured
from tests.load.programs import cpu, memory

TEXTS = tuple(event.text if isinstance(event, Said) else "just tell me" for event in DIALOGUE)
GIVE_UP = 20.0
"""Seconds after which a reply counts as lost, which ends the run."""

Say = Callable[[int, str, str], Awaitable[float | None]]
"""Brings a person's text to a program under a name; returns the seconds to its acknowledgement, if there is one."""


@dataclass(slots=True)
class Replies:
    """Who waits for what."""

    waiting: dict[str, asyncio.Future[float]] = field(default_factory=dict)

    def expect(self, name: str) -> asyncio.Future[float]:
        """Return what becomes the moment of the reply to a message."""
        future: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self.waiting[name] = future
        return future

    def arrived(self, name: str) -> None:
        """Note the first reply to a message; further ones belong to it as well."""
        future = self.waiting.pop(name, None)
        if future is not None and not future.done():
            future.set_result(time.perf_counter())


async def drive(name: str, load: Load, replies: Replies, say: Say, processes: tuple[psutil.Process, ...]) -> Measured:
    """Put a program under load; a short warm-up is not counted."""
    for person in range(load.at_once):
        await _turn(replies, say, -person - 1, TEXTS[0], f"warm-up-{person}")
    run = _Run(load=load, replies=replies, say=say, processes=processes)
    before, begun = cpu(processes), time.perf_counter()
    await asyncio.gather(*(run.work(begun) for _ in range(load.at_once)))
    seconds = time.perf_counter() - begun
    return Measured(
        name=name,
        seconds=seconds,
        acknowledged=tuple(run.acknowledged),
        replied=tuple(run.replied),
        cpu=cpu(processes) - before,
        memory=(run.early or memory(processes), memory(processes)),
    )


@dataclass(slots=True, kw_only=True)
class _Run:
    load: Load
    replies: Replies
    say: Say
    processes: tuple[psutil.Process, ...]
    acknowledged: list[float] = field(default_factory=list)
    replied: list[float] = field(default_factory=list)
    early: float = 0.0
    begun: int = 0

    async def work(self, since: float) -> None:
        """Be one person after the other."""
        while self.begun < self.load.people and time.perf_counter() - since < self.load.seconds:
            self.begun += 1
            person = self.begun
            for number, text in enumerate(TEXTS):
                acknowledged, replied = await _turn(self.replies, self.say, person, text, f"{person}-{number}")
                self.replied.append(replied)
                if acknowledged is not None:
                    self.acknowledged.append(acknowledged)
            if not self.early and person > self.load.people / 10:
                self.early = memory(self.processes)


async def _turn(replies: Replies, say: Say, person: int, text: str, name: str) -> tuple[float | None, float]:
    expected, sent = replies.expect(name), time.perf_counter()
    acknowledged = await say(person, text, name)
    return acknowledged, await asyncio.wait_for(expected, GIVE_UP) - sent
