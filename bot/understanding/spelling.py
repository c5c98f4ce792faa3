"""Small typos put right: only towards words of the pack, and never away from a common English word."""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz.distance import OSA

from bot.understanding.english import COMMON
from bot.understanding.stems import stem as stem_of

_SHORTEST: Final = 4
_SHORTEST_COMMON: Final = 5
_TWO_SLIPS_FROM: Final = 8
_KEPT: Final = 20_000


@cache
def _english() -> frozenset[str]:
    """Return the stems of common English words, none of which is a typo: about 14,000, from a count of words in film subtitles
    (OpenSubtitles, as pyspellchecker lists them). Read when a word is about to be corrected for the first time."""
    return frozenset(files(__package__ or "").joinpath("common_stems.txt").read_text(encoding="ascii").split())


class Spelling:
    """The words that may be meant, by first letter; a slip in the first letter itself is rare and not looked for."""

    def __init__(self, words: Iterable[str], never: frozenset[str] = frozenset()) -> None:
        """Take the stems that may be meant, and those that are `never` a misspelling."""
        self._known = frozenset(words)
        self._never = never
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(self._known):
            if word.isalpha() and len(word) >= (_SHORTEST_COMMON if word in COMMON else _SHORTEST):
                self._by_letter.setdefault(word[0], []).append(word)
        self.corrected = lru_cache(maxsize=_KEPT)(self._corrected)
        """From a word to the stem that is meant: its own, unless that is one small slip away from a known one."""

    def _corrected(self, word: str) -> str:
        stem = stem_of(word)
        if (
            stem in self._known
            or stem in self._never
            or len(word) < _SHORTEST
            or word in COMMON
            or stem in COMMON
            or not word.isalpha()
        ):
            return stem
        nearest = self._nearest(stem)
        return stem if nearest != stem and stem in _english() else nearest

    def _nearest(self, stem: str) -> str:
        """The fewest slips decide, then the longer word: a letter is dropped more often than exchanged."""
        most = 2 if len(stem) >= _TWO_SLIPS_FROM else 1
        best = (most + 1, 0, stem)
        for word in self._by_letter.get(stem[0], ()):
            if abs(len(word) - len(stem)) > most or (len(word) == _SHORTEST != len(stem)):
                continue
            slips = OSA.distance(stem, word, score_cutoff=most)
            if slips <= most:
                best = min(best, (slips, -len(word), word))
        return best[2]
