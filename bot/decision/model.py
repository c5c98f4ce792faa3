"""A pack compiled for scoring: points for every option as one number for each candidate.

The numbers follow from the pack by two rules that an editor can hold in the head: a named level is worth the points of
`LEVEL_POINTS`, times the weight of its criterion; several options of one question share its weight (`shared`).
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.decision.case import NONE, Case, Roles, roles_of
from knowledge.pack import Candidate, Companion, Criterion, Fit, Guideline, Level, Pack

LEVEL_POINTS: dict[Level, float] = {"must": 2.0, "good": 1.0, "ok": 0.0, "poor": -1.0, "no": -2.0, "veto": -4.0}
"""Steps of one for what one prefers, and of two for what decides. A veto also ruins any lead: see `scoring.Scores`."""

DENIED_SHARE = 0.5
"""Ruling an option out takes half of what wanting it would have given: it says less than naming what one wants."""

SAID = 0.5
"""Strength from which something switches a rule off; a hint does not."""

NONE_SHARE = 0.4
"""How often "none of them" is the answer where candidates are the options."""

_MEANT: dict[str, Callable[[Case], tuple[str, ...]]] = {
    "$current": lambda case: case.current,
    "$known": lambda case: case.known,
    "$named": lambda case: case.named,
    "$first": lambda case: case.named[:1],
    "$favoured": lambda case: tuple(case.held.get("favoured", ())),
    "$doubted": lambda case: tuple(case.held.get("doubted", ())),
}
"""The candidates that the targets of rules stand for, besides `$near` and `$others`."""

_BY_CURRENT = frozenset({"$current", "$near", "$named", "$first", "$others"})
_BY_KNOWN = frozenset({"$known"})
"""Targets that stand for others when something else runs, and when others are known."""

Vector = list[float]
Conditions = tuple[tuple[str, frozenset[str] | None], ...]
"""Criteria with the options of which one has to hold; None: any but "none of the candidates"."""


def shared(options: int) -> float:
    """Return the factor for each of several options of one question: two answers weigh 1.4 together, three 1.7."""
    return 1.0 if options < 2 else float(options**-0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A guideline, its conditions ready to test."""

    id: str
    guideline: Guideline
    when: Conditions
    unless: Conditions
    about: frozenset[str]
    """The criteria of `when`: with one of them unknown, the rule does not hold."""
    fixed: dict[str, float]
    """Points by candidate, whatever the case."""
    moving: tuple[tuple[str, float], ...]
    """Points by `$current` and its like."""
    others: float
    """Points of `$others`, if it has any."""

    def strength(self, case: Case, leaving_out: tuple[str, ...] = ()) -> float:
        """Return how strongly the rule holds: as strongly as its weakest condition, some criteria's left out."""
        weakest = 1.0
        for criterion, options in self.when:
            if criterion not in leaving_out and (strength := case.strength(criterion, options)) < weakest:
                if not strength:
                    return 0.0
                weakest = strength
        for criterion, options in self.unless:
            if criterion not in leaving_out and case.strength(criterion, options) >= SAID:
                return 0.0
        return weakest

    def allows(self, criterion: str, given: tuple[str, ...]) -> bool:
        """Tell whether an answer, given for sure, meets the conditions on its criterion."""
        return all(_one_among(given, options) for about, options in self.when if about == criterion) and not any(
            _one_among(given, options) for about, options in self.unless if about == criterion
        )

    def targets(self, case: Case, model: "Model") -> dict[str, float]:
        """Return points by candidate, with `$current` and its like filled in from the case."""
        if not self.moving and not self.others:
            return self.fixed
        points = self.fixed.copy()
        for target, value in self.moving:
            for candidate in model.meant(target, case):
                points[candidate] = points.get(candidate, 0.0) + value
        if self.others:
            spared = {*points, *case.named, *case.current}
            points |= {candidate: self.others for candidate in model.place if candidate not in spared}
        return points


