"""The little language of phrases, and the tree that finds them.

    web (site|page)     either word            log[-]in            the part in brackets may be missing
    need .. accounts    up to three words between     =moved       exactly this form of the word
    # users             any number               ### users   any of three digits or more, and so on up to ####

The bot's own patterns of dialogue also know `@`, the name of a candidate, and `%class`, any word of a class.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from bot.understanding.english import FILLERS, NEGATORS
from bot.understanding.stems import stem
from bot.understanding.text import NONE, SHORT_FORMS, Words, split

GAP: Final = ".."
NAME: Final = "@"
NUMBERS: Final = ("#", "##", "###", "####")
"""A number of at least so many digits."""

_PIECE = re.compile(r"\.\.|[()\[\]|]|[^\s()\[\]|]+")
_WIDEST_GAP: Final = 3
_ENDS: Final = ""
_TOGETHER: Final = "&"
_WAYS: Final = "^"
_MARKS: Final = frozenset({_ENDS, _TOGETHER, _WAYS, GAP})
"""What stands in a node beside the words that lead on."""
_TOGETHER_FROM: Final = 4
"""From so many branches on, what follows is shared by them instead of being repeated for each."""

Node = dict[str, Any]
Ways = tuple[tuple[Any, ...], dict[str, list[Node]], dict[str, list[Node]]]
"""What a node means once it is reached: the payloads that end there, and the nodes to go on to by a word, next or behind a gap."""
Payload = TypeVar("Payload")


class PhraseError(ValueError):
    """A phrase cannot be read; the message says why."""


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
    places: list[int] = []
    breaks: list[int] = []
    pending = NONE
    for place, word in enumerate(words.words):
        pending = max(pending, words.breaks[place])
        if word not in fillers:
            places.append(place)
            breaks.append(pending)
            pending = NONE
    kept = tuple([stems[place] for place in places])
    exact = tuple(["=" + words.words[place] for place in places])
    return View(
        kept,
        exact,
        tuple([_keys(one, typed) for one, typed in zip(kept, exact, strict=True)]),
        tuple(places),
        tuple(breaks),
        {place: index for index, place in enumerate(places)},
    )


def _keys(stemmed: str, typed: str) -> tuple[str, ...]:
    if not stemmed.isdigit():
        return stemmed, typed
    return (stemmed, typed, *NUMBERS[: len(stemmed)])


class Tree(Generic[Payload]):
    """Phrases by their words. Finding costs the length of the text, whatever the number of phrases.

    A word leads from a node to the next. Phrases share their beginnings; the alternatives of a phrase are led together,
    by a step that takes no word, so that a phrase costs its length and not the number of its wordings.
    """

    def __init__(self, fillers: frozenset[str] = FILLERS, classes: dict[str, str] | None = None) -> None:
        self._root: Node = {}
        self._fillers = fillers
        self._classes = classes or {}
        """Stem, or exact form, to the class of words it belongs to."""
        self._words: set[str] = set()

    def add(self, phrase: str, payload: Payload) -> None:
        """Let a phrase lead to a payload."""
        pieces = _PIECE.findall(phrase.replace("[-]", " "))
        if not pieces or GAP in (pieces[0], pieces[-1]):
            raise PhraseError(f'"{phrase}": needs a word, and ".." one on both sides')
        ends, rest = self._grow(pieces, 0, [self._root], phrase)
        if rest != len(pieces):
            raise PhraseError(f'"{phrase}": a bracket closes that was never opened')
        if not _end([node for node in ends if node is not self._root], payload):
            raise PhraseError(f'"{phrase}": only words that do not count')

    def insert(self, wording: Sequence[str], payload: Payload) -> None:
        """Let one sequence of stems lead to a payload."""
        nodes = [self._root]
        for word in wording:
            nodes = self._step(nodes, word)
        _end(nodes, payload)

    def words(self) -> frozenset[str]:
        """Return all stems that occur in phrases."""
        return frozenset(self._words)

    def find(
        self, seen: View, names: dict[int, int] | None = None, only: int | None = None
    ) -> Iterator[tuple[tuple[int, ...], Payload]]:
        """Yield each phrase found: the places of its words in the view, and its payload.

        `names` leads from the place where a candidate's name starts to the place after it; `only` is the one place where
        a phrase may start.
        """
        keys, names = self._keys(seen), names or {}
        first, named = self._root.keys(), names if NAME in self._root else {}
        for at in range(len(keys)) if only is None else (only,):
            if at in named or not first.isdisjoint(keys[at]):
                yield from self._from(seen, keys, at, names)

    def _keys(self, seen: View) -> Sequence[tuple[str, ...]]:
        """What leads on at each word: its stem, its exact form, that it is a number, the class it belongs to."""
        classes = self._classes
        if not classes:
            return seen.keys
        kinds = [classes.get(stem) or classes.get(exact) for stem, exact in zip(seen.stems, seen.exact, strict=True)]
        return [(*keys, kind) if kind else keys for keys, kind in zip(seen.keys, kinds, strict=True)]

    def _from(
        self, seen: View, keys: Sequence[tuple[str, ...]], start: int, names: dict[int, int]
    ) -> list[tuple[tuple[int, ...], Payload]]:
        """Follow all phrases that start at a word. Most of the time of reading is spent here, hence the plain loops, and
        the words covered as the bits of a number."""
        breaks, size = seen.breaks, len(keys)
        found: list[tuple[tuple[int, ...], Payload]] = []
        paths: list[tuple[Node, int, int]] = [(self._root, start, 0)]
        while paths:
            node, at, covered = paths.pop()
            ends, steps, skips = node.get(_WAYS) or _ways(node)
            if ends:
                places = _bits(covered)
                found.extend([(places, payload) for payload in ends])
            if at >= size or (covered and breaks[at]):
                continue
            for key in keys[at]:
                if key in steps:
                    paths.extend([(there, at + 1, covered | 1 << at) for there in steps[key]])
            if at in names and NAME in steps:
                past = names[at]
                paths.extend([(there, past, covered | (1 << past) - (1 << at)) for there in steps[NAME]])
            if skips:
                _skip(paths, skips, at, covered, seen, keys, names)
        return found

    # Building

    def _grow(self, pieces: list[str], at: int, start: list[Node], phrase: str) -> tuple[list[Node], int]:
        """Read "a b|c (d|e)" up to a closing bracket; return the nodes where it ends.

        An alternative of words that do not count is none: "(their|two) routes" must not be read as "routes". Where all
        alternatives are such words the bracket may as well be missing.
        """
        ends: list[Node] = []
        current = start
        says_something = False
        while at < len(pieces) and pieces[at] not in (")", "]"):
            piece = pieces[at]
            if piece == "|":
                ends, current = _joined(ends, current if says_something else []), start
                says_something = False
            elif piece in ("(", "["):
                says_something = True
                current = self._together(current)
                inner, at = self._grow(pieces, at + 1, current, phrase)
                if at == len(pieces) or pieces[at] != (")" if piece == "(" else "]"):
                    raise PhraseError(f'"{phrase}": a bracket is never closed')
                current = _joined(inner, current) if piece == "[" else inner or current
            else:
                for stemmed in _stems(piece, self._fillers):
                    current = self._step(self._together(current), stemmed)
                    says_something = True
            at += 1
        return _joined(ends, current if says_something else []), at

    def _together(self, nodes: list[Node]) -> list[Node]:
        """Lead many nodes to one that stands for them all; the root stays by itself, as phrases start there."""
        if len(nodes) < _TOGETHER_FROM:
            return nodes
        shared: Node = {}
        inner = [node for node in nodes if node is not self._root]
        for node in inner:
            node.setdefault(_TOGETHER, []).append(shared)
        return [shared] if len(inner) == len(nodes) else [shared, self._root]

    def _step(self, nodes: list[Node], word: str) -> list[Node]:
        self._words.add(word)
        return [node.setdefault(word, {}) for node in nodes]


def _end(nodes: list[Node], payload: Payload) -> bool:
    for node in nodes:
        ends = node.setdefault(_ENDS, [])
        if payload not in ends:
            ends.append(payload)
    return bool(nodes)


def _joined(left: list[Node], right: list[Node]) -> list[Node]:
    return list({id(node): node for node in (*left, *right)}.values())


def _ways(node: Node) -> Ways:
    """Work out where a node leads, through all that takes no word, and keep it there."""
    ends: dict[Any, None] = {}
    steps: dict[str, list[Node]] = {}
    skips: dict[str, list[Node]] = {}
    for one in _free(node):
        ends |= dict.fromkeys(one.get(_ENDS, ()))
        _lead(one, steps)
        if GAP in one:
            for behind in _free(one[GAP]):
                _lead(behind, skips)
    node[_WAYS] = tuple(ends), steps, skips
    return tuple(ends), steps, skips


def _free(node: Node) -> Iterator[Node]:
    """Yield a node and all that can be reached from it without a word."""
    yield node
    for together in node.get(_TOGETHER, ()):
        yield from _free(together)


def _lead(node: Node, ways: dict[str, list[Node]]) -> None:
    for word, there in node.items():
        if word not in _MARKS and all(there is not known for known in ways.setdefault(word, [])):
            ways[word].append(there)


def _skip(
    paths: list[tuple[Node, int, int]], skips: dict[str, list[Node]], at: int, covered: int, seen: View,
    keys: Sequence[tuple[str, ...]], names: dict[int, int],
) -> None:  # fmt: skip
    """Go on after a gap, which ends at punctuation; a "not" in it would turn the phrase round."""
    for place in range(at, min(at + _WIDEST_GAP + 1, len(keys))):
        if seen.breaks[place]:
            return
        for key in keys[place]:
            if key in skips:
                paths.extend([(there, place + 1, covered | 1 << place) for there in skips[key]])
        if place in names and NAME in skips:
            past = names[place]
            paths.extend([(there, past, covered | (1 << past) - (1 << place)) for there in skips[NAME]])
        if seen.stems[place] in NEGATORS:
            return


def _bits(mask: int) -> tuple[int, ...]:
    """Return the places of a mask, in order."""
    places = []
    while mask:
        lowest = mask & -mask
        places.append(lowest.bit_length() - 1)
        mask ^= lowest
    return tuple(places)


def _stems(piece: str, fillers: frozenset[str]) -> tuple[str, ...]:
    if piece in (GAP, NAME, *NUMBERS) or piece.startswith("%"):
        return (piece,)
    if piece.startswith("="):
        return (piece.casefold(),)
    if piece.isascii() and piece.isalpha():
        word = piece.lower()
        return () if word in fillers else (stem(word),) if word not in SHORT_FORMS else _split(piece, fillers)
    return _split(piece, fillers)


def _split(piece: str, fillers: frozenset[str]) -> tuple[str, ...]:
    words = split(piece)
    return tuple(stemmed for word, stemmed in zip(words.words, words.stems, strict=True) if word not in fillers)
