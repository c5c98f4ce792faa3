"""What comes in from outside with something wrong in it, and what a log may say about that."""

import copy
import logging
from collections.abc import Iterator
from typing import Any, Self

from hypothesis import strategies as st

HUSH = "hush"
"""Stands in every text that a person could have written; no log may hold it."""

Path = tuple[str | int, ...]


def _nested(depth: int) -> Any:
    return [_nested(depth - 1)] if depth else {}


JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1.5, float("inf"), "", " ", "0", "9" * 400, HUSH, f"<!channel> {HUSH} \0 \u202e",
    f"\ud800 {HUSH}", HUSH * 5_000, [], {}, [[]], [{}], [None], [HUSH], {HUSH: {HUSH: HUSH}}, {"id": None}, {"id": {}},
    {"type": []}, {"values": []}, _nested(60),
)  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn, payload: Any) -> Any:
    """Return a payload of which up to four parts are missing, or are not what they have to be."""
    found = copy.deepcopy(payload)
    for _ in range(draw(st.integers(1, 4))):
        places = list(_places(found))
        if not places:
            break
        *way, last = draw(st.sampled_from(places))
        holder = found
        for step in way:
            holder = holder[step]
        if draw(st.booleans()):
            del holder[last]
        else:
            holder[last] = copy.deepcopy(draw(st.sampled_from(JUNK)))
    return found


def _places(found: Any) -> Iterator[Path]:
    """Yield the way to everything in an object, its nearest parts first."""
    inside = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    steps = list(inside)
    yield from ((step,) for step, _ in steps)
    for step, value in steps:
        yield from ((step, *way) for way in _places(value))


class Listener(logging.Handler):
    """Hears everything that is logged while it lasts."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.records.append(record)

    def __enter__(self) -> Self:
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)

    def take(self) -> list[str]:
        """Return the lines since the last time; none of them may show a trace, or what somebody said."""
        records, self.records = self.records, []
        lines = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in records]

        assert [] == [line for line, record in zip(lines, records, strict=True) if record.exc_info]
        assert [] == [line for line in lines if HUSH in line]
        return lines
