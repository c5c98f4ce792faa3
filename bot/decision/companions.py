"""Add-ons that belong with a candidate in this case: "X with Y"."""

from bot.decision.case import Case
from bot.decision.model import LEVEL_POINTS, Conditions, Model, shared
from knowledge.pack import Candidate, Companion

MOST = 2
"""More than two add-ons are a shopping list, not advice."""

NAMED_POINTS = 1.5
"""An add-on that the person brought up goes before one of equal fit that they did not."""


def companions(model: Model, case: Case, candidate: str) -> tuple[Companion, ...]:
    """Return the add-ons to name with a candidate, most needed first, of substitutes only the better one."""
    called_for = [one for one, when in model.companions[candidate] if _called_for(one.candidate, when, case)]
    if not called_for:
        return ()
    if len(called_for) == 1:
        return tuple(called_for)
    ranked = sorted(called_for, key=lambda c: -_score(model, case, model.all[c.candidate]))
    chosen: list[Companion] = []
    for companion in ranked:
        if not any(_substitutes(model, companion.candidate, other.candidate) for other in chosen):
            chosen.append(companion)
    return tuple(chosen[:MOST])


def _called_for(addon: str, when: Conditions, case: Case) -> bool:
    if addon in case.rejected:
        return False
    if addon in case.named or addon in case.current:
        return True
    return all(case.strength(criterion, options) for criterion, options in when)


def _score(model: Model, case: Case, addon: Candidate) -> float:
    total = NAMED_POINTS * ((addon.id in case.named) + (addon.id in case.known) + (addon.id in case.current))
    for criterion, options in case.held.items():
        weight = model.criteria[criterion].weight if criterion in model.criteria else 0.0
        for option, strength in options.items():
            fit = addon.fit.get(criterion, {}).get(option)
            if fit:
                total += LEVEL_POINTS[fit.level] * weight * strength * shared(len(options))
    return total


def _substitutes(model: Model, one: str, other: str) -> bool:
    return one == other or other in model.all[one].near or one in model.all[other].near
