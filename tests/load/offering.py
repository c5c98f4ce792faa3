"""So many messages a second, as a workspace writes them: people speak when they want to, whether or not we keep up."""

import asyncio
import time
from collections.abc import Iterator
from random import Random

from tests.load.driving import TEXTS, Line
from tests.load.figures import Measured
from tests.load.programs import cpu, memory

THINKING = 3.0
"""Seconds, on average, between two lines of one person."""


async def offer(line: Line, *, rate: float, seconds: float) -> Measured:
    """Send so many messages a second on average, at the same random moments to every program.

    A reply's time counts from the moment when its message was due, so that a program that falls behind cannot hide it.
    """
    messages = tuple(schedule(rate, seconds))
    people = line.newcomers(1 + max(person for _, person, _ in messages))
    before, begun = cpu(line.processes), time.perf_counter()
    waited = await asyncio.gather(
        *(_say(line, begun + due, people[person], number) for due, person, number in messages)
    )
    return Measured(
        seconds=max(seconds, time.perf_counter() - begun),
        acknowledged=tuple(acknowledged for acknowledged, _ in waited if acknowledged is not None),
        replied=tuple(replied for _, replied in waited),
        cpu=cpu(line.processes) - before,
        memory=(memory(line.processes),),
    )


def schedule(rate: float, seconds: float) -> Iterator[tuple[float, int, int]]:
    """Yield when each message is due, who says it, and which line of the dialogue it is.

    As many people take part as it takes for each to think between two lines; whoever is through makes room for another.
    """
    chance, people = Random(5), max(1, round(rate * THINKING))  # noqa: S311 - no secret
    moments = sorted(chance.uniform(0.0, seconds) for _ in range(round(rate * seconds)))
    for message, due in enumerate(moments):
        lines, person = divmod(message, people)
        conversation, number = divmod(lines, len(TEXTS))
        yield due, conversation * people + person, number


async def _say(line: Line, due: float, person: int, number: int) -> tuple[float | None, float]:
    await asyncio.sleep(due - time.perf_counter())
    late = time.perf_counter() - due
    acknowledged, replied = await line.turn(person, number)
    return acknowledged, replied + late
