"""What to ask next, and when to stop asking.

A question is worth what its answers are expected to gain for the person (expected value of information): the value of
whoever would lead after the answer, less the value of who leads now. A candidate's value is its score, plus what the
answers that are still unknown would bring it on average, in so far as they matter to the person (`RELEVANCE`). Where no
single answer would change the leader that is blind, and the expected drop in the entropy of who ends first decides
instead. (The criterion: Viappiani and Boutilier 2010.) A test holds the policy against the exact optimum.
"""

import operator
from dataclasses import dataclass
from math import inf, log2
from typing import Literal

from bot.decision.model import Vector
from bot.decision.outlook import Outlook, View, askable
from bot.decision.prospects import Prospects
from bot.decision.reach import RELEVANCE, Reach
from bot.decision.scoring import NOISE

BUDGET = 6
"""Never more questions than this, volunteered answers not counted."""

SURE = 0.7
"""Chance of staying first from which a further question is not worth a person's time."""

COST = 0.05
"""What a question costs, in points (and in bits of doubt): less than this is not worth asking for."""

Stop = Literal["settled", "sure", "worthless", "budget"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What asking a question is worth."""

    criterion: str
    gain: float
    """Expected points for the person."""
    clears: float
    """Expected bits of doubt about the winner removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The question to ask, or why none is."""

    criterion: str | None
    stop: Stop | None


def next_question(view: View, asked: tuple[str, ...], prospects: Prospects) -> Next:
    """Decide whether to ask, and what."""
    model, case = prospects.model, prospects.case
    if len(asked) >= BUDGET:
        return Next(criterion=None, stop="budget")
    if view.settled:
        return Next(criterion=None, stop="settled")
    choices = askable(model, case, asked)
    first = _first(prospects, choices)
    if first and not asked:
        return Next(criterion=first, stop=None)
    if max(view.chances.values(), default=0.0) >= SURE:
        return Next(criterion=None, stop="sure")
    best = most_useful(view.outlook, prospects, choices)
    if best is None or (best.gain < COST and best.clears < COST):
        return Next(criterion=None, stop="worthless")
    return Next(criterion=best.criterion, stop=None)


def most_useful(outlook: Outlook, prospects: Prospects, choices: tuple[str, ...]) -> Worth | None:
    """Return the question worth most: by points where any gives some, else by how much doubt it clears."""
    if not choices:
        return None
    gains = _gains(outlook.reach, prospects, choices)
    best = max(gains, key=lambda criterion: (gains[criterion], -choices.index(criterion)))
    if gains[best] >= COST:
        return Worth(criterion=best, gain=gains[best], clears=0.0)
    clears = {criterion: _clears(outlook, prospects, criterion) for criterion in choices}
    best = max(choices, key=lambda criterion: (clears[criterion], gains[criterion]))
    return Worth(criterion=best, gain=gains[best], clears=clears[best])


def _first(prospects: Prospects, choices: tuple[str, ...]) -> str | None:
    """Return what is asked before anything is weighed: what is to be left, or how to begin where nothing is said."""
    model, held = prospects.model, prospects.case.held
    if "switching" in held:
        return next((criterion for criterion in choices if criterion in model.roles.current), None)
    if any(held.get(criterion) for criterion in model.criteria):
        return None
    return next((criterion for criterion in choices if model.criteria[criterion].ask_first), None)


def _gains(reach: Reach, prospects: Prospects, choices: tuple[str, ...]) -> dict[str, float]:
    """Return the expected gain of each question, but of those that cannot be the best where another gives some."""
    rest = _rest(prospects)
    hopes = list(map(operator.add, prospects.scores.points, rest))
    bounds = {criterion: _at_most(reach, prospects, criterion, hopes) for criterion in choices}
    gains: dict[str, float] = {}
    best = 0.0
    for criterion in sorted(choices, key=bounds.__getitem__, reverse=True):
        if bounds[criterion] < best >= COST:
            break
        gains[criterion] = _gain(prospects, criterion, rest)
        best = max(best, gains[criterion])
    return gains


def _at_most(reach: Reach, prospects: Prospects, criterion: str, hopes: Vector) -> float:
    """Return a bound of the expected gain, quick to work out: as if each answer let whoever it serves best lead."""
    most = reach.most(criterion)
    if most is None or criterion in prospects.case.denied:
        return inf
    leader = prospects.model.place[prospects.leader]
    asked: float = sum([share * max(map(operator.add, hopes, more)) for share, more in most])
    unanswered = (1.0 - RELEVANCE) * RELEVANCE * prospects.model.expected(criterion)[leader]
    return RELEVANCE * (asked - hopes[leader]) - unanswered + NOISE


def _gain(prospects: Prospects, criterion: str, rest: Vector) -> float:
    """Return the expected gain; `rest` is what the unknown answers bring each candidate on average."""
    model = prospects.model
    usual = model.expected(criterion)
    leader = model.place[prospects.leader]
    now = prospects.scores.points[leader] + rest[leader]
    gain = 0.0
    for option, share in model.answers_to(criterion):
        points = prospects.after(criterion, option).points
        winner = model.place[prospects.leader_after(criterion, option)]
        gain += share * (points[winner] + rest[winner] - RELEVANCE * usual[winner] - now)
    return RELEVANCE * gain - (1.0 - RELEVANCE) * RELEVANCE * usual[leader]


def _rest(prospects: Prospects) -> Vector:
    model, held = prospects.model, prospects.case.held
    unknown = [model.expected(criterion) for criterion in model.criteria if criterion not in held]
    return [RELEVANCE * sum(points) for points in zip(*unknown, strict=True)]


def _clears(outlook: Outlook, prospects: Prospects, criterion: str) -> float:
    doubt = _entropy(outlook.chances(prospects.scores, ()))
    left = 0.0
    for option, share in prospects.model.answers_to(criterion):
        left += share * _entropy(outlook.chances(prospects.after(criterion, option), ()))
    return doubt - left


def _entropy(chances: dict[str, float]) -> float:
    return -sum(chance * log2(chance) for chance in chances.values() if chance > 0)
