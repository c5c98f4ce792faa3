"""Contributions in words: each reason says whose need it answers, and cites what it rests on."""

from bot.advice import Advice
from bot.decision.scoring import Contribution
from bot.profile import Slot
from bot.replies import Reason
from bot.wording.echo import label
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import capital, listed, sentence

GUIDELINE = "guideline:"


def reason(advice: Advice, contribution: Contribution, notes: Footnotes) -> Reason:
    """Return a contribution as a reason with its excerpts numbered."""
    return Reason(
        candidate=contribution.candidate,
        criterion=contribution.criterion,
        option=contribution.option,
        points=round(contribution.points, 3),
        text=in_words(advice, contribution),
        cites=notes.cite(contribution.excerpts),
    )


def in_words(advice: Advice, contribution: Contribution) -> str:
    """Return what a contribution says, as a sentence."""
    adviser = advice.adviser
    if contribution.criterion.startswith(GUIDELINE):
        current = listed(adviser.name(c) for c in advice.case.current if c in adviser.model.place)
        text = contribution.because.replace("{candidate}", adviser.name(contribution.candidate))
        return sentence(text.replace("{current}", current or "what runs today"))
    if contribution.criterion == "rejected":
        return sentence(contribution.because)
    slot = Slot(
        criterion=contribution.criterion,
        option=contribution.option,
        polarity="rejected" if contribution.denied else "wanted",
    )
    return sentence(f"{capital(label(adviser, slot))}: {contribution.because}")


def reasons(advice: Advice, candidate: str, notes: Footnotes, *, in_favour: bool, most: int) -> tuple[Reason, ...]:
    """Return the weightiest reasons for or against a candidate, none twice; what holds for everybody comes last."""
    general = {f"{GUIDELINE}{rule.id}" for rule in advice.adviser.pack.guidelines if not rule.when}
    found: dict[str, Reason] = {}
    for contribution in sorted(advice.contributions(candidate), key=lambda c: c.criterion in general):
        if (contribution.points > 0) == in_favour and len(found) < most:
            text = in_words(advice, contribution)
            if text not in found:
                found[text] = reason(advice, contribution, notes)
    return tuple(found.values())


def house_rules(advice: Advice) -> tuple[str, ...]:
    """Return what an organisation's own rules did for the pick, and say so where they decided."""
    house = {f"{GUIDELINE}{rule.id}" for rule in advice.adviser.pack.guidelines if rule.house_rule}
    counted = [c for c in advice.contributions(advice.pick) if c.criterion in house and c.points > 0]
    if not counted:
        return ()
    without = advice.leader_without(house)
    if without == advice.pick:
        return tuple(f"A house rule counted here: {in_words(advice, c)}" for c in counted)
    name = advice.adviser.name(without)
    return tuple(f"A house rule decided this; without it {name} would lead: {in_words(advice, c)}" for c in counted)
