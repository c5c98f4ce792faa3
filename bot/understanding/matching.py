"""Which phrases of the pack a text contains: longest first, each place read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.understanding.phrases import Tree
from bot.understanding.views import View

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a phrase of the pack stands for."""

    criterion: str
    option: str
    """Empty for an idiom: whatever words it holds, it is no answer to the criterion."""
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Match(Generic[Payload]):
    """A phrase found."""

    payload: Payload
    places: int
    """The words it covers, as a bit mask over the text."""
    first: int
    last: int


def matches(tree: Tree[Payload], seen: View) -> list[Match[Payload]]:
    """Return all phrases found, as places in the text."""
    found = []
    for covered, payload in tree.find(seen):
        first = last = seen.places[covered[0]]
        mask = 1 << first
        for at in covered[1:]:
            last = seen.places[at]
            mask |= 1 << last
        found.append(Match(payload, mask, first, last))
    return found


def longest(found: Iterable[Match[Payload]], blocking: Iterable[int] = (), loose: int = 0) -> list[Match[Payload]]:
    """Drop each match that lies within a longer one, or within one of the masks; equal ones all count.

    `loose` words make no match longer: "small API" speaks of a size, and of an API all the same.
    """
    kept: list[Match[Payload]] = []
    masks = list(blocking)
    for match in sorted(found, key=lambda match: (-match.places.bit_count(), match.first)):
        mask = match.places
        if all(mask & other != mask or not other & ~mask & ~loose for other in masks):
            kept.append(match)
            masks.append(mask)
    return sorted(kept, key=lambda match: match.first)


def within(mask: int, others: Iterable[int]) -> bool:
    """Whether all words of a mask are covered by one of the others."""
    return any(mask & other == mask for other in others)
