"""Candidates that are there already, told by their place in a clause where no pattern speaks of them.

"X app from 2014, no tests" and "stack: X, Celery" state what is; "an X app for my club?" and "I want to make an X page"
do not. So a name counts as present with the noun of a thing behind it and nothing of a wish or a question
before it in its clause, as the value of such a noun's label, beside other technology ("X + redis"), with a version, or as a
clause of its own in a statement ("Status board, X."). Rivals side by side ("X, Y or Z") are a choice, not what is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.understanding.clauses import Clauses
from bot.understanding.name_patterns import CONNECTORS, THINGS
from bot.understanding.stems import stem
from bot.understanding.text import CLAUSE, COMMA, SENTENCE

_PARTS: Final = "api backend code deployment endpoint engine frontend instance layer page part process proxy prototype server setup side software tool ui version web"
"""Nouns that also stand for a part of the candidate itself: "X version", "X server"."""
_PURPOSES: Final = frozenset({"for", "of", "behind", "on"})
_SETTINGS: Final = frozenset({"under", "behind", "on", "in", "with", "for"})
"""What follows a bare name that tells where it runs."""
_LABELS: Final = "have run use using today current currently now setup tech production prod existing"
_JOINS: Final = frozenset({"+", "/"})
_OWN: Final = frozenset({"our", "my", "we"})
_VERDICTS: Final = frozenset(map(stem, ["rejected", "excluded", "discarded", "dismissed", "eliminated", "ruled"]))
_ITEM: Final = 2
"""Words of an item in a list of what something is made of."""
_REMARK: Final = 3
"""Words that describe what is there; more of them weigh a candidate: "X, made for nothing but APIs"."""
_TOLD: Final = 12
"""Words from which a text tells of a case."""


@cache
def _wholes() -> frozenset[str]:
    return THINGS - frozenset(map(stem, _PARTS.split()))


@cache
def _labels() -> frozenset[str]:
    return THINGS | frozenset(map(stem, _LABELS.split()))


@dataclass(frozen=True, slots=True)
class Presence:
    """A text with the places of all names in it."""

    clauses: Clauses
    ends: Mapping[int, int]
    """From where a name starts to behind it."""
    families: Mapping[int, str]
    """From where a name starts to the candidate, or to what that runs on."""

    def present(self, start: int) -> bool:
        """Return whether the name that starts here is told as something that is there."""
        end = self.ends[start]
        there = self._labelled(start, end) or self._with_its_noun(start, end)
        if not there and len(self.clauses.seen.stems) >= _TOLD:
            there = (
                self._first(start, end)
                or self._tagged(start, end)
                or self._joined_up(start, end)
                or self._versioned(start, end)
            )
        return there and not self._among_rivals(start, end)

    def dismissed(self, start: int) -> bool:
        """Return whether a name stands below a heading of what was rejected, or is "out"."""
        end, stems = self.ends[start], self.clauses.seen.stems
        out = stems[end : end + 1] == ("out",) and self.clauses.end(end + 1) == end + 1
        return out or not _VERDICTS.isdisjoint(self.clauses.label(start))

    def told(self, start: int) -> bool:
        """Return whether the clause of a name states it."""
        return self.clauses.told(start, self.ends[start])

    def _labelled(self, start: int, end: int) -> bool:
        """ "stack: X", "our shop (X)": right behind a thing, in no question; behind any word, where more than X is listed."""
        clauses, seen = self.clauses, self.clauses.seen
        if start == 0 or not seen.breaks[start]:
            return False
        mark = clauses.between(start - 1, start)[:1]
        if mark not in (":", "(") or seen.places[end - 1] in clauses.words.asked:
            return False
        if seen.stems[start - 1] in _labels():
            return True
        stated = not clauses.asked(end) and not clauses.proposed(start)
        return stated and (mark == "(" or self._enumerated(end))

    def _enumerated(self, end: int) -> bool:
        """Whether nothing but brief items follows, up to the end of the sentence: "X, sqlite, jinja." """
        breaks = self.clauses.seen.breaks
        last = self.clauses.end(end, SENTENCE)
        starts = [at for at in range(end, last) if breaks[at]]
        brief = all(past - at <= _ITEM for at, past in zip([end, *starts], [*starts, last], strict=True))
        return brief and any(breaks[at] == COMMA for at in starts)

    def _with_its_noun(self, start: int, end: int) -> bool:
        """ "X app from 2014", "X server for the bidding engine": with the noun of a thing behind it."""
        clauses, seen = self.clauses, self.clauses.seen
        if end >= len(seen.stems) or seen.breaks[end] or seen.stems[end] not in THINGS:
            return False
        if seen.stems[end] not in _wholes() and not self._purposeful(start, end + 1):
            return False
        first = clauses.start(start)
        joined = first < start and seen.stems[first] in CONNECTORS
        return not joined and not clauses.wished(start) and not clauses.asked(end)

    def _purposeful(self, start: int, at: int) -> bool:
        """Whether a sentence begins with a part of a candidate and says what it is for."""
        stems = self.clauses.seen.stems
        return self.clauses.opening(start) == start and at < len(stems) and stems[at] in _PURPOSES

    def _first(self, start: int, end: int) -> bool:
        """ "X, postgres, nothing fancy.", "X under ...": a sentence that begins with the bare name."""
        clauses, seen = self.clauses, self.clauses.seen
        if clauses.opening(start) != start or end >= len(seen.stems) or seen.breaks[end] >= SENTENCE:
            return False
        if not seen.breaks[end] and seen.stems[end] not in _SETTINGS:
            return False
        if clauses.between(end - 1, end).startswith(":") and clauses.words.words[seen.places[end]] not in _OWN:
            return False  # a heading, below which somebody weighs it
        if seen.breaks[end] == COMMA and self._width(end) > _REMARK:
            return False
        return not clauses.asked(end) and not clauses.weighed(start)

    def _tagged(self, start: int, end: int) -> bool:
        """ "Status board for the plant, X.", "(invoices, X)": a clause of its own, in a statement about something."""
        clauses, seen = self.clauses, self.clauses.seen
        if start == 0 or seen.breaks[start] != COMMA:
            return False
        closed = end == len(seen.stems) or seen.breaks[end] >= CLAUSE or seen.stems[end] in _SETTINGS
        described = end < len(seen.stems) and seen.breaks[end] == COMMA and self._width(end) <= _REMARK
        alone = not any(clauses.opening(start) <= other < start for other in self.ends)
        return (closed or described) and alone and not clauses.proposed(start) and not clauses.asked(end)

    def _joined_up(self, start: int, end: int) -> bool:
        """ "X + redis", "X/gunicorn": beside technology that is no candidate, in a statement."""
        clauses, size = self.clauses, len(self.clauses.seen.stems)
        after = end < size and end not in self.ends and clauses.between(end - 1, end) in _JOINS
        before = start > 0 and start not in self.ends.values() and clauses.between(start - 1, start) in _JOINS
        if not (after or before) or clauses.weighed(start):
            return False
        return not clauses.proposed(start) and not clauses.asked(end)

    def _versioned(self, start: int, end: int) -> bool:
        """ "X 3.2": nobody gives the version of what is only thought of."""
        return end - start > 1 and self.clauses.seen.stems[end - 1].isdigit() and self.told(start)

    def _width(self, at: int) -> int:
        """Return how many words stand before the next punctuation."""
        return self.clauses.end(at + 1) - at

    def _among_rivals(self, start: int, end: int) -> bool:
        """Whether a name of another family stands next to this one, in the same sentence."""
        stems = self.clauses.seen.stems
        after = end + 1 if end < len(stems) and stems[end] in CONNECTORS else end
        before = start - 1 if start and stems[start - 1] in CONNECTORS else start
        opening = self.clauses.opening(start)
        return any(
            self.families[other] != self.families[start] and self.clauses.opening(other) == opening
            for other, past in self.ends.items()
            if other == after or past == before
        )
