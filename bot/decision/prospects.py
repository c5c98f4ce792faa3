"""What single further answers would do to a case, each worked out once."""

import operator

from bot.decision.case import Case, supposing
from bot.decision.model import Model, Rule
from bot.decision.scoring import Scores, add, add_rule, answers, ruled_out


class Prospects:
    """A case with its scores, and the scores as they would be after one answer."""

    def __init__(self, model: Model, case: Case, scores: Scores) -> None:
        """Keep the case; answers are tried when first asked for."""
        self.model = model
        self.case = case
        self.scores = scores
        self.leader = scores.leader(model)
        self._after: dict[tuple[str, str], Scores] = {}
        self._without: dict[str, list[float]] = {}

    def after(self, criterion: str, option: str) -> Scores:
        """Return the scores with this answer, given for the first time or instead of what is known."""
        key = (criterion, option)
        if key not in self._after:
            self._after[key] = self._tried(criterion, option)
        return self._after[key]

    def leader_after(self, criterion: str, option: str) -> str:
        """Return who would lead with this answer."""
        return self.after(criterion, option).leader(self.model)

    def _tried(self, criterion: str, option: str) -> Scores:
        """Take away what depends on the criterion now, and add what would come of the answer."""
        model = self.model
        vector = model.points(criterion, option)
        base = self._base(criterion)
        points = list(map(operator.add, base, vector)) if vector else list(base)
        rules = self._rules(criterion)
        excluded = self.scores.ruled_out
        vetoed = model.vetoes.get((criterion, option))
        if rules or vetoed or criterion in self.case.held:
            supposed = supposing(self.case, criterion, (option,), model.roles)
            self._apply(rules, supposed, points, 1.0)
            if criterion in model.excluding:
                excluded = ruled_out(model, supposed)
        return Scores(points=tuple(points), ruled_out=excluded)

    def _base(self, criterion: str) -> list[float]:
        """Return the scores without anything that depends on a criterion."""
        if criterion not in self._without:
            points = list(self.scores.points)
            if criterion in self.case.held or criterion in self.case.denied:
                add(points, [-value for value in answers(self.model, self.case, criterion)])
            self._apply(self._rules(criterion), self.case, points, -1.0)
            self._without[criterion] = points
        return self._without[criterion]

    def _rules(self, criterion: str) -> tuple[Rule, ...]:
        """Return the rules that hold differently, or for others, when a criterion is answered."""
        return self.model.rules_touched.get(criterion, ())

    def _apply(self, rules: tuple[Rule, ...], case: Case, points: list[float], factor: float) -> None:
        for rule in rules:
            if strength := rule.strength(case):
                add_rule(points, self.model, case, rule, strength * factor)
