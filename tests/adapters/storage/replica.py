"""A process that takes turns: `python -m tests.adapters.storage.replica URL SEED`, for tests that start and kill some.

It takes the same events as every other, those of each person in an order of its own, several at once, and prints a line
for each reply when it has it.
"""

import asyncio
import hashlib
import json
import random
import sys
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter

from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from bot.adviser import Adviser
from bot.events import Asked, ConversationKey, Event, Incoming, Said
from bot.replies import Reply
from bot.turn import StoreUnavailableError, take
from knowledge.loading import load

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
PEOPLE = 15
EVENTS: tuple[Event, ...] = (
    Said("We run a Flask app with 40 endpoints. Should we move to FastAPI?"),
    Said("three of us, we know flask well"),
    Said("no admin panel needed"),
    Asked("skip"),
    Asked("skip"),
    Asked("tell_me"),
    Asked("back"),
    Said("why not django?"),
    Asked("record"),
    Asked("starter"),
)


def incoming(person: int, number: int) -> Incoming:
    """Return one event of a person."""
    key = ConversationKey(platform="slack", workspace="T1", channel="C1", person=f"U{person}")
    return Incoming(key=key, id=f"{person}-{number}", at=START + timedelta(seconds=number), event=EVENTS[number])


async def main(url: str, seed: int) -> None:
    """Take all turns."""
    engine = open_engine(url)
    migrate(engine)
    store, adviser, chance = Conversations(engine), Adviser(load()), random.Random(seed)  # noqa: S311 - no secret
    work = [incoming(person, number) for person in range(PEOPLE) for number in range(len(EVENTS))]
    chance.shuffle(work)
    tell("ready")
    sys.stdin.readline()

    async def taken() -> None:
        while work:
            event = work.pop()
            tell(json.dumps([event.id, fingerprint(await patiently(event, store, adviser))]))

    await asyncio.gather(*(taken() for _ in range(4)))
    store.close()


def tell(line: str) -> None:
    """Write a line that is heard even if this process dies now."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def patiently(event: Incoming, store: Conversations, adviser: Adviser) -> Reply:
    """Take a turn as a platform does that repeats what was not answered."""
    while True:
        try:
            return await take(event, store, adviser)
        except StoreUnavailableError:
            continue


def fingerprint(reply: Reply) -> str:
    """Return what tells replies apart, whether they are repeated or not."""
    said = TypeAdapter(Reply).dump_python(reply, mode="json")
    said.pop("repeated", None)
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
