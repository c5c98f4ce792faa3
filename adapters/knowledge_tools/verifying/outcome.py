"""What came out of a verification: to be shown, to be kept for resuming, and to be written into the pack."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from knowledge.pack import Measured

HEADING = "# Written by `whichframework knowledge verify`: what running it showed.\n"


class Failure(BaseModel):
    """A claim that did not hold."""

    model_config = ConfigDict(frozen=True)

    claim: str
    trouble: str


class Outcome(BaseModel):
    """One candidate's verification."""

    model_config = ConfigDict(frozen=True)

    candidate: str
    measured: Measured | None = None
    """None: nothing could be found out."""
    failures: tuple[Failure, ...] = ()
    python: str = ""
    resumed: bool = False
    """Whether it was already known from an earlier run."""


def kept(file: Path, key: str) -> Outcome | None:
    """Return the outcome of an earlier run of exactly the same."""
    try:
        first, _, text = file.read_text(encoding="utf-8").partition("\n")
        if first == key:
            return Outcome.model_validate_json(text).model_copy(update={"resumed": True})
    except (OSError, ValueError):
        pass
    return None


def keep(file: Path, key: str, outcome: Outcome) -> None:
    """Keep an outcome for resuming; only one that is complete."""
    if outcome.measured:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{key}\n{outcome.model_dump_json()}", encoding="utf-8")


def write(folder: Path, outcome: Outcome) -> None:
    """Write what was measured into the pack."""
    if outcome.measured is None:
        return
    file = folder / "measured" / f"{outcome.candidate}.yaml"
    file.parent.mkdir(exist_ok=True)
    text = yaml.safe_dump(
        outcome.measured.model_dump(mode="python", exclude_defaults=True), sort_keys=False, allow_unicode=True
    )
    file.write_text(HEADING + text, encoding="utf-8")
