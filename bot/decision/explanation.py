"""Why, in numbers that are true: what spoke for and against, what separates two candidates, what would change the lead.

Every counterfactual here was found by scoring the changed case, so applying it flips the answer by construction.
"""

from dataclasses import dataclass

from bot.decision.case import NONE
from bot.decision.prospects import Prospects
from bot.decision.scoring import Contribution


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


def separating(
    one: tuple[Contribution, ...], other: tuple[Contribution, ...]
) -> tuple[tuple[Contribution, float], ...]:
    """Return the contributions in which two candidates differ, with the difference for the one, largest first."""
    mine = {(c.criterion, c.option, c.denied): c for c in one}
    theirs = {(c.criterion, c.option, c.denied): c for c in other}
    found = []
    for key in {**mine, **theirs}:
        difference = (mine[key].points if key in mine else 0.0) - (theirs[key].points if key in theirs else 0.0)
        if abs(difference) > 1e-9:
            telling = mine.get(key) if difference > 0 else theirs.get(key)
            found.append((telling or mine.get(key) or theirs[key], difference))
    return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0].criterion, pair[0].option)))


def flips(prospects: Prospects, open_criteria: tuple[str, ...]) -> tuple[Flip, ...]:
    """Return the single answers, given differently or given at all, that change the leader; the commonest first.

    That something else could be running or known is no news to anybody, so such answers are left out.
    """
    model, case = prospects.model, prospects.case
    found = []
    for criterion in (*case.held, *open_criteria):
        if criterion not in model.criteria:
            continue
        held = tuple(case.held.get(criterion, ()))
        for option, share in model.answers_to(criterion):
            if option in held or (option != NONE and model.criteria[criterion].kind == "candidates"):
                continue
            winner = prospects.leader_after(criterion, option)
            if winner != prospects.leader:
                instead_of = held[0] if held else ""
                found.append(
                    Flip(criterion=criterion, option=option, candidate=winner, instead_of=instead_of, share=share)
                )
    return tuple(sorted(found, key=lambda flip: (not flip.instead_of, -flip.share)))


def most_telling_question(prospects: Prospects, choices: tuple[str, ...]) -> str | None:
    """Return the open question with the largest chance to change the leader, or None when none could by itself."""

    def upset(criterion: str) -> float:
        answers = prospects.model.answers_to(criterion)
        return sum(share for option, share in answers if prospects.leader_after(criterion, option) != prospects.leader)

    best = max(choices, key=upset, default=None)
    return best if best is not None and upset(best) > 0 else None
