"""`make bench`: one turn with its parts, beside plain baselines, in one run."""

import argparse
import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from bot.advice import Advice
from bot.adviser import Adviser
from bot.conversation import step
from bot.events import ConversationKey, Incoming, Said
from bot.memory import learn
from bot.profile import Profile
from bot.state import Conversation
from bot.turn import take
from bot.understanding.meaning import Meaning
from bot.understanding.reading import read
from knowledge.loading import load
from tests.benchmarks import baselines
from tests.benchmarks.dialogue import DIALOGUE
from tests.benchmarks.timing import Timed, in_a_fresh_process, memory_mb, timed
from tests.bot.talk import AT
from tests.evaluation.cases import real_questions

TURNS = 2000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    turns = parser.parse_args().turns
    adviser = Adviser(load())
    console = Console(width=120)
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            *_parts(adviser, turns),
            *_whole_turns(adviser, Path(folder), turns),
            timed("baseline: dict with JSON", baselines.dict_with_json(), times=turns),
            timed("baseline: durable SQLite", baselines.durable_sqlite(Path(folder) / "plain.db"), times=turns),
            timed("baseline: transitions, a machine each", baselines.transitions_machine(), times=turns),
        ]
    console.print(_table(rows))
    console.print(f"resident memory of this process after {turns} turns of each: {memory_mb():.0f} MB")
    for name, program in (
        ("bare Python", "import psutil"),
        (
            "the core on its pack",
            "from knowledge.loading import load; from bot.adviser import Adviser; a = Adviser(load())",
        ),
    ):
        seconds, megabytes = in_a_fresh_process(program)
        console.print(f"{name}: {seconds * 1000:.0f} ms of CPU to start, {megabytes:.0f} MB resident")


def _parts(adviser: Adviser, turns: int) -> list[Timed]:
    texts = [case.text for case in real_questions()]

    def understand(number: int) -> object:
        return read(texts[number % len(texts)], adviser.lexicon, None)

    meanings = [read(text, adviser.lexicon, None) for text in texts]

    def decided(meaning: Meaning) -> object:
        advice = Advice(adviser, learn(adviser.model, Profile(), meaning).profile)
        return advice.ranking, advice.next

    def decide(number: int) -> object:
        return decided(meanings[number % len(texts)])

    def both(number: int) -> object:
        return decided(read(texts[number % len(texts)], adviser.lexicon, None))

    def answer(number: int) -> object:
        return step(adviser, Conversation(), Said(texts[number % len(texts)]), at=AT)

    return [
        timed("understand a real question", understand, times=turns),
        timed("decide: ranking and next question", decide, times=turns),
        timed("both together", both, times=turns),
        timed("a step: understand, decide, word the reply", answer, times=turns),
    ]


def _whole_turns(adviser: Adviser, folder: Path, turns: int) -> list[Timed]:
    return [
        timed("a turn, durable SQLite", _turn(adviser, folder / "durable.db", durable=True), times=turns),
        timed(
            "a turn, SQLite that survives a crash only", _turn(adviser, folder / "fast.db", durable=False), times=turns
        ),
    ]


def _turn(adviser: Adviser, file: Path, *, durable: bool) -> Callable[[int], object]:
    engine = open_engine(f"sqlite:///{file}", durable=durable)
    migrate(engine)
    store = Conversations(engine)
    runner = asyncio.Runner()

    def turn(number: int) -> object:
        key = ConversationKey(platform="bench", person=str(number // len(DIALOGUE)))
        event = DIALOGUE[number % len(DIALOGUE)]
        return runner.run(take(Incoming(key=key, id=str(number), at=AT, event=event), store, adviser))

    return turn


def _table(rows: list[Timed]) -> Table:
    table = Table(title="One call each, side by side in one run")
    for column in ("what", "p50 µs", "p99 µs", "a second"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for row in rows:
        table.add_row(row.name, f"{row.p50_us:,.0f}", f"{row.p99_us:,.0f}", f"{row.per_second:,.0f}")
    return table


if __name__ == "__main__":
    main()
