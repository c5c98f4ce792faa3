"""How well free text is understood: F1 over slots by phenomenon, polarity, names, commands, answers and scope."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from rich.table import Table

from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import Meaning
from bot.understanding.reading import SURE, read
from knowledge.pack import Pack

HERE: Final = Path(__file__).parent
OUT_OF_SCOPE: Final = "out-of-scope"

Item = tuple[str, str, str]
"""Criterion, option, polarity."""


@dataclass(slots=True)
class Score:
    """Counts over some utterances."""

    utterances: int = 0
    hits: int = 0
    expected: int = 0
    heard: int = 0
    wrong_polarity: int = 0
    exact: int = 0
    scope_right: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 over slots, names, commands and answers; 1 where nothing was to be heard and nothing was."""
        return 2 * self.hits / (self.expected + self.heard) if self.expected + self.heard else 1.0

    @property
    def wrong(self) -> float:
        """The share of expected slots that were heard with another polarity."""
        return self.wrong_polarity / self.expected if self.expected else 0.0

    @property
    def scope(self) -> float:
        """The share of utterances placed rightly in or out of scope."""
        return self.scope_right / self.utterances if self.utterances else 1.0

    def add(self, other: "Score") -> None:
        """Count another's utterances too."""
        for name in ("utterances", "hits", "expected", "heard", "wrong_polarity", "exact", "scope_right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses.extend(other.misses)


def utterances(part: str = "") -> list[dict[str, Any]]:
    """Return the frozen set of short utterances, or a part of the fresh one, `dev` or `held`."""
    name = "utterances-fresh.yaml" if part else "utterances.yaml"
    items: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [item for item in items if item.get("set", "") == part]


def score(pack: Pack, part: str = "") -> dict[str, Score]:
    """Return the score of each phenomenon, and of all in-scope utterances as `all`; parts as `utterances` has them."""
    lexicon = Lexicon(pack)
    opposites = {
        (criterion.id, option.id): option.opposite
        for criterion in pack.criteria
        for option in criterion.options
        if option.opposite
    }
    scores: dict[str, Score] = defaultdict(Score)
    for item in utterances(part):
        one = _one(item, read(item["text"], lexicon, item.get("asked")), opposites)
        scores[item["phenomenon"]].add(one)
        if item["phenomenon"] != OUT_OF_SCOPE:
            scores["all"].add(one)
    return dict(scores)


def table(scores: dict[str, Score], title: str = "Understanding of short utterances") -> Table:
    """Return the scores as a table."""
    shown = Table(title=title)
    for column in ("", "utterances", "F1", "wrong polarity", "all right", "scope"):
        shown.add_column(column, justify="left" if not column else "right")
    for phenomenon, counted in sorted(scores.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        shown.add_row(
            phenomenon,
            str(counted.utterances),
            f"{counted.f1:.3f}" if counted.expected else "-",
            f"{counted.wrong:.1%}",
            f"{counted.exact / counted.utterances:.0%}",
            f"{counted.scope:.1%}",
        )
    return shown


def _one(item: dict[str, Any], meaning: Meaning, opposites: dict[tuple[str, str], str]) -> Score:
    expected = {_normal(slot, opposites) for slot in item.get("slots", ())} | _others(item)
    optional = {_normal(slot, opposites) for slot in item.get("optional", ())}
    heard = _heard(meaning, item.get("asked", ""), opposites)
    by_name = {(criterion, option): polarity for criterion, option, polarity in heard}
    extra = {found for found in heard - expected if found[:2] not in {o[:2] for o in optional}}
    wrong = sum(by_name.get(wanted[:2], wanted[2]) != wanted[2] and wanted not in heard for wanted in expected)
    one = Score(
        utterances=1,
        hits=len(expected & heard),
        expected=len(expected),
        heard=len(expected & heard) + len(extra),
        wrong_polarity=wrong,
        exact=expected <= heard and not extra,
        scope_right=meaning.in_scope == item["in_scope"],
    )
    missed = expected - heard
    if missed or extra or not one.scope_right:
        scope = "" if one.scope_right else f" SCOPE {meaning.in_scope}"
        one.misses.append(f"{item['id']} {item['text']!r}: missed {_said(missed)}, too much {_said(extra)}{scope}")
    return one


def _others(item: dict[str, Any]) -> set[Item]:
    """What is not a slot, in the same form."""
    found = {
        ("answer", f"{item['asked']}.{option}", item.get("answer_polarity", "wanted"))
        for option in item.get("answer", ())
    }
    found |= {("named", name, "wanted") for name in item.get("named", ())}
    found |= {("named", name, "rejected") for name in item.get("rejected", ())}
    if item.get("exclusive"):
        found.add(("exclusive", "", "wanted"))
    if item.get("command"):
        found.add(("command", f"{item['command']} {item.get('argument', '')}".strip(), "wanted"))
    return found


def _heard(meaning: Meaning, asked: str, opposites: dict[tuple[str, str], str]) -> set[Item]:
    found = {
        _normal({"criterion": slot.criterion, "option": slot.option, "polarity": slot.polarity}, opposites)
        for slot in meaning.slots
        if slot.confidence >= SURE
    }
    found |= {("named", name, "wanted") for name in meaning.named}
    found |= {("named", name, "rejected") for name in meaning.rejected}
    found |= {("answer", f"{asked}.{option}", meaning.answer_polarity) for option in meaning.answer}
    if meaning.exclusive:
        found.add(("exclusive", "", "wanted"))
    if meaning.command:
        found.add(("command", f"{meaning.command} {meaning.argument}".strip(), "wanted"))
    return found


def _normal(slot: dict[str, Any], opposites: dict[tuple[str, str], str]) -> Item:
    """A denied option counts as its opposite, wanted."""
    criterion, option, polarity = slot["criterion"], str(slot["option"]), slot["polarity"]
    opposite = opposites.get((criterion, option))
    if polarity == "rejected" and opposite:
        return criterion, opposite, "wanted"
    if polarity == "unsure" and opposite and option == "no":
        return criterion, opposite, "unsure"
    return criterion, option, polarity


def _said(items: Iterable[Item]) -> str:
    return ", ".join(f"{criterion}={option}:{polarity[0]}" for criterion, option, polarity in sorted(items)) or "-"
