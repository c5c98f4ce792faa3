"""The cases, and when a choice counts."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from bot.replies import Ranked

HERE = Path(__file__).parent

PARENTS = {
    "drf": "django",
    "django-ninja": "django",
    "django-channels": "django",
    "flask-socketio": "flask",
}
"""Add-ons of which the parent alone earns half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with what the answerers settled on."""

    id: str
    text: str
    answer: str
    also_ok: tuple[str, ...]
    said: dict[str, Any]
    kind: str
    agreement: str
    why: str


def real_questions() -> tuple[Case, ...]:
    """Return the questions that people really asked."""
    return _load("real-questions.yaml")


def reworded(wording: str) -> tuple[Case, ...]:
    """Return the real questions in other words: wording `a` to `e`."""
    items = yaml.safe_load((HERE / "reworded-questions.yaml").read_text(encoding="utf-8"))
    texts = {item["id"]: item[wording] for item in items}
    return tuple(replace(case, text=texts[case.id]) for case in real_questions())


def scenarios(part: str) -> tuple[Case, ...]:
    """Return the invented questions of a part, `dev` or `held`."""
    return _load("scenarios.yaml", part)


def labelled(part: str) -> tuple[Case, ...]:
    """Return texts whose labels say all that is in them: the part `dev`, or `held`, looked at only as a figure.

    Eight authors wrote them without sight of the pack. Before anything was learned from `dev`, the first choice was
    right in 0.81 of it and within three in 0.97; in `held` 0.76 and 0.95. One JSON object a line: `said` holds labels
    parted by blanks, `criterion=option,option`, with `!=` for what is ruled out and `~` for what is only possible; an
    asker would give neither as an answer.
    """
    lines = (HERE / f"labelled-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(
        Case(
            id=item["id"],
            text=item["text"],
            answer=item["answer"],
            also_ok=tuple(item["also_ok"]),
            said=_labels(item["said"]),
            kind="labelled",
            agreement="",
            why="",
        )
        for item in map(json.loads, lines)
    )


def credit(rank: Ranked, accepted: set[str]) -> float:
    """Return what naming a candidate with its companions earns: 1, a half for the parent of an add-on, or 0."""
    named = {rank.candidate, *rank.companions}
    if named & accepted:
        return 1.0
    return 0.5 if any(PARENTS.get(answer) == rank.candidate for answer in accepted) else 0.0


def first_choice(case: Case, ranking: tuple[Ranked, ...]) -> float:
    """Return the credit of the first choice against all accepted answers."""
    return credit(ranking[0], {case.answer, *case.also_ok}) if ranking else 0.0


def exact_choice(case: Case, ranking: tuple[Ranked, ...]) -> float:
    """Return the credit of the first choice against the answer alone."""
    return credit(ranking[0], {case.answer}) if ranking else 0.0


def within_three(case: Case, ranking: tuple[Ranked, ...]) -> float:
    """Return the best credit among the first three."""
    return max((credit(rank, {case.answer, *case.also_ok}) for rank in ranking[:3]), default=0.0)


def _labels(said: str) -> dict[str, list[str]]:
    pairs = (label.split("=") for label in said.split() if "=" in label and "!" not in label)
    return {criterion: options.split(",") for criterion, options in pairs}


def _load(name: str, part: str = "") -> tuple[Case, ...]:
    items = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return tuple(
        Case(
            id=item["id"],
            text=item["text"],
            answer=item["answer"],
            also_ok=tuple(item.get("also_ok") or ()),
            said=item.get("said") or {},
            kind=item.get("kind", "invented"),
            agreement=item.get("agreement", ""),
            why=item.get("why", ""),
        )
        for item in items
        if not part or item.get("set") == part
    )
