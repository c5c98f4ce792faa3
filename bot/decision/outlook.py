"""What the open questions could still do: the chance that a candidate ends first, and whether the lead is settled.

The chance treats the open answers as independent draws with the pack's shares, which on average favour nobody (what
people do not mention mostly does not matter to them), so the difference between two candidates is close to normal; the
leading few are compared pair by pair. That is an estimate and is called one. `settled` is a
bound: when it holds, no combination of answers to the open questions overturns the lead.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from math import erf, sqrt

from bot.decision.case import Case
from bot.decision.model import Model, Rule, shared
from bot.decision.reach import Reach
from bot.decision.scoring import Scores
from knowledge.pack import Criterion

CONTENDERS = 6
"""Candidates further behind than this hardly ever win, and each costs time."""

SURENESS = 0.6
"""Spread that remains when every question is answered: people are not exactly alike."""


class Outlook:
    """The open questions' power over the ranking, from a model."""

    def __init__(self, model: Model) -> None:
        """Keep the model; pairs are worked out when first needed."""
        self.model = model
        self.reach = Reach(model)
        self._variances = cache(self._variances_of)
        self._largest = cache(self._largest_of)

    def chances(self, scores: Scores, open_criteria: tuple[str, ...]) -> dict[str, float]:
        """Return, for the leading candidates, the estimated chance to end first; the chances sum to one."""
        model = self.model
        contenders = [c for c in scores.order(model)[:CONTENDERS] if c not in scores.ruled_out]
        if not contenders:
            return {}
        likelihood = dict.fromkeys(contenders, 1.0)
        for one, other in combinations(contenders, 2):
            edge = self._edge(one, other, scores, open_criteria)
            likelihood[one] *= 0.5 * (1.0 + edge)
            likelihood[other] *= 0.5 * (1.0 - edge)
        total = sum(likelihood.values()) or 1.0
        return {candidate: value / total for candidate, value in likelihood.items()}

    def settled(self, case: Case, scores: Scores, open_criteria: tuple[str, ...]) -> bool:
        """Tell whether no combination of answers to the open questions could change who leads."""
        model = self.model
        leader = scores.leader(model)
        for (criterion, _), vetoed in model.vetoes.items():
            if criterion in open_criteria and leader in vetoed:
                return False
        lead = scores.points[model.place[leader]]
        left: dict[str, float] = {}
        for rival, points in zip(model.ids, scores.points, strict=True):
            if rival == leader or rival in scores.ruled_out:
                continue
            left[rival] = lead - points - sum(map(self._largest(leader, rival).__getitem__, open_criteria))
            if left[rival] <= 0.0:  # and rules could only take from that
                return False
        rules = {rule.id: rule for c in open_criteria for rule in model.rules_about.get(c, ())}
        return all(
            sum(self._rule_swing(rule, case, leader, rival, open_criteria) for rule in rules.values()) < margin
            for rival, margin in left.items()
        )

    def _edge(self, one: str, other: str, scores: Scores, open_criteria: tuple[str, ...]) -> float:
        """Return how much likelier it is that one ends before another than the other way round, from -1 to 1."""
        place = self.model.place
        lead = scores.points[place[one]] - scores.points[place[other]]
        variances = self._variances(one, other)
        variance = SURENESS**2 + sum(map(variances.__getitem__, open_criteria))
        return erf(lead / sqrt(2.0 * variance))

    def _variances_of(self, one: str, other: str) -> dict[str, float]:
        return {criterion: self._variance(criterion, one, other) for criterion in self.model.criteria}

    def _variance(self, criterion: str, one: str, other: str) -> float:
        differences = self._differences(self.model.criteria[criterion], one, other)
        total = sum(share for share, _ in differences)
        if not total:
            return 0.0
        mean = sum(share * value for share, value in differences) / total
        return sum(share * (value - mean) ** 2 for share, value in differences) / total

    def _differences(self, criterion: Criterion, one: str, other: str) -> list[tuple[float, float]]:
        place = self.model.place
        found = []
        for option in criterion.options:
            vector = self.model.points(criterion.id, option.id)
            if vector:
                found.append((option.share, vector[place[one]] - vector[place[other]]))
        return found

    def _largest_of(self, leader: str, rival: str) -> dict[str, float]:
        return {criterion.id: self._nearer(criterion, leader, rival) for criterion in self.model.criteria.values()}

    def _nearer(self, criterion: Criterion, leader: str, rival: str) -> float:
        """Return the most that answers to a criterion can bring the rival nearer."""
        gains = sorted((-value for _, value in self._differences(criterion, leader, rival)), reverse=True)
        if not criterion.multiple:
            gains = gains[:1]
        best = running = 0.0
        for count, gain in enumerate(gains, start=1):
            running += gain
            best = max(best, running * shared(count))
        return best

    def _rule_swing(self, rule: Rule, case: Case, leader: str, rival: str, open_criteria: tuple[str, ...]) -> float:
        """Return the most that a rule can bring the rival nearer, by holding or by ceasing to hold."""
        model = self.model
        if any(target.startswith("$") for target in rule.guideline.points) and (
            set(open_criteria) & model.roles.naming
        ):
            values = (0.0, *rule.guideline.points.values())
            return sum(value for value in values if value > 0) - sum(value for value in values if value < 0)
        for criterion, options in rule.when:
            if criterion not in open_criteria and not case.strength(criterion, options):
                return 0.0
        points = rule.targets(case, model)
        gain = points.get(rival, 0.0) - points.get(leader, 0.0)
        return max(gain, -gain if rule.strength(case) else 0.0, 0.0)


@dataclass(frozen=True)
class View:
    """An outlook from one case. What is costly is worked out when first looked at."""

    outlook: Outlook
    case: Case
    scores: Scores
    open_criteria: tuple[str, ...]
    """Questions without an answer so far."""

    @cached_property
    def chances(self) -> dict[str, float]:
        """The leading candidates' estimated chances to end first."""
        return self.outlook.chances(self.scores, self.open_criteria)

    @cached_property
    def settled(self) -> bool:
        """Whether nothing that is still to be asked can change who leads."""
        return self.outlook.settled(self.case, self.scores, self.open_criteria)


def open_questions(model: Model, case: Case, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the criteria that could still be asked: not known, not asked, and their condition not impossible."""
    return tuple([one for one in model.asked if one not in case.held and one not in asked])


def askable(model: Model, case: Case, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the criteria that may be asked now: open, and their `ask_only_if` holds."""
    return tuple(
        criterion
        for criterion in open_questions(model, case, asked)
        if all(case.strength(other, options) for other, options in model.asked_only_if[criterion])
    )
