"""Scores, and the contributions that they are the sums of."""

import operator
from dataclasses import dataclass

from bot.decision.case import Case
from bot.decision.model import DENIED_SHARE, LEVEL_POINTS, Model, Rule, Vector, shared

_GRAINS = 1e6
"""Scores are whole numbers of such parts of a point."""

NOISE = 2e-6
"""Sums of the same points in another order, rounded, differ by less than this: such scores are equal."""

REJECTED_POINTS = LEVEL_POINTS["veto"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one answer or rule added to a candidate's score."""

    candidate: str
    criterion: str
    """A criterion's id, "guideline:ID", or "rejected"."""
    option: str
    points: float
    because: str
    excerpts: tuple[str, ...]
    denied: bool = False
    """Whether it comes from an option that was ruled out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A rule that holds, and its points by candidate."""

    rule: Rule
    points: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Every ranked candidate's score, in the model's order, and who is ruled out."""

    points: tuple[float, ...]
    ruled_out: frozenset[str]

    def order(self, model: Model) -> tuple[str, ...]:
        """Return candidates best first: those ruled out last, equal ones in the pack's order."""
        points = dict(zip(model.ids, self.points, strict=True))
        best_first = sorted(model.ids, key=points.__getitem__, reverse=True)
        return tuple(sorted(best_first, key=self.ruled_out.__contains__))

    def leader(self, model: Model) -> str:
        """Return the best candidate; with all of them ruled out, the best of those."""
        nearly = max(self.points) - NOISE
        for candidate, points in zip(model.place, self.points, strict=True):
            if points >= nearly and candidate not in self.ruled_out:
                return candidate
        return self._best_allowed(model)

    def _best_allowed(self, model: Model) -> str:
        best, most = "", float("-inf")
        for candidate, points in zip(model.place, self.points, strict=True):
            if points > most and candidate not in self.ruled_out:
                best, most = candidate, points + NOISE
        return best or self.order(model)[0]


def score(model: Model, case: Case, works: tuple[Work, ...] | None = None) -> Scores:
    """Sum everything that speaks for and against each candidate. `works` are the rules at work, if known already."""
    total: Vector = [0.0] * len(model.ranked)
    for criterion in case.criteria():
        if vector := answers(model, case, criterion):
            total = plus(total, vector)
    for work in at_work(model, case) if works is None else works:
        add_points(total, model, work.points)
    for candidate in case.rejected:
        if candidate in model.place:
            total[model.place[candidate]] += REJECTED_POINTS
    rounded = tuple([round(points * _GRAINS) / _GRAINS for points in total])  # twice as fast as to so many digits
    return Scores(points=rounded, ruled_out=ruled_out(model, case))


def at_work(model: Model, case: Case) -> tuple[Work, ...]:
    """Return the rules that hold, with what each gives and takes."""
    found = []
    known = frozenset(case.held)
    for rule in model.rules:
        if rule.about <= known and (strength := rule.strength(case)):
            points = rule.targets(case, model)
            if strength != 1.0:
                points = {candidate: value * strength for candidate, value in points.items()}
            found.append(Work(rule=rule, points=points))
    return tuple(found)


def plus(one: Vector, other: Vector) -> Vector:
    """Return the sum of two vectors."""
    return list(map(operator.add, one, other))


def add_points(total: Vector, model: Model, points: dict[str, float], strength: float = 1.0) -> None:
    """Add points by candidate, so strongly, in place."""
    for candidate, value in points.items():
        total[model.place[candidate]] += value * strength


def answers(model: Model, case: Case, criterion: str) -> Vector:
    """Return what the answers to one criterion add, to be read only; empty where no points are given for them."""
    total: Vector = []
    for option, factor, denied in weighed(case, criterion):
        vector = model.points(criterion, option)
        if vector:
            part = _part(vector, factor, denied=denied)
            total = plus(total, part) if total else part
    return total


def _part(vector: Vector, factor: float, *, denied: bool) -> Vector:
    if denied:
        return [-max(0.0, points) * factor for points in vector]
    return vector if factor == 1.0 else [points * factor for points in vector]


def weighed(case: Case, criterion: str) -> list[tuple[str, float, bool]]:
    """Return the options that count for a criterion as (option, factor, whether it was ruled out)."""
    held = case.held.get(criterion, {})
    part = shared(len(held))
    found = [(option, strength * part, False) for option, strength in held.items()]
    if denied := case.denied.get(criterion):
        found += [(option, strength * DENIED_SHARE, True) for option, strength in denied.items()]
    return found


def ruled_out(model: Model, case: Case) -> frozenset[str]:
    """Return the candidates that an answer excludes or that the person does not want."""
    vetoed = {
        candidate
        for (criterion, option), candidates in model.vetoes.items()
        if case.held.get(criterion, {}).get(option, 0.0) >= 1.0
        for candidate in candidates
    }
    unwanted = model.unrecommended.difference(case.current, case.named)
    return case.rejected.union(vetoed, unwanted)


def contributions(
    model: Model, case: Case, candidate: str, works: tuple[Work, ...] | None = None
) -> tuple[Contribution, ...]:
    """Return what a candidate's score is made of, largest first. The points sum to the score.

    `works` are the rules at work in the case, if they are known already.
    """
    found: list[Contribution] = []
    place = model.place[candidate]
    for criterion in case.criteria():
        for option, factor, denied in weighed(case, criterion):
            vector = model.points(criterion, option)
            fit = model.fit(candidate, criterion, option)
            if not (vector and fit):
                continue
            points = (-max(0.0, vector[place]) if denied else vector[place]) * factor
            found.append(_contribution(candidate, criterion, option, points, fit.because, fit.excerpts, denied))
    for work in at_work(model, case) if works is None else works:
        if given := work.points.get(candidate):
            rule = work.rule.guideline
            name = f"guideline:{rule.id}"
            found.append(_contribution(candidate, name, "", given, rule.because, rule.excerpts, False))
    if candidate in case.rejected:
        found.append(_contribution(candidate, "rejected", candidate, REJECTED_POINTS, "you ruled it out", (), True))
    return tuple(sorted((c for c in found if c.points), key=lambda c: (-abs(c.points), c.criterion, c.option)))


def _contribution(
    candidate: str, criterion: str, option: str, points: float, because: str, excerpts: tuple[str, ...], denied: bool
) -> Contribution:
    return Contribution(
        candidate=candidate,
        criterion=criterion,
        option=option,
        points=points,
        because=because,
        excerpts=excerpts,
        denied=denied,
    )