class Model:
    """Everything scoring needs, made once from a pack."""

    def __init__(self, pack: Pack) -> None:
        """Compile the pack."""
        self.pack = pack
        self.roles: Roles = roles_of(pack)
        self.criteria: dict[str, Criterion] = {criterion.id: criterion for criterion in pack.criteria}
        self.asked: tuple[str, ...] = tuple(criterion.id for criterion in pack.criteria if criterion.asked)
        self.asked_only_if: dict[str, Conditions] = {c.id: _conditions(c.ask_only_if) for c in pack.criteria}
        self.all: dict[str, Candidate] = {candidate.id: candidate for candidate in pack.candidates}
        self.ranked: tuple[Candidate, ...] = tuple(
            c for c in pack.candidates if c.runs_on is None and c.kind != "add-on"
        )
        self.ids: tuple[str, ...] = tuple(candidate.id for candidate in self.ranked)
        self.place: dict[str, int] = {candidate: index for index, candidate in enumerate(self.ids)}
        self.companions: dict[str, tuple[tuple[Companion, Conditions], ...]] = {
            candidate.id: tuple((c, _conditions(c.when)) for c in candidate.companions if c.candidate in self.all)
            for candidate in pack.candidates
        }
        """Add-ons by what they may go with, and when they are called for."""
        self.rules: tuple[Rule, ...] = tuple(_rule(guideline, self.place) for guideline in pack.guidelines)
        self.rules_about: dict[str, tuple[Rule, ...]] = _by_criterion(self.rules)
        self.rules_touched = self._touched()
        self.rules_allowing = self._allowing()
        self._fits: dict[tuple[str, str], Vector] = {}
        for criterion in pack.criteria:
            for option in criterion.options:
                self._fits[criterion.id, option.id] = [self._points(c, criterion, option.id) for c in self.ranked]
        self._answers = {criterion.id: _answers(criterion) for criterion in pack.criteria}
        self._expected: dict[str, Vector] = {criterion.id: self._average(criterion) for criterion in pack.criteria}

    def fit(self, candidate: str, criterion: str, option: str) -> Fit | None:
        """Return what the pack says of a candidate for an option, or None when it says nothing."""
        return self.all[candidate].fit.get(criterion, {}).get(option)

    def points(self, criterion: str, option: str) -> Vector | None:
        """Return weighted points of every ranked candidate for an option, or None for options without fit levels."""
        return self._fits.get((criterion, option))

    @cached_property
    def vetoes(self) -> dict[tuple[str, str], frozenset[str]]:
        """Candidates that an option rules out."""
        found: dict[tuple[str, str], set[str]] = {}
        for candidate in self.ranked:
            for criterion, options in candidate.fit.items():
                for option, fit in options.items():
                    if fit.level == "veto":
                        found.setdefault((criterion, option), set()).add(candidate.id)
        return {key: frozenset(ids) for key, ids in found.items()}

    def expected(self, criterion: str) -> Vector:
        """Return what the average answer to a question adds to every ranked candidate."""
        return self._expected[criterion]

    def answers_to(self, criterion: str) -> tuple[tuple[str, float], ...]:
        """Return the options that a question offers with their shares, which sum to one."""
        return self._answers[criterion]

    @cached_property
    def unrecommended(self) -> frozenset[str]:
        """Candidates that are ruled out unless they run or were named."""
        return frozenset(candidate.id for candidate in self.ranked if not candidate.recommend)

    @cached_property
    def excluding(self) -> frozenset[str]:
        """Criteria whose answers bear on who is ruled out: by a veto, or because it runs and so is an option."""
        return frozenset(criterion for criterion, _ in self.vetoes).union(self.roles.current)

    def meant(self, target: str, case: Case) -> tuple[str, ...]:
        """Return the candidates that `$current` and its like stand for."""
        if target == "$near":
            near = {other for current in case.current for other in self.all[current].near if current in self.all}
            found: tuple[str, ...] = tuple(sorted(near - set(case.current)))
        else:
            found = _MEANT[target](case)
        return tuple([candidate for candidate in found if candidate in self.place]) if found else ()

    def _touched(self) -> dict[str, tuple[Rule, ...]]:
        """Return the rules that a criterion's answer bears on: by a condition, or by who is meant."""
        touched = dict(self.rules_about)
        for criterion in self.roles.naming:
            about = self.rules_about.get(criterion, ())
            moved = _BY_CURRENT if criterion in self.roles.current else _BY_KNOWN
            meant = [r for r in self.rules if r not in about and not moved.isdisjoint(r.guideline.points)]
            touched[criterion] = (*about, *meant)
            if criterion in self.roles.current:  # what runs is not named
                named = [r for r in self.rules_about.get("named", ()) if r not in touched[criterion]]
                touched[criterion] += tuple(named)
        return touched

    def given(self, criterion: str, option: str) -> tuple[str, ...]:
        """Return the options that hold with an answer: with an add-on, what it runs on is known or runs as well."""
        parent = self.roles.parents.get(option) if criterion in self.roles.naming else None
        return (option, parent) if parent else (option,)

    def _allowing(self) -> dict[tuple[str, str], tuple[Rule, ...]]:
        """Return, for each option, the rules that it bears on and whose conditions on its criterion it meets."""
        found: dict[tuple[str, str], tuple[Rule, ...]] = {}
        for criterion, rules in self.rules_touched.items():
            for option in self._options(criterion):
                given = self.given(criterion, option)
                found[criterion, option] = tuple(rule for rule in rules if rule.allows(criterion, given))
        return found

    def _options(self, criterion: str) -> tuple[str, ...]:
        if criterion in self.roles.naming:
            return (NONE, *self.all)
        return tuple(option.id for option in self.criteria[criterion].options) if criterion in self.criteria else ()

    def _average(self, criterion: Criterion) -> Vector:
        total: Vector = [0.0] * len(self.ranked)
        shares = sum(option.share for option in criterion.options)
        for option in criterion.options:
            for place, points in enumerate(self._fits[criterion.id, option.id]):
                total[place] += points * option.share / shares
        return total

    def _points(self, candidate: Candidate, criterion: Criterion, option: str) -> float:
        fit = candidate.fit.get(criterion.id, {}).get(option)
        return LEVEL_POINTS[fit.level] * criterion.weight if fit else 0.0


