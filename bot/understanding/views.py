"""The words of a text that count for matching."""

from dataclasses import dataclass
from typing import Final

from bot.understanding.text import NONE, Words

NUMBERS: Final = ("#", "##", "###", "####")
"""A number of at least so many digits."""


@dataclass(frozen=True, slots=True)
class View:
    """The words that count for matching: stems without fillers, with their places in the text."""

    stems: tuple[str, ...]
    exact: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    """What each word may be called in a phrase: its stem, its exact form, and that it is a number."""
    places: tuple[int, ...]
    breaks: tuple[int, ...]
    """Before each, fillers left out included."""
    at: dict[int, int]
    """From place in the text to place in the view."""


def view(words: Words, stems: tuple[str, ...], fillers: frozenset[str]) -> View:
    """Return the words that count; `stems` are those of the text, typos put right."""
    keys: list[tuple[str, ...]] = []
    places: list[int] = []
    breaks: list[int] = []
    pending = NONE
    for place, word in enumerate(words.words):
        pending = max(pending, words.breaks[place])
        if word in fillers:
            continue
        stem, typed = stems[place], "=" + word
        keys.append((stem, typed, *NUMBERS[: len(stem)]) if stem.isdigit() else (stem, typed))
        places.append(place)
        breaks.append(pending)
        pending = NONE
    return View(
        tuple([one[0] for one in keys]),
        tuple([one[1] for one in keys]),
        tuple(keys),
        tuple(places),
        tuple(breaks),
        {place: at for at, place in enumerate(places)},
    )
