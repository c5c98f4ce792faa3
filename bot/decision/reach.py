"""The most that an answer could bring each candidate, whatever else is known: made once from a model.

With it a question can be left aside whose answers, at their best, gain less than another question does for sure.
"""

from collections.abc import Iterable

from bot.decision.model import Model, Rule, Vector

RELEVANCE = 0.3
"""How often a question has an answer that matters to the person. Askers volunteer 0.14 to 0.22 of what could be asked
(counted over the evaluation cases); asked for it, they know a little more."""


class Reach:
    """The most by answer, for questions by which rules mean no others than before, but for who is known."""

    def __init__(self, model: Model) -> None:
        """Work it out for every answer."""
        self._most = {
            criterion: tuple((share, _most(model, criterion, option)) for option, share in model.answers_to(criterion))
            for criterion in model.criteria
            if criterion not in model.roles.naming or (criterion,) == model.roles.known
        }

    def most(self, criterion: str) -> tuple[tuple[float, Vector], ...] | None:
        """Return each first answer's share, and the most points it could bring to every ranked candidate.

        What the question brings on average, in so far as it matters, is taken off: it is hoped for without asking.

        None where answers tell what runs: by such an answer rules mean others than before, and not only in addition.
        """
        return self._most.get(criterion)


def _most(model: Model, criterion: str, option: str) -> Vector:
    points = model.points(criterion, option) or [0.0] * len(model.ranked)
    most = [one - RELEVANCE * usual for one, usual in zip(points, model.expected(criterion), strict=True)]
    given = model.given(criterion, option)
    for rule in model.rules_touched.get(criterion, ()):
        sign = _change(rule, criterion, given)
        for target, value in rule.guideline.points.items():
            if target == "$known" and criterion in model.roles.known:  # until now nobody was
                places, gain = _places(model, given), value if rule.allows(criterion, given) else 0.0
            else:
                places, gain = range(len(most)) if target.startswith("$") else _places(model, (target,)), sign * value
            for place in places:
                most[place] += max(0.0, gain)
    return most


def _change(rule: Rule, criterion: str, given: tuple[str, ...]) -> int:
    """Whether a first answer can make a rule hold (1) or cease to hold (-1), or leaves it as it is (0)."""
    allows = rule.allows(criterion, given)
    if criterion in rule.about:
        return 1 if allows else 0
    return 0 if allows else -1


def _places(model: Model, candidates: tuple[str, ...]) -> Iterable[int]:
    return [model.place[candidate] for candidate in candidates if candidate in model.place]
