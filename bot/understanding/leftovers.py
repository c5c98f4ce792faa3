"""What nothing was made of."""

from collections.abc import Sequence
from typing import Final

from bot.understanding.english import COMMON
from bot.understanding.matching import Match, Meant
from bot.understanding.names import Name
from bot.understanding.text import Words

MOST: Final = 3


def covered(options: Sequence[Match[Meant]], names: Sequence[Name]) -> int:
    """Return the places that something was made of, as a mask."""
    mask = 0
    for match in options:
        mask |= match.places
    for name in names:
        for place in range(name.first, name.last + 1):
            mask |= 1 << place
    return mask


def strange(
    words: Words, stems: Sequence[str], options: Sequence[Match[Meant]], names: Sequence[Name], subject: frozenset[str]
) -> tuple[str, ...]:
    """Return the longest runs of words that may matter and that nothing was made of, in the order of the text."""
    mask = covered(options, names)
    runs: list[tuple[int, int]] = []
    for place in [place for place, word in enumerate(words.words) if word not in COMMON]:
        if mask >> place & 1 or stems[place] in subject or not words.words[place].isalpha():
            continue
        if runs and runs[-1][1] == place - 1 and not words.breaks[place]:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    kept = sorted(sorted(runs, key=lambda run: run[0] - run[1])[:MOST])
    return tuple(dict.fromkeys(words.quote(*run) for run in kept))
