"""The most that an answer could bring each candidate, whatever else is known: made once from a model.

With it a question can be left aside whose answers, at their best, gain less than another question does for sure.
"""

from bot.decision.model import Model, Rule, Vector

RELEVANCE = 0.3
"""How often a question has an answer that matters to the person. Askers volunteer 0.14 to 0.22 of what could be asked
(counted over the evaluation cases); asked for it, they know a little more."""


class Reach:
    """The most by answer, for questions whose answers name no candidates."""

    def __init__(self, model: Model) -> None:
        """Work it out for every answer."""
        self._most = {
            criterion: tuple((share, _most(model, criterion, option)) for option, share in model.answers_to(criterion))
            for criterion in model.criteria
            if criterion not in model.roles.naming
        }

    def most(self, criterion: str) -> tuple[tuple[float, Vector], ...] | None:
        """Return each first answer's share, and the most points it could bring to every ranked candidate.

        What the question brings on average, in so far as it matters, is taken off: it is hoped for without asking.

        None where answers are candidates: by such an answer rules mean others than before.
        """
        return self._most.get(criterion)


def _most(model: Model, criterion: str, option: str) -> Vector:
    points = model.points(criterion, option) or [0.0] * len(model.ranked)
    most = [one - RELEVANCE * usual for one, usual in zip(points, model.expected(criterion), strict=True)]
    for rule in model.rules_about.get(criterion, ()):
        sign = _change(rule, criterion, option)
        for target, value in rule.guideline.points.items():
            for place in range(len(most)) if target.startswith("$") else _place(model, target):
                most[place] += max(0.0, sign * value)
    return most


def _change(rule: Rule, criterion: str, option: str) -> int:
    """Whether a first answer can make a rule hold (1) or cease to hold (-1), or leaves it as it is (0)."""
    allows = rule.allows(criterion, option)
    if criterion in rule.about:
        return 1 if allows else 0
    return 0 if allows else -1


def _place(model: Model, candidate: str) -> tuple[int, ...]:
    return (model.place[candidate],) if candidate in model.place else ()
