"""What was understood, said back."""

from bot.adviser import Adviser
from bot.decision.case import NONE
from bot.profile import Profile, Slot
from bot.replies import Echo, Heard
from bot.wording.grammar import listed


def label(adviser: Adviser, slot: Slot) -> str:
    """Return a slot in a few words: "needs an admin area", "runs on X today", "not sure: users log in"."""
    opposite = adviser.model.roles.opposites.get((slot.criterion, slot.option))
    if slot.polarity == "rejected" and opposite:
        return _option_label(adviser, slot.criterion, opposite)
    words = _option_label(adviser, slot.criterion, slot.option)
    if slot.polarity == "rejected":
        return f"not: {words}"
    return f"not sure: {words}" if slot.polarity == "unsure" else words


def heard(adviser: Adviser, profile: Profile) -> tuple[Heard, ...]:
    """Return everything known, in the pack's order of criteria."""
    order = {criterion: place for place, criterion in enumerate(adviser.model.criteria)}
    slots = sorted(profile.slots, key=lambda slot: order.get(slot.criterion, 0))
    return tuple(as_heard(adviser, slot) for slot in slots)


def as_heard(adviser: Adviser, slot: Slot) -> Heard:
    """Return one slot as a part of an echo."""
    return Heard(
        criterion=slot.criterion,
        option=slot.option,
        label=label(adviser, slot),
        polarity=slot.polarity,
        how=slot.how,
        quote=slot.quote,
    )


def echo(adviser: Adviser, profile: Profile, not_understood: tuple[str, ...] = ()) -> tuple[Echo, ...]:
    """Return the echo of all that is known, as parts of a reply: none when nothing is."""
    items = heard(adviser, profile)
    if not (items or profile.named or profile.rejected):
        return ()
    return (Echo(title=_title(adviser, profile), items=items, not_understood=not_understood),)


def _title(adviser: Adviser, profile: Profile) -> str:
    about = []
    if profile.named:
        names = listed((adviser.name(c) for c in profile.named), "or" if profile.exclusive else "and")
        about.append(f"{names}, and no other" if profile.exclusive and len(profile.named) < 2 else names)
    if profile.rejected:
        about.append(f"not {listed((adviser.name(c) for c in profile.rejected), 'or')}")
    return f"What I understood ({'; '.join(about)})" if about else "What I understood"


def _option_label(adviser: Adviser, criterion: str, option: str) -> str:
    known = adviser.option(criterion, option)
    if known:
        return known.echo
    shape = adviser.criterion(criterion)
    if shape is not None and shape.role == "current":
        return "nothing runs yet" if option == NONE else f"runs on {adviser.name(option)} today"
    return f"knows none of the {adviser.pack.header.things}" if option == NONE else f"knows {adviser.name(option)}"
