"""What a conversation learns: a new meaning laid over what was known before."""

from dataclasses import dataclass, replace

from bot.decision.case import NONE
from bot.decision.model import Model
from bot.profile import Profile, Slot
from bot.understanding.meaning import Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """The profile after, and what is worth saying about it."""

    profile: Profile
    changed: tuple[tuple[Slot, Slot], ...] = ()
    """Corrections: what was known, and what holds now."""
    contradiction: tuple[Slot, ...] = ()
    """Readings that cannot both hold, of one criterion; until it is settled they share its weight."""
    anything: bool = False
    """Whether the profile is another one now."""


def learn(model: Model, profile: Profile, meaning: Meaning) -> Learned:
    """Lay what was said over what was known."""
    changed: list[tuple[Slot, Slot]] = []
    contradiction: tuple[Slot, ...] = ()
    known = _by_criterion(profile.slots)
    for criterion, said in _by_criterion(meaning.slots).items():
        new = _strongest(said)
        old = known.get(criterion, ())
        if _contradicts(model, criterion, new):
            contradiction = contradiction or new
        kept = _kept(model, criterion, old, new, meaning)
        if kept is None:
            continue
        changed.extend(_corrections(old, new, kept))
        known.pop(criterion, None)
        known[criterion] = kept
    after = Profile(
        asked=profile.asked,
        slots=tuple([slot for slots in known.values() for slot in slots]),
        named=_named(profile, meaning),
        favoured=_minded(profile.favoured, meaning.favoured, meaning.doubted + meaning.rejected),
        doubted=_minded(profile.doubted, meaning.doubted, meaning.favoured),
        rejected=_rejected(profile, meaning),
        exclusive=meaning.exclusive if meaning.named else profile.exclusive,
        switching=profile.switching or meaning.switching,
        leaving=profile.leaving or meaning.leaving,
    )
    return Learned(profile=after, changed=tuple(changed), contradiction=contradiction, anything=after != profile)


def settle(profile: Profile, criterion: str, slots: tuple[Slot, ...]) -> Profile:
    """Return the profile with exactly these slots for a criterion, which counts as asked."""
    known = profile.without(criterion)
    return replace(known, slots=known.slots + slots, asked=_once(profile.asked, criterion))


def skipped(profile: Profile, criterion: str) -> Profile:
    """Return the profile with a question counted as asked, and nothing learned."""
    return replace(profile, asked=_once(profile.asked, criterion))


def chosen(criterion: str, options: tuple[str, ...]) -> tuple[Slot, ...]:
    """Return slots for options that were picked."""
    return tuple(Slot(criterion=criterion, option=option) for option in options)


def _by_criterion(slots: tuple[Slot, ...]) -> dict[str, tuple[Slot, ...]]:
    found: dict[str, tuple[Slot, ...]] = {}
    for slot in slots:
        found[slot.criterion] = (*found.get(slot.criterion, ()), slot)
    return found


def _strongest(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Keep each option once, as surely as it was ever meant; a rejection beats a wish for the same option."""
    if len(slots) == 1:
        return slots
    best: dict[str, Slot] = {}
    for slot in slots:
        known = best.get(slot.option)
        if known is None or (slot.polarity == "rejected", slot.confidence) > (
            known.polarity == "rejected",
            known.confidence,
        ):
            best[slot.option] = slot
    return tuple(best.values())


def _contradicts(model: Model, criterion: str, slots: tuple[Slot, ...]) -> bool:
    if len(slots) == 1 or model.criteria[criterion].multiple or model.criteria[criterion].kind == "candidates":
        return False
    opposites = model.roles.opposites
    options = {
        slot.option if slot.polarity == "wanted" else opposites.get((criterion, slot.option), "")
        for slot in slots
        if slot.polarity != "unsure" and slot.confidence >= 1.0
    } - {""}
    return len(options) > 1


def _kept(
    model: Model, criterion: str, old: tuple[Slot, ...], new: tuple[Slot, ...], meaning: Meaning
) -> tuple[Slot, ...] | None:
    """Return what holds for a criterion from now on, or None when nothing changes."""
    if not old:
        return new
    if any(slot.confidence >= 1.0 for slot in old) and all(slot.how == "assumed" for slot in new):
        return None
    if model.criteria[criterion].multiple and not meaning.correction:
        mentioned = {slot.option for slot in new} | {NONE}
        return tuple(slot for slot in old if slot.option not in mentioned) + new
    return new


def _corrections(old: tuple[Slot, ...], new: tuple[Slot, ...], kept: tuple[Slot, ...]) -> list[tuple[Slot, Slot]]:
    gone = [slot for slot in old if all((slot.option, slot.polarity) != (k.option, k.polarity) for k in kept)]
    return [(slot, new[0]) for slot in gone if slot.polarity != "unsure"]


def _named(profile: Profile, meaning: Meaning) -> tuple[str, ...]:
    if meaning.exclusive:
        return meaning.named
    kept = tuple(candidate for candidate in profile.named if candidate not in meaning.rejected)
    return tuple(dict.fromkeys((*kept, *meaning.named)))


def _minded(before: tuple[str, ...], now: tuple[str, ...], otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Return the candidates of one mind, the newest word counting."""
    kept = tuple(candidate for candidate in before if candidate not in otherwise)
    return tuple(dict.fromkeys((*kept, *now)))


def _rejected(profile: Profile, meaning: Meaning) -> tuple[str, ...]:
    kept = tuple(candidate for candidate in profile.rejected if candidate not in meaning.named)
    return tuple(dict.fromkeys((*kept, *meaning.rejected)))


def _once(items: tuple[str, ...], item: str) -> tuple[str, ...]:
    return items if item in items else (*items, item)
