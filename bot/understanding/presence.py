"""Candidates that are there already, told by their place in a clause where no pattern speaks of them.

"X app from 2014, no tests" and "stack: X, Celery" state what is; "an X app for my club?" and "I want to make an X page"
do not. So a name counts as present with the noun of a thing behind it and nothing of a wish or a question
before it in its clause, as the value of such a noun's label, beside other technology ("X + redis"), or as a clause of its
own that ends a statement ("Status board, X."). Rivals side by side ("X, Y or Z") are a choice, not what is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.understanding.name_patterns import CONNECTORS, THINGS
from bot.understanding.stems import stem
from bot.understanding.text import CLAUSE, COMMA, SENTENCE, Words
from bot.understanding.views import View

_WISHES: Final = """should could would shall can may might will want need like plan think consider build make create write start begin
    choose pick take try learn look recommend suggest use if how why what which is are do does new good best better enough possible
    whether or either versus vs between prefer go than instead rather without not no never any future next maybe perhaps imagine
    planning thinking looking idea another other similar typical tutorial"""
_PROPOSALS: Final = """should could would shall can may might will want like plan think consider choose pick try look recommend
    suggest if whether prefer instead rather maybe perhaps favour propose going intend option candidate choice shortlist alternative
    rejected evaluate compare between"""
"""Those of a wish that a statement does not hold as well."""
_ASKING: Final = frozenset(
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "should",
        "shall",
        "can",
        "could",
        "would",
        "will",
        "what",
        "which",
        "how",
        "why",
        "where",
        "when",
        "who",
        "whether",
        "if",
    ]
)
_PARTS: Final = "api backend code deployment endpoint engine frontend instance layer page part process proxy prototype server setup side software tool ui version web"
"""Nouns that also stand for a part of the candidate itself: "X version", "X server"."""
_PURPOSES: Final = frozenset({"for", "of", "behind", "on"})
_SETTINGS: Final = frozenset({"under", "behind", "on", "in", "with", "for"})
"""What follows a bare name that tells where it runs."""
_JOINS: Final = frozenset({"+", "/"})
_RIVALRY: Final = frozenset({"or", "vs", "versus"})
_OWN: Final = frozenset({"our", "my", "we"})
_ITEM: Final = 2
"""Words of an item in a list of what something is made of."""
_REMARK: Final = 3
"""Words that describe what is there; more of them weigh a candidate: "X, made for nothing but APIs"."""
_TOLD: Final = 12
"""Words from which a text tells of a case."""
_LABELS: Final = "have run use using today current currently now setup tech production prod existing"


@cache
def _wishes() -> frozenset[str]:
    return frozenset(map(stem, _WISHES.split()))


@cache
def _proposals() -> frozenset[str]:
    return frozenset(map(stem, _PROPOSALS.split()))


@cache
def _wholes() -> frozenset[str]:
    return THINGS - frozenset(map(stem, _PARTS.split()))


@cache
def _labels() -> frozenset[str]:
    return THINGS | frozenset(map(stem, _LABELS.split()))


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with the places of all names in it."""

    words: Words
    seen: View
    ends: Mapping[int, int]
    """From where a name starts to behind it."""
    families: Mapping[int, str]
    """From where a name starts to the candidate, or to what that runs on."""

    def present(self, start: int) -> bool:
        """Return whether the name that starts here is told as something that is there."""
        end = self.ends[start]
        if self._among_rivals(start, end):
            return False
        return (
            self._labelled(start, end)
            or self._stated(start, end)
            or self._listed(start, end)
            or self._tagged(start, end)
            or self._joined_up(start, end)
            or self._versioned(start, end)
        )

    def told(self, start: int) -> bool:
        """Return whether a name's clause states something: nothing in it proposes, and neither it nor its sentence asks."""
        opening, end = self._opening(start), self.ends[start]
        if self._proposed(start, opening):
            return False
        closing = next((at for at in range(end, len(self.seen.breaks)) if self.seen.breaks[at]), len(self.seen.breaks))
        return self.words.asked.isdisjoint(self.seen.places[end - 1 : closing])

    def _labelled(self, start: int, end: int) -> bool:
        """ "stack: X", "our shop (X)": right behind a thing, in no question; behind any word, where more than X is listed."""
        if start == 0 or not self.seen.breaks[start]:
            return False
        mark = self._between(start - 1, start)[:1]
        if mark not in (":", "(") or self.seen.places[end - 1] in self.words.asked:
            return False
        if self.seen.stems[start - 1] in _labels():
            return True
        stated = not self._asked(end) and not self._proposed(start, self._opening(start))
        return stated and (mark == "(" or self._enumerated(end))

    def _enumerated(self, end: int) -> bool:
        """Whether nothing but brief items follows, up to the end of the sentence: "X, sqlite, jinja." """
        width = items = 0
        for at in range(end, len(self.seen.stems)):
            if self.seen.breaks[at] >= SENTENCE:
                break
            items += self.seen.breaks[at] == COMMA
            width = 1 if self.seen.breaks[at] else width + 1
            if width > _ITEM:
                return False
        return items > 0

    def _listed(self, start: int, end: int) -> bool:
        """ "X, postgres, nothing fancy.", "X under ...": a sentence that begins with the bare name, in a text that says more."""
        opens = start == 0 or self.seen.breaks[start] >= SENTENCE
        if not opens or end >= len(self.seen.stems) or len(self.seen.stems) < _TOLD:
            return False
        if self.seen.breaks[end] >= SENTENCE or (not self.seen.breaks[end] and self.seen.stems[end] not in _SETTINGS):
            return False
        if self._between(end - 1, end).startswith(":") and self.words.words[self.seen.places[end]] not in _OWN:
            return False  # a heading, below which somebody weighs it
        if self.seen.breaks[end] == COMMA and self._width(end) > _REMARK:
            return False
        return not self._asked(end) and not self._weighed(start)

    def _tagged(self, start: int, end: int) -> bool:
        """ "Status board for the plant, X.", "(invoices, X)": a clause of its own, in a statement about something."""
        size = len(self.seen.stems)
        if start == 0 or self.seen.breaks[start] != COMMA or size < _TOLD:
            return False
        closed = end == size or self.seen.breaks[end] >= CLAUSE or self.seen.stems[end] in _SETTINGS
        described = end < size and self.seen.breaks[end] == COMMA and self._width(end) <= _REMARK
        opening = self._opening(start)
        alone = not any(opening <= other < start for other in self.ends)
        return (closed or described) and alone and not self._proposed(start, opening) and not self._asked(end)

    def _joined_up(self, start: int, end: int) -> bool:
        """ "X + redis", "X/gunicorn": beside technology that is no candidate, in a statement."""
        size = len(self.seen.stems)
        after = end < size and end not in self.ends and self._between(end - 1, end) in _JOINS
        before = start > 0 and start not in self.ends.values() and self._between(start - 1, start) in _JOINS
        if not (after or before) or size < _TOLD or self._weighed(start):
            return False
        return not self._proposed(start, self._opening(start)) and not self._asked(end)

    def _versioned(self, start: int, end: int) -> bool:
        """ "X 3.2": nobody gives the version of what is only thought of."""
        versioned = end - start > 1 and self.seen.stems[end - 1].isdigit()
        return versioned and len(self.seen.stems) >= _TOLD and self.told(start)

    def _stated(self, start: int, end: int) -> bool:
        if end >= len(self.seen.stems) or self.seen.breaks[end] or self.seen.stems[end] not in THINGS:
            return False
        if self.seen.stems[end] not in _wholes() and not self._purposeful(start, end + 1):
            return False
        first = next((at for at in range(start, 0, -1) if self.seen.breaks[at]), 0)
        joined = first < start and self.seen.stems[first] in CONNECTORS
        return not joined and not self._wished(start, first) and not self._asked(end)

    def _purposeful(self, start: int, at: int) -> bool:
        """ "X server for the bidding engine": a sentence begins with a part, and says what it is for."""
        return self._opening(start) == start and at < len(self.seen.stems) and self.seen.stems[at] in _PURPOSES

    def _weighed(self, start: int) -> bool:
        """Whether the sentence of a name puts something beside something else."""
        size = len(self.seen.breaks)
        last = next((later for later in range(start + 1, size) if self.seen.breaks[later] >= SENTENCE), size)
        return not _RIVALRY.isdisjoint(self.seen.stems[self._opening(start) : last])

    def _width(self, at: int) -> int:
        """Return how many words stand before the next punctuation."""
        breaks = self.seen.breaks
        return next((later for later in range(at + 1, len(breaks)) if breaks[later]), len(breaks)) - at

    def _among_rivals(self, start: int, end: int) -> bool:
        """Whether a name of another family stands next to this one."""
        stems = self.seen.stems
        after = end + 1 if end < len(stems) and stems[end] in CONNECTORS else end
        before = start - 1 if start and stems[start - 1] in CONNECTORS else start
        neighbours = [other for other, past in self.ends.items() if other == after or past == before]
        return any(
            self.families[other] != self.families[start] and not self._sentence_between(start, other)
            for other in neighbours
        )

    def _sentence_between(self, one: int, other: int) -> bool:
        first, last = sorted((one, other))
        return any(gap >= SENTENCE for gap in self.seen.breaks[first + 1 : last + 1])

    def _between(self, one: int, other: int) -> str:
        return self.words.between(self.seen.places[one], self.seen.places[other]).strip()

    def _opening(self, start: int) -> int:
        """Return where the sentence begins."""
        return next((at for at in range(start, 0, -1) if self.seen.breaks[at] >= SENTENCE), 0)

    def _proposed(self, start: int, opening: int) -> bool:
        """Whether a sentence asks by how it begins, or proposes before the name."""
        asks = self.words.words[self.seen.places[opening]] in _ASKING
        return asks or not _proposals().isdisjoint(self.seen.stems[opening:start])

    def _wished(self, start: int, first: int) -> bool:
        return not _wishes().isdisjoint(self.seen.stems[first:start])

    def _asked(self, at: int) -> bool:
        """Whether the sentence goes on to a question mark."""
        breaks = self.seen.breaks
        last = next((later for later in range(at, len(breaks)) if breaks[later] >= SENTENCE), len(breaks))
        return not self.words.asked.isdisjoint(self.seen.places[at - 1 : last])
