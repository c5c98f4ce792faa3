"""Bare replies to the question just asked: "yes", "2", "the second", "both", a label or its telling words."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.replies import Polarity
from bot.understanding.english import FUNCTION, NEGATORS
from bot.understanding.text import split
from bot.understanding.views import View
from knowledge.pack import Criterion

LONGEST: Final = 12
"""Words that count. A longer reply is read like any text."""

_YES_WORDS: Final = """
    yes yeah yep yup sure y ya definitely absolutely certainly indeed correct right ofc exactly true affirmative
    yessir totally aye jup ja si oui yea please
"""
_YES: Final = frozenset(_YES_WORDS.split())
_NO_WORDS: Final = "no nope nah n not never none nothing nay negative neither false nil nein non nada"
_NO: Final = frozenset(_NO_WORDS.split())
_NO_TOO_WORDS: Final = """
    so way really need needed required necessary at chance now interested important like yet so far absolutely definitely certainly of course
"""
_NO_TOO: Final = frozenset(_NO_TOO_WORDS.split())
_YES_TOO: Final = frozenset(
    ["so", "must", "need", "needed", "very", "much", "would", "be", "nice", "good", "great", "fine", "exactly", "both"]
)
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "last": -1, "former": 1,
    "latter": -1, "a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6,
}  # fmt: skip
_SOFT_WORDS: Final = """
    they will there more suppose believe hope would
    the option number answer choice and or i we would say go with think take pick choose please thanks it is
    that this s t for me us a both also maybe probably guess all of them course thank one st nd rd th to have do
    want ok okay rather bit them like prefer
"""
_SOFT: Final = frozenset(_SOFT_WORDS.split())
_SUPPOSING: Final = frozenset({"guess", "think", "suppose", "hope", "believe"})
_NOT_TELLING_WORDS: Final = """
    a an the of or and to in for with that is are it i we my your our you not no yes need needs wants want
    please others another something as on from works work enough
"""
_NOT_TELLING: Final = frozenset(_NOT_TELLING_WORDS.split())
_NEGATIVE_IDS: Final = ("no", "none", "nothing")
NONE: Final = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Options of the question that was asked."""

    options: tuple[str, ...]
    polarity: Polarity = "wanted"


def labels(criteria: tuple[Criterion, ...]) -> dict[str, dict[str, str]]:
    """Return for each criterion the stems that only one option's label has, with that option."""
    return {criterion.id: _telling(criterion) for criterion in criteria}


def picked(seen: View, criterion: Criterion) -> Bound | None:
    """Return what a reply picks that would mean nothing without the question: "yes", "2 and 3", "the last one"."""
    words = seen.words
    if not words or len(words) > LONGEST:
        return None
    ids = tuple(option.id for option in criterion.options)
    return _read_out(words, criterion) or _plain(words, criterion, ids) or (_counted(words, ids) if ids else None)


def opening(seen: View, criterion: Criterion) -> Bound | None:
    """Return the answer of a "yes, and ..." or "no, but ...": what follows is read for itself."""
    end = next((at for at in range(1, len(seen.breaks)) if seen.breaks[at]), None)
    if end is None or end > 2:
        return None
    return _plain(seen.words[:end], criterion, tuple(o.id for o in criterion.options))


def labelled(seen: View, telling: dict[str, str]) -> Bound | None:
    """Return the option of which a short reply names a telling word."""
    if len(seen.stems) > LONGEST or not NEGATORS.isdisjoint(seen.stems):
        return None
    found = dict.fromkeys(telling[stemmed] for stemmed in seen.stems if stemmed in telling)
    words = zip(seen.stems, seen.words, strict=True)
    strange = [stemmed for stemmed, word in words if stemmed not in telling and word not in FUNCTION]
    return Bound(options=tuple(found)) if len(found) == 1 and len(strange) <= 1 else None


@cache
def _words(label: str) -> tuple[str, ...]:
    return split(label).words


def _read_out(words: tuple[str, ...], criterion: Criterion) -> Bound | None:
    """A label typed as it stands on its button."""
    same = [option.id for option in criterion.options if words == _words(option.label)]
    return Bound(options=(same[0],)) if same else None


def _plain(words: tuple[str, ...], criterion: Criterion, ids: tuple[str, ...]) -> Bound | None:
    telling = [word for word in words if word not in _SOFT]
    if not telling and "both" in words:
        return Bound(options=ids) if len(ids) == 2 else None
    if not telling and "all" in words:
        return Bound(options=ids) if criterion.multiple and ids else None
    if any(word in _NO for word in telling) and all(word in _NO or word in _NO_TOO for word in telling):
        return _negative(criterion, ids)
    if telling == ["so"] and not _SUPPOSING.isdisjoint(words):
        return Bound(options=("yes",)) if "yes" in ids else None
    agrees = words == ("of", "course") or any(word in _YES for word in telling)
    if agrees and all(word in _YES or word in _YES_TOO for word in telling) and "yes" in ids:
        return Bound(options=("yes",))
    return None


def _negative(criterion: Criterion, ids: tuple[str, ...]) -> Bound | None:
    if criterion.kind == "candidates":
        return Bound(options=(NONE,))
    negative = next((option for option in _NEGATIVE_IDS if option in ids), None)
    return Bound(options=(negative,)) if negative else None


def _counted(words: tuple[str, ...], ids: tuple[str, ...]) -> Bound | None:
    picked: list[str] = []
    negated = False
    for word in words:
        number = int(word) if word.isdigit() and len(word) < 3 else _ORDINALS.get(word)
        if word in ("not", "no"):
            negated = True
        elif number is not None and not (word in _SOFT and len(words) > 1):
            if not -1 <= number <= len(ids) or number == 0:
                return None
            picked.append(ids[number - 1 if number > 0 else number])
        elif word not in _SOFT:
            return None
    return Bound(options=tuple(dict.fromkeys(picked)), polarity="rejected" if negated else "wanted") if picked else None


def _telling(criterion: Criterion) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for option in criterion.options:
        words = split(f"{option.label} {option.echo} {option.id}")
        for word, stem in zip(words.words, words.stems, strict=True):
            if word not in _NOT_TELLING:
                found.setdefault(stem, set()).add(option.id)
    return {stem: next(iter(ids)) for stem, ids in found.items() if len(ids) == 1}
