"""What one run of load measures, and its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How much at once, and for how long."""

    people: int
    """Conversations, each with a person of its own."""
    at_once: int
    """People who wait for an answer at any time: each speaks again as soon as it is there."""
    seconds: float
    """After which nobody begins a further conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one program did under a load."""

    name: str
    seconds: float
    acknowledged: tuple[float, ...]
    """Seconds to each acknowledgement; empty where the platform knows none."""
    replied: tuple[float, ...]
    """Seconds to each reply."""
    cpu: float
    """Seconds of processor time, of all its processes."""
    memory: tuple[float, float]
    """Resident megabytes after a tenth of the load and at its end, of all its processes."""

    @property
    def rate(self) -> float:
        """Replies a second."""
        return len(self.replied) / self.seconds


def table(title: str, rows: Sequence[Measured], bare: Measured) -> Table:
    """Return the rows beside the bare program's."""
    found = Table(title=title, title_justify="left")
    for column in ("", "replies", "replies/s", "of bare", "ack p50/p99 ms", "reply p50/p99 ms", "CPU ms/reply", "MB"):
        found.add_column(column, justify="right" if column else "left")
    for row in rows:
        found.add_row(
            row.name,
            str(len(row.replied)),
            f"{row.rate:.0f}",
            f"{row.rate / bare.rate:.2f}",
            _milliseconds(row.acknowledged),
            _milliseconds(row.replied),
            f"{1000 * row.cpu / len(row.replied):.1f}",
            f"{row.memory[0]:.0f} then {row.memory[1]:.0f}",
        )
    return found


def _milliseconds(taken: tuple[float, ...]) -> str:
    if len(taken) < 2:
        return "-"
    cuts = quantiles(taken, n=100)
    return f"{1000 * cuts[49]:.1f} / {1000 * cuts[98]:.1f}"
