"""How much of what texts tell is heard, and how much of what is heard is told."""

from collections import Counter
from collections.abc import Iterable

from rich.table import Table

from bot.adviser import Adviser
from bot.understanding.reading import read
from tests.evaluation.asker import facts
from tests.evaluation.cases import Case

ALL = "all"


def hearing(adviser: Adviser, cases: Iterable[Case]) -> dict[str, tuple[float, float, int]]:
    """Return by criterion, and for `all`: precision, recall, and how many labels there are."""
    right: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for case in cases:
        expected = {(criterion, option) for criterion, options in facts(case.said).items() for option in options}
        slots = read(case.text, adviser.lexicon).slots
        found = {(slot.criterion, slot.option) for slot in slots if slot.polarity == "wanted"}
        for counter, pairs in ((right, expected & found), (heard, found), (told, expected)):
            counter.update(criterion for criterion, _ in pairs)
            counter[ALL] += len(pairs)
    return {
        criterion: (right[criterion] / (heard[criterion] or 1), right[criterion] / count, count)
        for criterion, count in told.most_common()
    }


def table(title: str, heard: dict[str, tuple[float, float, int]]) -> Table:
    """Return the figures as a table."""
    shown = Table(title=title)
    for column in ("", "labels", "precision", "recall"):
        shown.add_column(column, justify="left" if not column else "right")
    for criterion, (precision, recall, count) in heard.items():
        shown.add_row(criterion, str(count), f"{precision:.2f}", f"{recall:.2f}")
    return shown
