"""Questions, why they are asked, and what can be done beside answering."""

from bot.advice import Advice
from bot.adviser import Adviser
from bot.decision.case import NONE
from bot.decision.questions import BUDGET
from bot.profile import Profile, Slot
from bot.replies import Action, Choice, Offers, Paragraph, Prompt, Span
from bot.wording.echo import label
from bot.wording.grammar import listed

SKIP = Action(command="skip", label="I don't know")
BACK = Action(command="back", label="Back")
WHY_ASK = Action(command="why_ask", label="Why do you ask?")
TELL_ME = Action(command="tell_me", label="Just tell me")
RESTART = Action(command="restart", label="Start over")


def prompt(adviser: Adviser, profile: Profile, criterion: str) -> Prompt:
    """Return a question with its choices, those marked that hold already."""
    shape = adviser.model.criteria[criterion]
    held = profile.wanted(criterion)
    if shape.kind == "candidates":
        ids = dict.fromkeys((*shape.shown, *(option for option in held if option != NONE)))
        choices = tuple(Choice(id=c, label=adviser.name(c), selected=c in held) for c in ids)
        choices = (Choice(id=NONE, label=shape.none_label, selected=NONE in held), *choices)
    else:
        choices = tuple(Choice(id=o.id, label=o.label, selected=o.id in held) for o in shape.options)
    number = len(profile.asked) + (criterion not in profile.asked)
    return Prompt(
        question=criterion,
        text=shape.question,
        choices=choices,
        multiple=shape.multiple,
        number=min(number, BUDGET),
        at_most=BUDGET,
    )


def confirmation(adviser: Adviser, readings: tuple[Slot, ...]) -> Prompt:
    """Return the question which of several readings is meant."""
    shape = adviser.model.criteria[readings[0].criterion]
    if len(readings) > 1:
        text = f"I read both {listed(f'“{label(adviser, reading)}”' for reading in readings)}. Which is it?"
    else:
        text = f"Did I get that right: {label(adviser, readings[0])}?"
    options = tuple(dict.fromkeys(reading.option for reading in readings))
    others = (o.id for o in shape.options) if len(readings) == 1 else iter(())
    ids = tuple(dict.fromkeys((*options, *others)))
    choices = tuple(Choice(id=o, label=_choice_label(adviser, shape.id, o)) for o in ids)
    return Prompt(question=shape.id, text=text, choices=choices)


def offers(profile: Profile, *, back: bool) -> Offers:
    """Return what can be done beside answering."""
    actions = [SKIP, *([BACK] if back else []), WHY_ASK, TELL_ME]
    return Offers(actions=(*actions, RESTART) if profile.slots or profile.asked else tuple(actions))


def why_asked(adviser: Adviser, profile: Profile, criterion: str) -> tuple[Paragraph, ...]:
    """Return why a question is asked, and whom it separates in this case."""
    shape = adviser.model.criteria[criterion]
    prospects = Advice(adviser, profile).prospects
    leaders: dict[str, list[str]] = {}
    for option, _ in adviser.model.answers_to(criterion):
        leader = prospects.leader_after(criterion, option)
        leaders.setdefault(leader, []).append(f"“{_choice_label(adviser, criterion, option)}”")
    if len(leaders) > 1:
        parts = [f"{adviser.name(leader)} with {listed(options, 'or')}" for leader, options in leaders.items()]
        effect = f"As things stand, in front would be {'; '.join(parts)}."
    else:
        effect = f"By itself it leaves {adviser.name(next(iter(leaders)))} in front, but it changes by how much."
    return (Paragraph(spans=(Span(f"{shape.why} {effect}"),), title="Why I ask"),)


def _choice_label(adviser: Adviser, criterion: str, option: str) -> str:
    known = adviser.option(criterion, option)
    if known:
        return known.label
    return adviser.model.criteria[criterion].none_label if option == NONE else adviser.name(option)
