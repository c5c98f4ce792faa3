"""The little language of phrases, and the tree that finds them.

    web (site|page)     either word            log[-]in            the part in brackets may be missing
    need .. accounts    up to three words between     =moved       exactly this form of the word
    # users             any number               ### users   any of three digits or more, and so on up to ####

The bot's own patterns of dialogue also know `@`, the name of a candidate, and `%class`, any word of a class.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, Generic, TypeVar

from bot.understanding.automaton import ENDS, GAP, NAME, TOGETHER, Automaton, Node
from bot.understanding.english import FILLERS
from bot.understanding.stems import stem
from bot.understanding.text import NUMBERS, SHORT_FORMS, split
from bot.understanding.views import View

_PIECE = re.compile(r"\.\.|[()\[\]|]|[^\s()\[\]|]+")
_TOGETHER_FROM: Final = 4
"""From so many branches on, what follows is shared by them instead of being repeated for each."""

Payload = TypeVar("Payload")


class PhraseError(ValueError):
    """A phrase cannot be read; the message says why."""


class Tree(Generic[Payload]):
    """Phrases by their words. Finding costs the length of the text, whatever the number of phrases.

    A word leads from a node to the next. Phrases share their beginnings; the alternatives of a phrase are led together,
    by a step that takes no word, so that a phrase costs its length and not the number of its wordings.
    """

    def __init__(self, fillers: frozenset[str] = FILLERS, classes: dict[str, str] | None = None) -> None:
        self._root: Node = {}
        self._fillers = fillers
        members: dict[str, list[str]] = {}
        for word, kind in (classes or {}).items():
            members.setdefault(kind, []).append(word)
        self._automaton = Automaton(self._root, members)
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
        self, seen: View, names: Mapping[int, int] | None = None, only: int | None = None
    ) -> list[tuple[tuple[int, ...], Payload]]:
        """Return each phrase found, in the order of first words: the places of its words in the view, and its payload.

        `names` leads from the place where a candidate's name starts to the place after it; `only` is the one place where
        a phrase may start.
        """
        return self._automaton.find(seen, names or {}, only)

    # Building

    def _grow(self, pieces: list[str], at: int, start: list[Node], phrase: str) -> tuple[list[Node], int]:
        """Read "a b|c (d|e)" up to a closing bracket; return the nodes where it ends.

        An alternative of words that do not count is none: "(their|two) routes" must not be read as "routes". Where all
        alternatives are such words the bracket may as well be missing.
        """
        ends: dict[int, Node] = {}  # by identity: a phrase of many alternatives must not compare each with all others
        current = start
        says_something = False
        while at < len(pieces) and pieces[at] not in (")", "]"):
            piece = pieces[at]
            if piece == "|":
                if says_something:
                    ends.update((id(node), node) for node in current)
                current, says_something = start, False
            elif piece in ("(", "["):
                says_something = True
                current = self._together(current)
                inner, at = self._grow(pieces, at + 1, current, phrase)
                if at == len(pieces) or pieces[at] != (")" if piece == "(" else "]"):
                    raise PhraseError(f'"{phrase}": a bracket is never closed')
                current = _joined(inner, current) if piece == "[" else inner or current
            elif piece == GAP and any(node is self._root for node in current):
                raise PhraseError(f'"{phrase}": what is before ".." may not be missing')
            else:
                for stemmed in _stems(piece, self._fillers):
                    current = self._step(self._together(current), stemmed)
                    says_something = True
            at += 1
        if says_something:
            ends.update((id(node), node) for node in current)
        return list(ends.values()), at

    def _together(self, nodes: list[Node]) -> list[Node]:
        """Lead many nodes to one that stands for them all; the root stays by itself, as phrases start there."""
        if len(nodes) < _TOGETHER_FROM:
            return nodes
        shared: Node = {}
        inner = [node for node in nodes if node is not self._root]
        for node in inner:
            node.setdefault(TOGETHER, []).append(shared)
        return [shared] if len(inner) == len(nodes) else [shared, self._root]

    def _step(self, nodes: list[Node], word: str) -> list[Node]:
        self._words.add(word)
        return [node.setdefault(word, {}) for node in nodes]


def _end(nodes: list[Node], payload: Payload) -> bool:
    for node in nodes:
        ends = node.setdefault(ENDS, [])
        if payload not in ends:
            ends.append(payload)
    return bool(nodes)


def _joined(left: list[Node], right: list[Node]) -> list[Node]:
    return list({id(node): node for node in (*left, *right)}.values())


@cache
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
