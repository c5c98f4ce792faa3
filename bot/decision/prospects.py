"""What single further answers would do to a case, each worked out once."""

import operator
from collections.abc import Container
from dataclasses import dataclass

from bot.decision.case import Case, supposing
from bot.decision.model import Model, Rule
from bot.decision.scoring import Scores, Work, add_points, answers, at_work, plus, ruled_out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    """A case without anything that depends on one criterion."""

    points: list[float]
    ruled_out: frozenset[str]
    strengths: dict[str, float]
    """Of the rules that bear on the criterion and hold as far as everything else goes, by id."""


class Prospects:
    """A case with its scores, and the scores as they would be after one answer."""

    def __init__(self, model: Model, case: Case, scores: Scores, works: tuple[Work, ...] | None = None) -> None:
        """Keep the case; answers are tried when first asked for. `works` are the rules at work, if known already."""
        self.model = model
        self.case = case
        self.scores = scores
        self.leader = scores.leader(model)
        works = at_work(model, case) if works is None else works
        self._works = {work.rule.id: work.points for work in works}
        self._known = frozenset(case.held)
        self._after: dict[tuple[str, str], Scores] = {}
        self._leaders: dict[tuple[str, str], str] = {}
        self._rests: dict[str, _Rest] = {}
        self._targets: dict[str, dict[str, float]] = {}

    def after(self, criterion: str, option: str) -> Scores:
        """Return the scores with this answer, given for the first time or instead of what is known."""
        key = (criterion, option)
        if key not in self._after:
            self._after[key] = self._tried(criterion, option)
        return self._after[key]

    def leader_after(self, criterion: str, option: str) -> str:
        """Return who would lead with this answer."""
        key = (criterion, option)
        if key not in self._leaders:
            self._leaders[key] = self.after(criterion, option).leader(self.model)
        return self._leaders[key]

    def _tried(self, criterion: str, option: str) -> Scores:
        """Take away what depends on the criterion now, and add what would come of the answer."""
        rest, vector = self._rest(criterion), self.model.points(criterion, option)
        points = list(map(operator.add, rest.points, vector)) if vector else list(rest.points)
        if criterion in self.model.roles.naming:
            return self._tried_name(criterion, option, points, rest.strengths)
        for rule in self.model.rules_allowing.get((criterion, option), ()):
            if strength := rest.strengths.get(rule.id):
                add_points(points, self.model, self._meant(rule), strength)
        excluded = rest.ruled_out
        if vetoed := self.model.vetoes.get((criterion, option)):
            excluded |= vetoed
        return Scores(points=tuple(points), ruled_out=excluded)

    def _tried_name(self, criterion: str, option: str, points: list[float], able: Container[str]) -> Scores:
        """Do the same for a criterion by whose answer rules mean other candidates than they do now."""
        supposed = supposing(self.case, criterion, (option,), self.model.roles)
        for rule in self.model.rules_allowing.get((criterion, option), ()):
            if rule.id in able and (strength := rule.strength(supposed)):
                add_points(points, self.model, rule.targets(supposed, self.model), strength)
        excluded = self.scores.ruled_out
        if criterion in self.model.excluding:
            excluded = ruled_out(self.model, supposed)
        return Scores(points=tuple(points), ruled_out=excluded)

    def _rest(self, criterion: str) -> _Rest:
        if criterion not in self._rests:
            self._rests[criterion] = self._taken_away(criterion)
        return self._rests[criterion]

    def _taken_away(self, criterion: str) -> _Rest:
        model, case = self.model, self.case
        points = list(self.scores.points)
        if vector := answers(model, case, criterion):
            points = plus(points, [-value for value in vector])
        rules = model.rules_touched.get(criterion, ())
        for rule in rules:
            if given := self._works.get(rule.id):
                add_points(points, model, given, -1.0)
        excluded = self.scores.ruled_out
        if criterion in case.held and criterion in model.excluding:
            excluded = ruled_out(model, supposing(case, criterion, (), model.roles))
        left_out = (criterion, "named") if criterion in model.roles.current else (criterion,)
        known = self._known.union(left_out)
        strengths = {
            rule.id: strength for rule in rules if rule.about <= known and (strength := rule.strength(case, left_out))
        }
        return _Rest(points=points, ruled_out=excluded, strengths=strengths)

    def _meant(self, rule: Rule) -> dict[str, float]:
        """Return a rule's points by candidate, as the case is now."""
        name = rule.id
        if name not in self._targets:
            self._targets[name] = rule.targets(self.case, self.model)
        return self._targets[name]
