"""Candidates that are there already, told by their place in a clause where no pattern speaks of them.

"X app from 2014, no tests" and "stack: X, Celery" state what is; "an X app for my club?" and "I want to make an X page"
do not. So a name counts as present with the noun of a thing behind it and nothing of a wish or a question
before it in its clause, or as the value of such a noun's label.
"""

from functools import cache
from typing import Final

from bot.understanding.name_patterns import CONNECTORS, THINGS
from bot.understanding.stems import stem
from bot.understanding.text import SENTENCE, Words
from bot.understanding.views import View

_WISHES: Final = """should could would shall can may might will want need like plan think consider build make create write start begin
    choose pick take try learn look recommend suggest use if how why what which is are do does new good best better enough possible
    whether or either versus vs between prefer go than instead rather without not no never any future next maybe perhaps imagine
    planning thinking looking idea another other similar typical tutorial like"""
_PARTS: Final = "api backend code deployment endpoint engine frontend instance layer page part process proxy prototype server setup side software tool ui version web"
"""Nouns that also stand for a part of the candidate itself: "X version", "X server"."""
_SETTINGS: Final = frozenset({"under", "behind", "on"})
"""What follows a bare name that tells where it runs."""
_TOLD: Final = 12
"""Words from which a text tells of a case."""
_LABELS: Final = "have run use using today current currently now setup tech production prod existing"


@cache
def _wishes() -> frozenset[str]:
    return frozenset(map(stem, _WISHES.split()))


@cache
def _wholes() -> frozenset[str]:
    return THINGS - frozenset(map(stem, _PARTS.split()))


@cache
def _labels() -> frozenset[str]:
    return THINGS | frozenset(map(stem, _LABELS.split()))


def present(words: Words, seen: View, start: int, end: int) -> bool:
    """Return whether the name between two places of the view is told as something that is there."""
    return _labelled(words, seen, start, end) or _stated(words, seen, start, end) or _listed(words, seen, start, end)


def _labelled(words: Words, seen: View, start: int, end: int) -> bool:
    """ "stack: X", "our shop (X)": right behind a thing, in no question."""
    if start == 0 or not seen.breaks[start] or seen.stems[start - 1] not in _labels():
        return False
    mark = words.between(seen.places[start - 1], seen.places[start]).strip()
    return mark in (":", "(") and seen.places[end - 1] not in words.asked


def _listed(words: Words, seen: View, start: int, end: int) -> bool:
    """ "X, postgres, nothing fancy.", "X under ...": a sentence that begins with the bare name, in a text that says more."""
    opens = start == 0 or seen.breaks[start] >= SENTENCE
    if not opens or end >= len(seen.stems) or len(seen.stems) < _TOLD:
        return False
    if not seen.breaks[end] and seen.stems[end] not in _SETTINGS:
        return False
    return not _asked(words, seen, end)


def _stated(words: Words, seen: View, start: int, end: int) -> bool:
    if end >= len(seen.stems) or seen.breaks[end] or seen.stems[end] not in _wholes():
        return False
    first = next((at for at in range(start, 0, -1) if seen.breaks[at]), 0)
    before = seen.stems[first:start]
    if not _wishes().isdisjoint(before) or (before and before[0] in CONNECTORS):
        return False
    return not _asked(words, seen, end)


def _asked(words: Words, seen: View, at: int) -> bool:
    """Whether the sentence goes on to a question mark."""
    last = next((later for later in range(at, len(seen.breaks)) if seen.breaks[later] >= SENTENCE), len(seen.stems))
    return not words.asked.isdisjoint(seen.places[at - 1 : last])
