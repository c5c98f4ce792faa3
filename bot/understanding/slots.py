"""From phrases found in a text to slots: how each is meant, how sure that is, and the words it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.profile import Slot
from bot.replies import Polarity
from bot.understanding.english import NEGATORS
from bot.understanding.matching import Match, Meant
from bot.understanding.polarity import Scope
from bot.understanding.text import Words
from bot.understanding.views import View

HINTED: Final = 0.5
MISSPELT: Final = 0.8
INCIDENTAL: Final = 0.7
"""A single word in a long text is often there for another reason than to state a need."""

_LONG: Final = 20
"""Words from which a text counts as long."""

_BARE: Final = frozenset({"no", "nope", "free", "less", "maybe", "out"})
_SPEAKERS: Final = frozenset({"i", "we"})
_JOINING: Final = frozenset({"and", "or", "nor", "plus"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where in a text things are wanted, rejected or unsure."""

    seen: View
    before: tuple[Scope, ...]
    after: dict[int, tuple[Polarity, int]]

    def turned(self, match: Match[Meant]) -> bool:
        """Whether a phrase with a "no" of its own stands in a double negation: "not without a ..."."""
        start = self.seen.at[match.first]
        polarity, _, inside = self.before[start]
        return inside and polarity == "wanted" and self.seen.stems[start] in NEGATORS

    def verdicts(self, found: Sequence[Match[Meant]]) -> tuple[list[Scope], int]:
        """Return how each match is meant, and the words used up in saying so after it, as a mask.

        What follows a thing ("... is overkill") counts before what precedes it, and for all that are joined to it.
        """
        verdicts: list[Scope] = []
        used = 0
        later: tuple[int, Scope] | None = None
        for match in reversed(found):
            start, end = self.seen.at[match.first], self.seen.at[match.last] + 1
            said = self._said_after(end)
            verdict = self._said_before(start)
            if said is not None:
                verdict, mask = self._weighed(verdict, said[0]), said[1]
                used |= mask
                later = (start, verdict)
            elif later is not None and self._joined(end, later[0]):
                verdict = later[1]
                later = (start, verdict)
            elif later is None or not self._joined(end, later[0]):
                later = None
            verdicts.append(verdict)
        return verdicts[::-1], used

    def _weighed(self, before: Scope, after: Scope) -> Scope:
        """What is said after a thing counts, but "not sure if X is needed" stays unsure."""
        return before if (before[0], after[0]) == ("unsure", "wanted") else after

    def _said_before(self, start: int) -> Scope:
        """A phrase that has a "no" of its own is not turned round by one before it: "no X and no Y"."""
        polarity, cue, inside = self.before[start]
        if self.seen.stems[start] in NEGATORS:
            polarity, cue, inside = self.before[cue] if inside else self.before[start]
            return ("wanted", -1, False) if polarity == "rejected" else (polarity, cue, inside)
        return polarity, cue, inside

    def _said_after(self, end: int) -> tuple[Scope, int] | None:
        if not self.after:
            return None
        breaks, size = self.seen.breaks, len(self.seen.stems)
        for at in (end, end + 1):
            if at >= size or any(breaks[end : at + 1]):
                break
            if at in self.after and self._holds(at):
                return self._verdict(at)
        at = next((at for at in range(end, size) if breaks[at]), size)
        if at in self.after and at + self.after[at][1] in (size, self._next_break(at)):
            return self._verdict(at)
        return None

    def _holds(self, at: int) -> bool:
        """Tell whether words after a thing speak of it.

        A bare "no" does only where the clause ends ("login no admin" is a list), and so does "I do not need": with an
        object of its own it begins something new.
        """
        end = at + self.after[at][1]
        if end == len(self.seen.stems) or self.seen.breaks[end]:
            return True
        return self.seen.stems[at] not in _SPEAKERS and (self.seen.stems[at] not in _BARE or end - at > 1)

    def _verdict(self, at: int) -> tuple[Scope, int]:
        polarity, width = self.after[at]
        mask = 0
        for place in self.seen.places[at : at + width]:
            mask |= 1 << place
        return (polarity, -1, False), mask

    def _next_break(self, at: int) -> int:
        return next(
            (later for later in range(at + 1, len(self.seen.breaks)) if self.seen.breaks[later]), len(self.seen.stems)
        )

    def _joined(self, end: int, start: int) -> bool:
        between = self.seen.stems[end:start]
        return end <= start and len(between) <= 1 and all(word in _JOINING for word in between)


@dataclass(frozen=True, slots=True)
class Heard:
    """A slot with the words it rests on."""

    slot: Slot
    places: int


Over = Mapping[tuple[str, str], tuple[str, ...]]
"""Criterion and option to the options that are not meant where that one is said."""


def heard(words: Words, told: Told, found: Sequence[Match[Meant]], misspelt: int, over: Over) -> tuple[Heard, ...]:
    """Return the slots of a text: one for each option, the surest; a hint only where nothing surer is said.

    `misspelt` is a mask of the words with typos.
    """
    verdicts, used = told.verdicts(found)
    best: dict[tuple[str, str], Heard] = {}
    for match, verdict in zip(found, verdicts, strict=True):
        if used and match.places & used == match.places:
            continue
        new = _slot(words, told.seen, match, verdict, misspelt)
        key = (new.criterion, new.option)
        if key not in best or _rank(new) > _rank(best[key].slot):
            best[key] = Heard(new, match.places)
    said = [key for key, one in best.items() if one.slot.how == "said" and one.slot.polarity == "wanted"]
    sure = {criterion for criterion, _ in said}
    beaten = {(criterion, other) for criterion, option in said for other in over.get((criterion, option), ())}
    return tuple(
        one
        for key, one in best.items()
        if (one.slot.how == "said" or one.slot.criterion not in sure)
        and (key not in beaten or one.slot.polarity != "wanted")
    )


def _rank(slot: Slot) -> tuple[float, bool]:
    return slot.confidence, slot.polarity != "unsure"


def _slot(words: Words, seen: View, match: Match[Meant], verdict: Scope, misspelt: int) -> Slot:
    meant, (polarity, cue, _) = match.payload, verdict
    confidence = HINTED if meant.hint else 1.0
    if match.places.bit_count() == 1 and len(words.words) >= _LONG:
        confidence *= INCIDENTAL
    if match.places & misspelt:
        confidence *= MISSPELT
    first = min(match.first, seen.places[cue]) if cue >= 0 else match.first
    return Slot(
        criterion=meant.criterion,
        option=meant.option,
        polarity=polarity,
        how="assumed" if meant.hint else "said",
        confidence=confidence,
        quote=words.quote(first, match.last),
    )
