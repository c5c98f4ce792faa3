"""Why, in numbers that are true: what spoke for and against, what separates two candidates, what would change the lead.

Every counterfactual here was found by scoring the changed case, so applying it flips the answer by construction.
"""

from dataclasses import dataclass

from bot.decision.case import NONE, Case, supposing
from bot.decision.model import Model
from bot.decision.outlook import Outlook, answered
from bot.decision.questions import answers_to, scores_after
from bot.decision.scoring import Contribution, Scores, contributions, score


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """One answer that would make another candidate lead."""

    criterion: str
    option: str
    candidate: str
    instead_of: str
    """The option that holds today; empty when the question is open."""
    share: float
    """How common the answer is among askers."""


def separating(model: Model, case: Case, one: str, other: str) -> tuple[tuple[Contribution, float], ...]:
    """Return the contributions by which two candidates differ, with the difference for `one`, largest first."""
    mine = {(c.criterion, c.option, c.denied): c for c in contributions(model, case, one)}
    theirs = {(c.criterion, c.option, c.denied): c for c in contributions(model, case, other)}
    found = []
    for key in {**mine, **theirs}:
        difference = (mine[key].points if key in mine else 0.0) - (theirs[key].points if key in theirs else 0.0)
        if abs(difference) > 1e-9:
            telling = mine.get(key) if difference > 0 else theirs.get(key)
            found.append((telling or mine.get(key) or theirs[key], difference))
    return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0].criterion, pair[0].option)))


def flips(outlook: Outlook, case: Case, scores: Scores, open_criteria: tuple[str, ...]) -> tuple[Flip, ...]:
    """Return the single answers, given differently or given at all, that change the leader; the commonest first.

    That something else could be running or known is no news to anybody, so such answers are left out.
    """
    model = outlook.model
    leader = scores.leader(model)
    found = []
    for criterion in (*case.held, *open_criteria):
        if criterion not in model.criteria:
            continue
        held = tuple(case.held.get(criterion, ()))
        for option, share in answers_to(model, criterion):
            if option in held or (option != NONE and model.criteria[criterion].kind == "candidates"):
                continue
            after = _after(model, case, scores, criterion, option, known=bool(held))
            winner = after.leader(model)
            if winner != leader:
                found.append(
                    Flip(
                        criterion=criterion,
                        option=option,
                        candidate=winner,
                        instead_of=held[0] if held else "",
                        share=share,
                    )
                )
    return tuple(sorted(found, key=lambda flip: (not flip.instead_of, -flip.share)))


def most_telling_question(outlook: Outlook, case: Case, scores: Scores, choices: tuple[str, ...]) -> str | None:
    """Return the open question with the largest chance to change the leader, or None when none could by itself."""
    model = outlook.model
    leader = scores.leader(model)

    def upset(criterion: str) -> float:
        return sum(
            share
            for option, share in answers_to(model, criterion)
            if scores_after(model, case, scores, criterion, option).leader(model) != leader
        )

    best = max(choices, key=upset, default=None)
    return best if best is not None and upset(best) > 0 else None


def separated_by(model: Model, case: Case, criterion: str) -> tuple[tuple[str, str], ...]:
    """Return, for the options of a question, which candidate would lead: pairs of option and candidate."""
    return tuple(
        (option, score(model, answered(model, case, criterion, option)).leader(model))
        for option, _ in answers_to(model, criterion)
    )


def _after(model: Model, case: Case, scores: Scores, criterion: str, option: str, *, known: bool) -> Scores:
    if known:
        return score(model, supposing(case, criterion, (option,), model.roles))
    return scores_after(model, case, scores, criterion, option)
