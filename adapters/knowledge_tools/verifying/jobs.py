"""What is to be verified of each candidate, read from the pack without running anything."""

import ast
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.pack import Candidate, Pack, Starter

CHECKS = "checks"
RUNNER = "_run.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One function of a candidate's file of checks."""

    function: str
    claim: str

    @property
    def id(self) -> str:
        """The topic that it proves."""
        return self.function.rstrip("_").replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One candidate's verification."""

    candidate: Candidate
    folder: Path
    """The pack's."""
    modules: str
    """What a program that uses it imports, for measuring; empty: whatever its distribution is called."""
    variables: tuple[tuple[str, str], ...]
    """Of the environment, without which it cannot be imported."""
    requires: tuple[str, ...]
    """Requirements of the checks."""
    checks: tuple[Check, ...]

    @property
    def bare(self) -> tuple[str, ...]:
        """What is measured: the released package, and the parent of an add-on comes with it."""
        return (f"{self.candidate.package.name}=={self.candidate.package.version}",)

    @property
    def can_be_tried(self) -> bool:
        """Whether there is anything to find out."""
        return bool(self.checks or self.candidate.starters or self.candidate.uninstallable)

    @property
    def everything(self) -> tuple[str, ...]:
        """All requirements, each once."""
        starters = (requirement for starter in self.candidate.starters for requirement in starter.requires)
        return tuple(dict.fromkeys((*self.bare, *starters, *self.requires)))

    def folder_of(self, starter: Starter) -> Path:
        """Return where a starter's files are."""
        return self.folder / "starters" / self.candidate.id / starter.id

    def key(self, python: str) -> str:
        """Return a hash of all that decides the outcome."""
        refuses = self.candidate.uninstallable is not None
        digest = hashlib.sha256(f"{python} {self.everything} {self.modules} {self.variables} {refuses}".encode())
        for starter in self.candidate.starters:
            digest.update(starter.model_dump_json().encode())
        for file in self._files():
            digest.update(file.read_bytes())
        return digest.hexdigest()

    def _files(self) -> Iterable[Path]:
        checks = self.folder / CHECKS
        yield from sorted(path for path in checks.glob("_*.py"))
        yield from (path for path in (checks / f"{self.candidate.id}.py",) if path.is_file())
        starters = self.folder / "starters" / self.candidate.id
        yield from sorted(path for path in starters.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def jobs(pack: Pack, folder: Path, only: Iterable[str] = ()) -> tuple[Job, ...]:
    """Return the jobs for a pack, or for some of its candidates."""
    wanted = set(only) or {candidate.id for candidate in pack.candidates}
    return tuple(_job(candidate, folder) for candidate in pack.candidates if candidate.id in wanted)


def _job(candidate: Candidate, folder: Path) -> Job:
    path = folder / CHECKS / f"{candidate.id}.py"
    body = ast.parse(path.read_text(encoding="utf-8")).body if path.is_file() else []
    return Job(
        candidate=candidate,
        folder=folder,
        variables=tuple(_constant(body, "VARIABLES", {}).items()),
        modules=str(_constant(body, "IMPORTS", "")),
        requires=tuple(_constant(body, "REQUIRES", ())),
        checks=tuple(
            Check(function=node.name, claim=(ast.get_docstring(node) or node.name).rstrip("."))
            for node in body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        ),
    )


def _constant(body: list[ast.stmt], name: str, default: Any) -> Any:
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            return ast.literal_eval(node.value)
    return default
