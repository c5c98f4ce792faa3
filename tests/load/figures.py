"""What one run of load measures, and its tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How much, and for how long."""

    rate: float
    """Messages a second that are offered."""
    offered: float
    """Seconds for which they are."""
    at_once: int
    """People who wait for an answer at any time, where as much is asked for as can be had."""
    saturated: float
    """Seconds for which it is."""
    lasting: float
    """Seconds of a longer run, to see memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one program did under a load."""

    seconds: float
    acknowledged: tuple[float, ...]
    """Seconds to each acknowledgement; empty where the platform knows none."""
    replied: tuple[float, ...]
    """Seconds to each reply."""
    cpu: float
    """Seconds of processor time, of all its processes."""
    memory: tuple[float, ...]
    """Resident megabytes of all its processes, the last at the end."""

    @property
    def rate(self) -> float:
        """Replies a second."""
        return len(self.replied) / self.seconds

    @property
    def busy(self) -> float:
        """Processors that it kept busy."""
        return self.cpu / self.seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One program under all loads."""

    name: str
    offered: Measured
    saturated: Measured
    lasting: Measured | None = None


def offered_table(title: str, programs: Sequence[Program]) -> Table:
    """Return what each served of the same messages, beside the first."""
    found = _table(
        title, "messages", "served/s", "of bare", "reply p50/p99 ms", "p50, p99 to bare's", "processors", "MB"
    )
    bare = programs[0].offered
    for program in programs:
        row = program.offered
        found.add_row(
            program.name,
            str(len(row.replied)),
            f"{row.rate:.1f}",
            f"{row.rate / bare.rate:.2f}",
            _milliseconds(row.replied),
            " ".join(f"x{ours / theirs:.1f}" for ours, theirs in zip(_cuts(row), _cuts(bare), strict=True)),
            f"{row.busy:.2f}",
            f"{row.memory[-1]:.0f}",
        )
    return found


def saturated_table(title: str, programs: Sequence[Program]) -> Table:
    """Return the most that each could do, beside the first."""
    found = _table(title, "replies", "replies/s", "of bare", "ack p50/p99 ms", "reply p50/p99 ms", "CPU ms/reply")
    for program in programs:
        row = program.saturated
        found.add_row(
            program.name,
            str(len(row.replied)),
            f"{row.rate:.0f}",
            f"{row.rate / programs[0].saturated.rate:.2f}",
            _milliseconds(row.acknowledged),
            _milliseconds(row.replied),
            f"{1000 * row.cpu / len(row.replied):.1f}",
        )
    return found


def memory_table(title: str, programs: Sequence[Program]) -> Table:
    """Return the memory of the programs that ran longer, after each quarter."""
    found = _table(title, "replies", "MB after a quarter", "a half", "three quarters", "at the end")
    for program in programs:
        if program.lasting is not None:
            row = program.lasting
            found.add_row(program.name, str(len(row.replied)), *(f"{megabytes:.1f}" for megabytes in row.memory))
    return found


def _table(title: str, *columns: str) -> Table:
    found = Table(title=title, title_justify="left")
    found.add_column("")
    for column in columns:
        found.add_column(column, justify="right")
    return found


def _cuts(row: Measured) -> tuple[float, float]:
    cuts = quantiles(row.replied, n=100)
    return cuts[49], cuts[98]


def _milliseconds(taken: tuple[float, ...]) -> str:
    if len(taken) < 2:
        return "-"
    cuts = quantiles(taken, n=100)
    return f"{1000 * cuts[49]:.1f} / {1000 * cuts[98]:.1f}"
