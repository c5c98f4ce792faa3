"""`look`: what is in a text, before anybody asks what it means: names, options, and what denies or softens them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding import polarity
from bot.understanding.english import ARTICLES, FILLERS, SIZES
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import Match, Meant, longest, matches, within
from bot.understanding.names import Name
from bot.understanding.slots import Heard, Told, heard
from bot.understanding.text import Words
from bot.understanding.views import View, view

_LEADING: Final = frozenset({"in", "on", "with"})
"""Words that belong to the name behind them: "everything is built in X" praises no built-in parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A text with everything that was found in it."""

    words: Words
    stems: tuple[str, ...]
    wide: View
    narrow: View
    names: tuple[Name, ...]
    options: tuple[Match[Meant], ...]
    told: Told
    heard: tuple[Heard, ...]


def look(words: Words, lexicon: Lexicon) -> Seen:
    """Return a text with all that the lexicon finds in it; of finds that overlap, the longest."""
    stems = tuple(map(lexicon.spelling.corrected, words.words))
    misspelt = sum([1 << place for place, stem in enumerate(stems) if stem != words.stems[place]])
    wide, narrow = view(words, stems, FILLERS), view(words, stems, ARTICLES)
    told = Told(seen=narrow, before=polarity.scopes(narrow), after=polarity.afterwards(narrow))
    found = matches(lexicon.options, wide)
    idioms = [match for match in found if not match.payload.option]
    named = [
        match for match in longest(matches(lexicon.names, narrow)) if not _idle(match.payload, match.places, idioms)
    ]
    options = [match for match in found if match.payload.option and not told.turned(match)]
    names: list[Name] = []
    for match in named:
        if not (names and match.first <= names[-1].last):
            names.append(Name(candidate=match.payload, first=match.first, last=_with_version(words, match.last)))
    loose = sum([1 << place for place, word in enumerate(words.words) if word in SIZES])
    masks = [match.places for match in named]
    begun = {name.first - 1 for name in names if words.words[name.first - 1] in _LEADING}
    options = [match for match in options if match.last not in begun and not within(match.places, masks)]
    if idioms:
        options = [match for match in options if not _idle(match.payload.criterion, match.places, idioms)]
    said = longest((match for match in options if not match.payload.hint), masks, loose)
    masks += [match.places for match in said]
    options = said + longest((match for match in options if match.payload.hint), masks, loose)
    options.sort(key=lambda match: match.first)
    return Seen(
        words=words, stems=stems, wide=wide, narrow=narrow, names=tuple(names), options=tuple(options), told=told,
        heard=heard(words, told, options, misspelt, lexicon.over),
    )  # fmt: skip


def _idle(about: str, places: int, idioms: Sequence[Match[Meant]]) -> bool:
    """Whether words lie within an idiom of their criterion or candidate: "game" in "board game"."""
    return within(places, (idiom.places for idiom in idioms if idiom.payload.criterion == about))


def _with_version(words: Words, last: int) -> int:
    """Return the last word of a name with the version that follows it: "5.2"."""
    while last + 1 < len(words.words) and words.words[last + 1].isdigit() and not words.breaks[last + 1]:
        last += 1
    return last
