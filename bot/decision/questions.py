"""What to ask next, and when to stop asking.

A question is worth what its answers are expected to gain for the person (expected value of information): the value of
whoever would lead after the answer, less the value of who leads now. A candidate's value is its score, plus what the
answers that are still unknown would bring it on average, in so far as they matter to the person (`RELEVANCE`). Where no
single answer would change the leader that is blind, and the expected drop in the entropy of who ends first decides
instead. (The criterion: Viappiani and Boutilier 2010.) A test holds the policy against the exact optimum.
"""

from dataclasses import dataclass
from math import log2
from typing import Literal

from bot.decision.case import NONE, Case
from bot.decision.model import Model, Vector
from bot.decision.outlook import Outlook, answered, askable, open_questions
from bot.decision.scoring import Scores, add, add_rule, rounded, score
from bot.profile import Profile

BUDGET = 6
"""Never more questions than this, volunteered answers not counted."""

SURE = 0.9
"""Chance of staying first from which a further question is not worth a person's time."""

COST = 0.02
"""What a question costs, in points (and in bits of doubt): less than this is not worth asking for."""

RELEVANCE = 0.3
"""How often a question has an answer that matters to the person. Askers volunteer 0.14 to 0.22 of what could be asked
(counted over the evaluation cases); asked for it, they know a little more."""

NONE_SHARE = 0.4
"""How often "none of them" is the answer where candidates are the options."""

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


def next_question(outlook: Outlook, profile: Profile, case: Case, scores: Scores) -> Next:
    """Decide whether to ask, and what."""
    model = outlook.model
    if len(profile.asked) >= BUDGET:
        return Next(criterion=None, stop="budget")
    still_open = open_questions(model, case, profile.asked)
    if outlook.settled(case, scores, still_open):
        return Next(criterion=None, stop="settled")
    choices = askable(model, case, profile.asked)
    first = [criterion for criterion in choices if model.criteria[criterion].ask_first]
    if first and not profile.asked and not _says_something(model, case):
        return Next(criterion=first[0], stop=None)
    chances = outlook.chances(scores, still_open)
    if max(chances.values(), default=0.0) >= SURE:
        return Next(criterion=None, stop="sure")
    best = most_useful(outlook, case, scores, choices)
    if best is None or (best.gain < COST and best.clears < COST):
        return Next(criterion=None, stop="worthless")
    return Next(criterion=best.criterion, stop=None)


def most_useful(outlook: Outlook, case: Case, scores: Scores, choices: tuple[str, ...]) -> Worth | None:
    """Return the question worth most: by points where any gives some, else by how much doubt it clears."""
    if not choices:
        return None
    rest = _rest(outlook.model, case)
    gains = {criterion: _gain(outlook.model, case, scores, criterion, rest) for criterion in choices}
    best = max(choices, key=lambda criterion: gains[criterion])
    if gains[best] >= COST:
        return Worth(criterion=best, gain=gains[best], clears=0.0)
    clears = {criterion: _clears(outlook, case, scores, criterion) for criterion in choices}
    best = max(choices, key=lambda criterion: (clears[criterion], gains[criterion]))
    return Worth(criterion=best, gain=gains[best], clears=clears[best])


def answers_to(model: Model, criterion: str) -> tuple[tuple[str, float], ...]:
    """Return the options that a question offers with their shares, which sum to one."""
    shape = model.criteria[criterion]
    if shape.kind == "candidates":
        shown = shape.shown
        return ((NONE, NONE_SHARE), *((option, (1.0 - NONE_SHARE) / len(shown)) for option in shown))
    total = sum(option.share for option in shape.options)
    return tuple((option.id, option.share / total) for option in shape.options)


def scores_after(model: Model, case: Case, scores: Scores, criterion: str, option: str) -> Scores:
    """Return the scores as they would be with one more answer to a question that is open."""
    supposed = answered(model, case, criterion, option)
    if criterion in model.roles.current | model.roles.known or criterion in case.denied:
        return score(model, supposed)
    points = list(scores.points)
    vector = model.points(criterion, option)
    if vector:
        add(points, vector)
    for rule in model.rules_about.get(criterion, ()):
        change = rule.strength(supposed) - rule.strength(case)
        if change:
            add_rule(points, model, supposed, rule, change)
    return Scores(
        points=rounded(points), ruled_out=scores.ruled_out | model.vetoes.get((criterion, option), frozenset())
    )


def _says_something(model: Model, case: Case) -> bool:
    return any(case.held.get(criterion) for criterion in model.criteria)


def _gain(model: Model, case: Case, scores: Scores, criterion: str, rest: Vector) -> float:
    """Return the expected gain; `rest` is what the unknown answers bring each candidate on average."""
    usual = model.expected(criterion)
    leader = model.place[scores.leader(model)]
    now = scores.points[leader] + rest[leader]
    gain = 0.0
    for option, share in answers_to(model, criterion):
        after = scores_after(model, case, scores, criterion, option)
        winner = model.place[after.leader(model)]
        gain += share * (after.points[winner] + rest[winner] - RELEVANCE * usual[winner] - now)
    without = RELEVANCE * usual[leader]
    return RELEVANCE * gain - (1.0 - RELEVANCE) * without


def _rest(model: Model, case: Case) -> Vector:
    total: Vector = [0.0] * len(model.ranked)
    for criterion in model.criteria:
        if criterion not in case.held:
            add(total, [RELEVANCE * points for points in model.expected(criterion)])
    return total


def _clears(outlook: Outlook, case: Case, scores: Scores, criterion: str) -> float:
    model = outlook.model
    doubt = _entropy(outlook.chances(scores, ()))
    left = 0.0
    for option, share in answers_to(model, criterion):
        left += share * _entropy(outlook.chances(scores_after(model, case, scores, criterion, option), ()))
    return doubt - left


def _entropy(chances: dict[str, float]) -> float:
    return -sum(chance * log2(chance) for chance in chances.values() if chance > 0)
