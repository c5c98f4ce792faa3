"""The words of a text that count for matching."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Final

from bot.understanding.text import Words

NUMBERS: Final = ("#", "##", "###", "####")
"""A number of at least so many digits."""


@dataclass(frozen=True, slots=True)
class View:
    """The words that count for matching: stems without fillers, with their places in the text."""

    stems: tuple[str, ...]
    words: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    """What each word may be called in a phrase besides its stem: its exact form, and that it is a number."""
    places: tuple[int, ...]
    breaks: tuple[int, ...]
    """Before each, fillers left out included."""
    at: dict[int, int]
    """From place in the text to place in the view."""


def view(words: Words, stems: tuple[str, ...], fillers: frozenset[str]) -> View:
    """Return the words that count; `stems` are those of the text, typos put right."""
    counts = [word not in fillers for word in words.words]
    kept = tuple(compress(words.words, counts))
    places = tuple(compress(range(len(counts)), counts))
    return View(
        stems=tuple(compress(stems, counts)),
        words=kept,
        forms=tuple(map(_forms, kept)),
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


@lru_cache(maxsize=16_384)
def _forms(word: str) -> tuple[str, ...]:
    return ("=" + word, *NUMBERS[: len(word)]) if word.isdigit() else ("=" + word,)
