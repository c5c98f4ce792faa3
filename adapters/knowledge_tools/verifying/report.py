"""Progress while it runs, and one table at the end."""

import threading
from collections.abc import Iterable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from adapters.knowledge_tools.verifying.outcome import Outcome
from knowledge.pack import Measured, Pack


class Watch:
    """A progress bar with what is being done at the moment."""

    def __init__(self, console: Console, total: int) -> None:
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[doing]}"))
        self.progress = Progress(*columns, console=console, transient=True)
        self._task = self.progress.add_task("", total=total, doing="")
        self._doing: dict[str, str] = {}
        self._lock = threading.Lock()

    def tell(self, candidate: str, doing: str) -> None:
        """Say what is being done with a candidate."""
        with self._lock:
            self._doing[candidate] = doing
            self._show()

    def done(self, outcome: Outcome) -> None:
        """Count a finished candidate."""
        with self._lock:
            self._doing.pop(outcome.candidate, None)
            self.progress.advance(self._task)
            self._show()

    def _show(self) -> None:
        self.progress.update(self._task, doing="; ".join(f"{name}: {doing}" for name, doing in self._doing.items()))


def table(outcomes: Iterable[Outcome]) -> Table:
    """Return the outcomes, one a row."""
    shown = Table()
    for title in ("", "version", "Python", "packages", "MB", "import ms", "memory MB", "lines", "starters", "checks"):
        shown.add_column(title, justify="left" if title in ("", "version", "Python") else "right")
    for outcome in sorted(outcomes, key=lambda one: one.candidate):
        measured = outcome.measured
        if measured is None:
            shown.add_row(outcome.candidate, "could not be tried")
            continue
        version, *figures = _cells(measured)
        shown.add_row(outcome.candidate, version, measured.python, *figures)
    return shown


def failures(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """Return a line for each claim that did not hold."""
    ordered = sorted(outcomes, key=lambda one: one.candidate)
    return tuple(f"{one.candidate}: {failure.claim}: {failure.trouble}" for one in ordered for failure in one.failures)


def _passed(checks: dict[str, bool], *, starters: bool) -> str:
    results = [passed for name, passed in checks.items() if name.startswith("starter-") is starters]
    return f"{sum(results)}/{len(results)}" if results else "-"


def markdown(pack: Pack) -> str:
    """Return what has been measured as a table for a document."""
    titles = ("version", "packages", "MB", "import ms", "memory MB", "starter lines", "starters", "checks")
    lines = [f"| {' | '.join((pack.header.thing, *titles))} |", "|---|---|--:|--:|--:|--:|--:|--:|--:|"]
    measured = {candidate.name: candidate.measured for candidate in pack.candidates if candidate.measured}
    lines += [f"| {name} | {' | '.join(_cells(one))} |" for name, one in measured.items()]
    days = sorted({str(one.as_of) for one in measured.values()})
    pythons = sorted({one.python for one in measured.values()})
    if days:
        lines += ["", f"Python {', '.join(pythons)}; {', '.join(dict.fromkeys((days[0], days[-1])))}."]
    return "\n".join(lines)


def _cells(measured: Measured) -> tuple[str, ...]:
    if not measured.installs:
        return (measured.version, "does not install", *["-"] * 6)
    return (
        measured.version,
        str(measured.distributions),
        f"{measured.installed_mb:.1f}",
        f"{measured.import_ms:.0f}",
        f"{measured.memory_mb:.0f}",
        str(measured.starter_lines or "-"),
        _passed(measured.checks, starters=True),
        _passed(measured.checks, starters=False),
    )
