"""What a pack can never do: rules without effect, questions that never matter, candidates that never win.

These are findings for editors; `knowledge.checking` knows the format and asks here, where the decision is known.
Whether a candidate can win is found by giving it the best case it could hope for: every answer that favours it over its
strongest rival, one question after the other. What that finds is true; a candidate that wins only in a stranger case is
reported although it could, so the finding is a warning.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.decision.case import Case, case_of, supposing
from bot.decision.model import Model
from bot.decision.scoring import score
from bot.profile import Profile
from knowledge.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Something in a pack that has no effect."""

    kind: str
    """"rule", "question" or "candidate"."""
    id: str
    message: str


def audit(pack: Pack) -> Iterable[Flaw]:
    """Return everything in a pack that can never matter."""
    model = Model(pack)
    yield from _idle_rules(model)
    yield from _idle_questions(model)
    yield from _losers(model)


def best_case(model: Model, candidate: str) -> Case:
    """Return the case that favours a candidate most, found answer by answer."""
    case = case_of(Profile(named=(candidate,)), model.roles)
    for criterion in model.criteria:
        options = [option for option, _ in model.answers_to(criterion)]
        if model.criteria[criterion].kind == "candidates":
            options.append(candidate)
        cases = [case, *(supposing(case, criterion, (option,), model.roles) for option in options)]
        case = max(cases, key=lambda tried: _lead(model, tried, candidate))
    return case


def _lead(model: Model, case: Case, candidate: str) -> float:
    scores = score(model, case)
    if candidate in scores.ruled_out:
        return float("-inf")
    own = scores.points[model.place[candidate]]
    return own - max(p for c, p in zip(model.place, scores.points, strict=True) if c != candidate)


def _idle_rules(model: Model) -> Iterable[Flaw]:
    for rule in model.rules:
        if not any(rule.guideline.points.values()):
            yield Flaw(kind="rule", id=rule.id, message="gives and takes no points")


def _idle_questions(model: Model) -> Iterable[Flaw]:
    for criterion in model.criteria.values():
        if not criterion.asked or criterion.kind == "candidates":
            continue
        vectors = [model.points(criterion.id, option.id) for option in criterion.options]
        if all(vector is None or len(set(vector)) < 2 for vector in vectors) and criterion.id not in model.rules_about:
            yield Flaw(kind="question", id=criterion.id, message="no answer to it separates any two candidates")


def _losers(model: Model) -> Iterable[Flaw]:
    for candidate in model.ranked:
        if candidate.recommend and _lead(model, best_case(model, candidate.id), candidate.id) <= 0:
            yield Flaw(kind="candidate", id=candidate.id, message="leads in no case, not even in its best")
