"""The little language of phrases, and the tree that finds them.

    web (site|page)     either word            log[-]in            the part in brackets may be missing
    need .. accounts    up to three words between     =moved       exactly this form of the word
    # users             any number

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
NUMBER: Final = "#"

_PIECE = re.compile(r"\.\.|[()\[\]|]|[^\s()\[\]|]+")
_WIDEST_GAP: Final = 3
_ENDS: Final = ""
_MERGED_FROM: Final = 4
"""From so many branches on, what follows is shared by them instead of being repeated for each."""

Node = dict[str, Any]
Payload = TypeVar("Payload")


class PhraseError(ValueError):
    """A phrase cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class View:
    """The words that count for matching: stems without fillers, with their places in the text."""

    stems: tuple[str, ...]
    exact: tuple[str, ...]
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
    return View(
        tuple([stems[place] for place in places]),
        tuple(["=" + words.words[place] for place in places]),
        tuple(places),
        tuple(breaks),
        {place: index for index, place in enumerate(places)},
    )


class Tree(Generic[Payload]):
    """Phrases by their words. Finding costs the length of the text, whatever the number of phrases.

    Words lead from node to node; a node may have several successors for one word. Phrases share their beginnings; the
    alternatives of a phrase share what follows them, so that its cost is its length and not the number of its wordings.
    """

    def __init__(self, fillers: frozenset[str] = FILLERS, classes: dict[str, str] | None = None) -> None:
        self._root: Node = {}
        self._fillers = fillers
        self._classes = classes or {}
        """Stem, or exact form, to the class of words it belongs to."""
        self._only_here: dict[tuple[int, str], Node] = {}
        """Nodes that are reached in one way only: by node and word."""
        self._lone: set[int] = {id(self._root)}

    def add(self, phrase: str, payload: Payload) -> None:
        """Let a phrase lead to a payload."""
        pieces = _PIECE.findall(phrase.replace("[-]", " "))
        if not pieces or GAP in (pieces[0], pieces[-1]):
            raise PhraseError(f'"{phrase}": needs a word, and ".." one on both sides')
        ends, rest = self._grow(pieces, 0, [self._root], phrase)
        if rest != len(pieces):
            raise PhraseError(f'"{phrase}": a bracket closes that was never opened')
        if not self._end([node for node in ends if node is not self._root], payload):
            raise PhraseError(f'"{phrase}": only words that do not count')

    def insert(self, wording: Sequence[str], payload: Payload) -> None:
        """Let one sequence of stems lead to a payload."""
        nodes = [self._root]
        for word in wording:
            nodes = self._step(nodes, word)
        self._end(nodes, payload)

    def words(self) -> frozenset[str]:
        """Return all stems that occur in phrases."""
        found: set[str] = set()
        seen: set[int] = set()
        nodes = [self._root]
        while nodes:
            for word, successors in nodes.pop().items():
                if word is not _ENDS and word:
                    found.add(word)
                    nodes.extend(node for node in successors if id(node) not in seen)
                    seen.update(map(id, successors))
        return frozenset(found)

    def find(
        self, seen: View, names: dict[int, int] | None = None, only: int | None = None
    ) -> Iterator[tuple[tuple[int, ...], Payload]]:
        """Yield each phrase found: the places of its words in the view, and its payload.

        `names` leads from the place where a candidate's name starts to the place after it; `only` is the one place where
        a phrase may start.
        """
        if only is not None:
            yield from self._from(seen, only, names or {})
            return
        root, exact, classes = self._root, seen.exact, self._classes
        named = names if names and NAME in root else {}
        for at, word in enumerate(seen.stems):
            kind = classes.get(word) or classes.get(exact[at])
            if word in root or exact[at] in root or kind in root or at in named or word.isdigit():
                yield from self._from(seen, at, names or {})

    def _from(self, seen: View, start: int, names: dict[int, int]) -> Iterator[tuple[tuple[int, ...], Payload]]:
        stems, exact, breaks, classes = seen.stems, seen.exact, seen.breaks, self._classes
        paths: list[tuple[Node, int, tuple[int, ...]]] = [(self._root, start, ())]
        while paths:
            node, at, covered = paths.pop()
            if covered and _ENDS in node:
                for payload in node[_ENDS]:
                    yield covered, payload
            if at >= len(stems) or (covered and breaks[at]):
                continue
            word = stems[at]
            keys = [word, exact[at]]
            if classes:
                kind = classes.get(word) or classes.get(exact[at])
                if kind is not None:
                    keys.append(kind)
            if word.isdigit():
                keys.append(NUMBER)
            for key in keys:
                paths.extend((successor, at + 1, (*covered, at)) for successor in node.get(key, ()))
            if NAME in node and at in names:
                end = names[at]
                paths.extend((successor, end, (*covered, *range(at, end))) for successor in node[NAME])
            for successor in node.get(GAP, ()):
                paths.extend(_skips(successor, at, covered, seen))

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
                inner, at = self._grow(pieces, at + 1, current, phrase)
                if at == len(pieces) or pieces[at] != (")" if piece == "(" else "]"):
                    raise PhraseError(f'"{phrase}": a bracket is never closed')
                current = _joined(inner, current) if piece == "[" else inner or current
            else:
                for stemmed in _stems(piece, self._fillers):
                    current = self._step(current, stemmed)
                    says_something = True
            at += 1
        return _joined(ends, current if says_something else []), at

    def _step(self, nodes: list[Node], word: str) -> list[Node]:
        if len(nodes) < _MERGED_FROM and all(id(node) in self._lone for node in nodes):
            return [self._lone_step(node, word) for node in nodes]
        shared: Node = {}
        for node in nodes:
            node.setdefault(word, []).append(shared)
        return [shared]

    def _lone_step(self, node: Node, word: str) -> Node:
        known = self._only_here.get((id(node), word))
        if known is None:
            known = self._only_here[id(node), word] = {}
            self._lone.add(id(known))
            node.setdefault(word, []).append(known)
        return known

    def _end(self, nodes: list[Node], payload: Payload) -> bool:
        for node in nodes:
            ends = node.setdefault(_ENDS, [])
            if payload not in ends:
                ends.append(payload)
        return bool(nodes)


def _joined(left: list[Node], right: list[Node]) -> list[Node]:
    return list({id(node): node for node in (*left, *right)}.values())


def _skips(node: Node, at: int, covered: tuple[int, ...], seen: View) -> Iterator[tuple[Node, int, tuple[int, ...]]]:
    """A gap ends at punctuation, and a "not" in it would turn the phrase round."""
    for width in range(_WIDEST_GAP + 1):
        if at + width >= len(seen.breaks) or seen.breaks[at + width]:
            return
        yield node, at + width, covered
        if seen.stems[at + width] in NEGATORS:
            return


def _stems(piece: str, fillers: frozenset[str]) -> tuple[str, ...]:
    if piece in (GAP, NAME, NUMBER) or piece.startswith("%"):
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