def _rule(guideline: Guideline, ranked: Container[str]) -> Rule:
    points = guideline.points
    return Rule(
        id=guideline.id,
        guideline=guideline,
        when=_conditions(guideline.when),
        unless=_conditions(guideline.unless),
        about=frozenset(guideline.when),
        fixed={target: value for target, value in points.items() if target in ranked},
        moving=tuple((target, value) for target, value in points.items() if target in _MEANT or target == "$near"),
        others=points.get("$others", 0.0),
    )


def _answers(criterion: Criterion) -> tuple[tuple[str, float], ...]:
    if criterion.kind == "candidates":
        shown = criterion.shown
        return ((NONE, NONE_SHARE), *((option, (1.0 - NONE_SHARE) / len(shown)) for option in shown))
    total = sum(option.share for option in criterion.options)
    return tuple((option.id, option.share / total) for option in criterion.options)


def _one_among(given: tuple[str, ...], options: frozenset[str] | None) -> bool:
    return any(option in options if options is not None else option != NONE for option in given)


def _conditions(when: Mapping[str, str | tuple[str, ...]]) -> Conditions:
    return tuple((criterion, None if options == "any" else frozenset(options)) for criterion, options in when.items())


def _by_criterion(rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for criterion in {criterion for criterion, _ in rule.when + rule.unless}:
            found.setdefault(criterion, []).append(rule)
    return {criterion: tuple(about) for criterion, about in found.items()}
