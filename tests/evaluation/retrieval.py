"""How well questions of fact are answered: the right excerpt among the first three, and "I don't know" where due."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rich.table import Table

from bot.adviser import Adviser
from bot.oneshot import ask
from bot.replies import Citations
from tests.evaluation.asker import AT

HERE = Path(__file__).parent
FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many questions were answered rightly, and which were not."""

    known: int
    right: int
    unknown: int
    admitted: int
    misses: tuple[str, ...]

    @property
    def success(self) -> float:
        """Share of answerable questions with a right excerpt among the first three."""
        return self.right / self.known

    @property
    def honesty(self) -> float:
        """Share of unanswerable questions to which no excerpt was shown."""
        return self.admitted / self.unknown


def questions(name: str) -> list[dict[str, Any]]:
    """Return the questions of a file."""
    items: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return items


def measured(adviser: Adviser, name: str) -> Found:
    """Ask all questions of a file as a person would."""
    right = admitted = 0
    misses = []
    items = questions(name)
    for item in items:
        reply = ask(adviser, item["text"], at=AT)
        shown = [c.id for part in reply.parts if isinstance(part, Citations) for c in part.items][:FIRST]
        answered = reply.kind in ("answer", "comparison")
        if item["known"]:
            hit = answered and bool(set(shown) & set(item["expect"]))
            right += hit
        else:
            hit = not (answered and shown)
            admitted += hit
        if not hit:
            misses.append(f"{item['id']} {item['text']}: {reply.kind} {', '.join(shown) or 'nothing'}")
    known = sum(item["known"] for item in items)
    return Found(known=known, right=right, unknown=len(items) - known, admitted=admitted, misses=tuple(misses))


def table(found: dict[str, Found]) -> Table:
    """Return the figures side by side."""
    shown = Table(title="Questions of fact")
    for column in ("", "questions", "right excerpt in first three", "unanswerable", '"I don\'t know"'):
        shown.add_column(column, justify="right" if column else "left")
    for name, one in found.items():
        shown.add_row(name, str(one.known), f"{one.success:.0%}", str(one.unknown), f"{one.honesty:.0%}")
    return shown
