"""What is wrong with a pack, said to the person who edits it: where, what, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file; lines and columns count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem."""

    severity: Severity
    place: Place
    problem: str
    """A sentence."""
    remedy: str = ""
    """A sentence: what would be right."""

    def __str__(self) -> str:
        place = self.place
        said = f"{self.problem} {self.remedy}".strip()
        return f"{place.file}:{place.line}:{place.column}: {self.severity}: {said}"


class PackError(Exception):
    """The pack has errors. Carries every finding, errors and warnings, in the order of the files."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = in_order(findings)
        errors = tuple(finding for finding in self.findings if finding.severity == "error")
        super().__init__("\n".join(str(finding) for finding in errors))


def error(place: Place, problem: str, remedy: str = "") -> Finding:
    """Return a finding that keeps the pack from being used."""
    return Finding(severity="error", place=place, problem=problem, remedy=remedy)


def warning(place: Place, problem: str, remedy: str = "") -> Finding:
    """Return a finding that an editor should look at."""
    return Finding(severity="warning", place=place, problem=problem, remedy=remedy)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by file and line, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=_place))


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.place.file, finding.place.line, finding.place.column, finding.problem
