"""The words of a text that count for matching."""

from dataclasses import dataclass
from itertools import compress

from bot.understanding.text import Words


@dataclass(frozen=True, slots=True)
class View:
    """The words that count for matching: stems without fillers, with their places in the text."""

    stems: tuple[str, ...]
    words: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    """As in the text."""
    places: tuple[int, ...]
    breaks: tuple[int, ...]
    """Before each, fillers left out included."""
    at: dict[int, int]
    """From place in the text to place in the view."""


def view(words: Words, stems: tuple[str, ...], fillers: frozenset[str]) -> View:
    """Return the words that count; `stems` are those of the text, typos put right."""
    counts = [word not in fillers for word in words.words]
    places = tuple(compress(range(len(counts)), counts))
    return View(
        stems=tuple(compress(stems, counts)),
        words=tuple(compress(words.words, counts)),
        forms=tuple(compress(words.forms, counts)),
        places=places,
        breaks=tuple(compress(_carried_over(words.breaks, counts), counts)),
        at=dict(zip(places, range(len(places)), strict=True)),
    )


def _carried_over(breaks: tuple[int, ...], counts: list[bool]) -> list[int]:
    """Let what separates a filler from the word before separate the next word that counts."""
    carried = list(breaks)
    for place in range(len(counts) - 1):
        if not counts[place]:
            carried[place + 1] = max(carried[place : place + 2])
    return carried
