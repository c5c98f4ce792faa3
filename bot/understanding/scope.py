"""Whether a text is about the pack's subject at all."""

from collections.abc import Sequence
from typing import Final

from bot.profile import Slot
from bot.understanding.english import FUNCTION
from bot.understanding.inquiries import Asked
from bot.understanding.leftovers import covered
from bot.understanding.matching import Match, Meant
from bot.understanding.names import Name
from bot.understanding.phrases import Tree
from bot.understanding.stems import stem
from bot.understanding.text import Words, split
from bot.understanding.views import View
from knowledge.pack import Header

_TRADE: Final = "web backend frontend api framework endpoint webapp website server http rest microservice app stack"
_FIELD: Final = frozenset(map(stem, _TRADE.split()))
"""Words of the trade: one of them is enough."""
_LEAST: Final = 0.3
"""Of the words that carry meaning, the share that has to be understood where no such word occurs."""
_HINTED: Final = 0.6
"""The same where there are only hints."""
_TELLS: Final = 14
"""Words. Whoever tells more than that to an adviser tells of a case, if anything at all is heard in it."""
_BRIEF: Final = 10
"""Words. A longer text that names something of another field mostly tells where somebody comes from."""


def subject(header: Header) -> frozenset[str]:
    """Return the stems that name the pack's subject."""
    words = split(f"{header.thing} {header.things} {header.subject}")
    named = {stemmed for word, stemmed in zip(words.words, words.stems, strict=True) if word not in FUNCTION}
    return frozenset(named) | _FIELD


def own(header: Header) -> frozenset[str]:
    """Return the stems that set the pack's field apart from others: what its title says beyond the noun."""
    noun = split(f"{header.thing} {header.things} {header.subject}").stems
    return frozenset(split(header.title).stems) - frozenset(noun) - FUNCTION


def elsewhere(seen: View, names: Sequence[Name], others: Tree[None], field: frozenset[str]) -> bool:
    """Return whether a short text is about another field: it names something of one, and nothing of ours."""
    if names or len(seen.stems) > _BRIEF or not field.isdisjoint(seen.stems):
        return False
    return any(True for _ in others.find(seen))


def within(
    words: Words, stems: Sequence[str], options: Sequence[Match[Meant]], names: Sequence[Name], asked: Asked,
    slots: Sequence[Slot], field: frozenset[str],
) -> bool:  # fmt: skip
    """Return whether a text is about the subject: by a name, a word of the trade, or by how much of it was understood."""
    if names or asked.telling or any(stemmed in field for stemmed in stems):
        return True
    sure = any(slot.how == "said" for slot in slots) or bool(asked.inquiry and asked.inquiry.criteria)
    if not slots and not sure:
        return False
    if len(words.words) > _TELLS:
        return True
    mask = covered(options, ())
    carrying = [place for place, word in enumerate(words.words) if word not in FUNCTION or mask >> place & 1]
    understood = sum(mask >> place & 1 for place in carrying)
    return understood >= (_LEAST if sure else _HINTED) * len(carrying)
