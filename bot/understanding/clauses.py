"""What the clause and the sentence around a place of a text do: ask, wish, propose, weigh, or state."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.understanding.stems import stem
from bot.understanding.text import SENTENCE, Words
from bot.understanding.views import View

_WISHES: Final = """should could would shall can may might will want need like plan think consider build make create write start begin
    choose pick take try learn look recommend suggest use if how why what which is are do does new good best better enough possible
    whether or either versus vs between prefer go than instead rather without not no never any future next maybe perhaps imagine
    planning thinking looking idea another other similar typical tutorial"""
_PROPOSALS: Final = """should could would shall can may might will want like plan think consider choose pick try look recommend
    suggest if whether prefer instead rather maybe perhaps favour propose going intend option candidate choice shortlist alternative
    rejected evaluate compare between"""
"""Those of a wish that a statement does not hold as well."""
_QUESTIONS: Final = """any anyone anybody do does did is are should shall can could would will what which how why where when who
    whether if"""
_RIVALRY: Final = frozenset({"or", "vs", "versus"})


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


@cache
def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Clauses:
    """A text by its clauses and sentences. Places are those of the view."""

    words: Words
    seen: View

    def opening(self, at: int) -> int:
        """Return where the sentence of a place begins."""
        return next((before for before in range(at, 0, -1) if self.seen.breaks[before] >= SENTENCE), 0)

    def start(self, at: int) -> int:
        """Return where the clause of a place begins."""
        return next((before for before in range(at, 0, -1) if self.seen.breaks[before]), 0)

    def end(self, at: int, strength: int = 1) -> int:
        """Return the first place behind another that something so strong separates from what is before it."""
        breaks = self.seen.breaks
        return next((later for later in range(at, len(breaks)) if breaks[later] >= strength), len(breaks))

    def between(self, one: int, other: int) -> str:
        """Return the marks between two neighbouring places."""
        return self.words.between(self.seen.places[one], self.seen.places[other]).strip()

    def label(self, at: int) -> tuple[str, ...]:
        """Return the words before a colon in the sentence of a place: "Rejected: X (too young), Y"."""
        if ":" not in self.words.text:
            return ()
        opening = self.opening(at)
        colons = (before for before in range(at, opening, -1) if self.between(before - 1, before)[:1] == ":")
        return self.seen.stems[opening : next(colons, opening)]

    def asked(self, at: int) -> bool:
        """Whether the sentence goes on to a question mark."""
        return self._marked(at, SENTENCE)

    def proposed(self, at: int) -> bool:
        """Whether a sentence asks by how it begins, or proposes something before the place."""
        opening = self.opening(at)
        asks = self.words.words[self.seen.places[opening]] in _words(_QUESTIONS)
        return asks or not _stems(_PROPOSALS).isdisjoint(self.seen.stems[opening:at])

    def wished(self, at: int) -> bool:
        """Whether anything before a place in its clause asks or wishes."""
        return not _stems(_WISHES).isdisjoint(self.seen.stems[self.start(at) : at])

    def weighed(self, at: int) -> bool:
        """Whether the sentence puts something beside something else."""
        return not _RIVALRY.isdisjoint(self.seen.stems[self.opening(at) : self.end(at + 1, SENTENCE)])

    def told(self, first: int, past: int) -> bool:
        """Whether a clause states what stands between two places: nothing proposes it, and neither clause nor sentence ask."""
        return not self.proposed(first) and not self._marked(past, 1)

    def _marked(self, at: int, strength: int) -> bool:
        return not self.words.asked.isdisjoint(self.seen.places[at - 1 : self.end(at, strength)])
