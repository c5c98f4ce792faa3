"""Bare replies to the question just asked: "yes", "2", "the second", "both", a label or its telling words."""

from dataclasses import dataclass
from typing import Final

from bot.replies import Polarity
from bot.understanding.english import FUNCTION
from bot.understanding.phrases import View
from bot.understanding.text import split
from knowledge.pack import Criterion

LONGEST: Final = 9
"""Words that count. A longer reply is read like any text."""

_YES: Final = frozenset(
    """yes yeah yep yup sure y ya definitely absolutely certainly indeed correct right ofc exactly true affirmative yessir
    totally aye jup ja si oui yea please""".split()
)
_NO: Final = frozenset("no nope nah n not never none nothing nay negative neither false nil nein non nada".split())
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "last": -1, "former": 1,
    "latter": -1, "a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6,
}  # fmt: skip
_SOFT: Final = frozenset(
    """the option number answer choice and or i we would say go with think take pick choose please thanks it is that this s t
    for me us a both also maybe probably guess all of them course thank one st nd rd th to have do need want ok okay""".split()
)
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


def bound(seen: View, criterion: Criterion, telling: dict[str, str], none_of_them: bool = True) -> Bound | None:
    """Return the options of the asked question that a short reply picks, or None when it is more than that."""
    words = tuple(exact[1:] for exact in seen.exact)
    if not words or len(words) > LONGEST:
        return None
    ids = tuple(option.id for option in criterion.options)
    return (
        _plain(words, criterion, ids) or _counted(words, ids) or _labelled(seen, ids, telling)
    )


def _plain(words: tuple[str, ...], criterion: Criterion, ids: tuple[str, ...]) -> Bound | None:
    telling = [word for word in words if word not in _SOFT]
    if "both" in words and not telling and len(ids) == 2:
        return Bound(options=ids)
    if "all" in words and not telling:
        return Bound(options=ids) if criterion.multiple else None
    if words == ("of", "course") or (telling and all(word in _YES for word in telling)):
        return Bound(options=("yes",)) if "yes" in ids else None
    if telling and all(word in _NO for word in telling):
        negative = NONE if criterion.kind == "candidates" else next((i for i in _NEGATIVE_IDS if i in ids), None)
        return Bound(options=(negative,)) if negative else None
    return None


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


def _labelled(seen: View, ids: tuple[str, ...], telling: dict[str, str]) -> Bound | None:
    picked = dict.fromkeys(telling[stem] for stem in seen.stems if stem in telling)
    strange = [
        stem for stem, exact in zip(seen.stems, seen.exact, strict=True)
        if stem not in telling and exact[1:] not in FUNCTION and exact[1:] not in _YES
    ]  # fmt: skip
    if len(picked) != 1 or len(strange) > 1 or "=not" in seen.exact:
        return None
    return Bound(options=tuple(picked))


def _telling(criterion: Criterion) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for option in criterion.options:
        words = split(f"{option.label} {option.echo} {option.id}")
        for word, stem in zip(words.words, words.stems, strict=True):
            if word not in FUNCTION:
                found.setdefault(stem, set()).add(option.id)
    return {stem: next(iter(ids)) for stem, ids in found.items() if len(ids) == 1}
