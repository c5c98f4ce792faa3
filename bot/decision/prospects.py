"""What single further answers would do to a case, each worked out once."""

from bot.decision.case import Case, supposing
from bot.decision.model import Model
from bot.decision.scoring import Scores, add, add_rule, rounded, score


class Prospects:
    """A case with its scores, and the scores as they would be after one answer."""

    def __init__(self, model: Model, case: Case, scores: Scores) -> None:
        """Keep the case; answers are tried when first asked for."""
        self.model = model
        self.case = case
        self.scores = scores
        self.leader = scores.leader(model)
        self._after: dict[tuple[str, str], Scores] = {}

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
        model, case = self.model, self.case
        supposed = supposing(case, criterion, (option,), model.roles)
        known = criterion in case.held or criterion in case.denied
        if known or criterion in model.roles.current | model.roles.known:
            return score(model, supposed)
        points = list(self.scores.points)
        vector = model.points(criterion, option)
        if vector:
            add(points, vector)
        for rule in model.rules_about.get(criterion, ()):
            change = rule.strength(supposed) - rule.strength(case)
            if change:
                add_rule(points, model, supposed, rule, change)
        vetoed = model.vetoes.get((criterion, option))
        return Scores(
            points=rounded(points), ruled_out=self.scores.ruled_out | vetoed if vetoed else self.scores.ruled_out
        )
