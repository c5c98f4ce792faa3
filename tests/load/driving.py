"""People in a loop: each says the dialogue, waits for every reply, and makes room for the next."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import psutil

from bot.events import Said
from tests.benchmarks.dialogue import DIALOGUE
from tests.load.figures import Measured
from tests.load.programs import cpu, memory

TEXTS = tuple(event.text if isinstance(event, Said) else "just tell me" for event in DIALOGUE)
GIVE_UP = 20.0
"""Seconds after which a reply counts as lost, which ends the run."""
WARM_UP = 8
"""People who speak before anything is counted."""

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


@dataclass(slots=True)
class Line:
    """The line to one program under load, and the processes that it runs in."""

    say: Say
    replies: Replies
    processes: tuple[psutil.Process, ...]
    people: int = 0
    """How many have spoken so far."""

    def newcomers(self, count: int) -> range:
        """Return the numbers of so many people who never spoke here."""
        first = self.people + 1
        self.people += count
        return range(first, first + count)

    async def warm_up(self) -> None:
        """Have a few people say the first words, all at once."""
        await asyncio.gather(*(self.turn(person, 0) for person in self.newcomers(WARM_UP)))

    async def turn(self, person: int, number: int) -> tuple[float | None, float]:
        """Say a line of the dialogue; return the seconds to its acknowledgement, if any, and to its reply."""
        name, sent = f"{person}-{number}", time.perf_counter()
        expected = self.replies.expect(name)
        acknowledged = await self.say(person, TEXTS[number], name)
        return acknowledged, await asyncio.wait_for(expected, GIVE_UP) - sent


async def saturate(line: Line, *, at_once: int, seconds: float) -> Measured:
    """Keep so many people waiting for an answer at any time: each speaks again as soon as it is there."""
    run = _Run(line=line, seconds=seconds)
    before = cpu(line.processes)
    await asyncio.gather(*(run.work() for _ in range(at_once)))
    return Measured(
        seconds=time.perf_counter() - run.begun,
        acknowledged=tuple(run.acknowledged),
        replied=tuple(run.replied),
        cpu=cpu(line.processes) - before,
        memory=(*run.memory, memory(line.processes)),
    )


@dataclass(slots=True, kw_only=True)
class _Run:
    line: Line
    seconds: float
    begun: float = field(default_factory=time.perf_counter)
    acknowledged: list[float] = field(default_factory=list)
    replied: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    """After each quarter but the last."""

    async def work(self) -> None:
        """Be one person after the other."""
        while (gone := time.perf_counter() - self.begun) < self.seconds:
            while len(self.memory) < min(3, int(4 * gone / self.seconds)):
                self.memory.append(memory(self.line.processes))
            (person,) = self.line.newcomers(1)
            for number in range(len(TEXTS)):
                acknowledged, replied = await self.line.turn(person, number)
                self.replied.append(replied)
                if acknowledged is not None:
                    self.acknowledged.append(acknowledged)
