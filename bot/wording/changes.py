"""What would change the answer, in words, and how sure it is."""

from bot.advice import Advice
from bot.adviser import Adviser
from bot.decision.explanation import Flip
from bot.profile import Slot
from bot.replies import Change, Paragraph, Span
from bot.wording.echo import label

MOST = 4
PER_CANDIDATE = 2
"""Two roads to the same candidate are enough."""

SHARES = ((0.95, "all but certain"), (0.8, "very likely"), (0.6, "likely"), (0.4, "about even"))


def changes(advice: Advice, most: int = MOST) -> tuple[Change, ...]:
    """Return the answers that would make another candidate lead, each checked by scoring it."""
    found: list[Change] = []
    for flip in advice.flips:
        if len(found) == most:
            break
        if sum(change.candidate == flip.candidate for change in found) < PER_CANDIDATE:
            found.append(_change(advice.adviser, flip))
    return tuple(found)


def changes_paragraph(advice: Advice) -> Paragraph:
    """Return what would change the answer as a paragraph, also when nothing would."""
    told = changes(advice, most=8)
    text = " ".join(change.text for change in told) or stability(advice)
    return Paragraph(title="What would change it", spans=(Span(text),))


def stability(advice: Advice) -> str:
    """Say how firm an answer is that no single further answer changes."""
    if advice.settled:
        return "Nothing I could still ask would change this."
    return "No single further answer would change this; several together might."


def confidence(advice: Advice) -> str:
    """Say how sure the advice is and what that rests on."""
    chance = advice.chances.get(advice.pick, 0.0)
    if advice.settled:
        return "Settled: nothing I could still ask would change it."
    words = next((words for least, words in SHARES if chance >= least), "a close call")
    return (
        f"That it stays first is {words}: an estimate of {round(chance * 100)} % "
        f"over the answers I do not have ({len(advice.still_open)} questions)."
    )


def _change(adviser: Adviser, flip: Flip) -> Change:
    new = label(adviser, Slot(criterion=flip.criterion, option=flip.option))
    name = adviser.name(flip.candidate)
    if flip.instead_of:
        old = label(adviser, Slot(criterion=flip.criterion, option=flip.instead_of))
        text = f"If it were “{new}” instead of “{old}”, {name} would lead."
    else:
        text = f"If it turned out: “{new}”, {name} would lead."
    return Change(conditions=((flip.criterion, flip.option),), candidate=flip.candidate, text=text)
