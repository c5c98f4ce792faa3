"""Commands of the dialogue in words: closed patterns that have to cover what was said, apart from courtesies."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from bot.events import Command
from bot.understanding.command_patterns import PATTERNS
from bot.understanding.english import ARTICLES, FUNCTION
from bot.understanding.phrases import Tree
from bot.understanding.text import split
from bot.understanding.views import View
from knowledge.pack import Criterion

LONGEST: Final = 16
"""Words that count. What is longer is no command."""

FILLERS: Final = ARTICLES | frozenset(
    [
        "just",
        "honestly",
        "actually",
        "please",
        "now",
        "then",
        "already",
        "simply",
        "still",
        "even",
        "yet",
        "so",
        "but",
        "and",
        "well",
        "oh",
        "ok",
        "okay",
        "hey",
        "um",
        "uh",
        "hmm",
        "too",
        "here",
        "though",
        "finally",
        "all",
        "some",
        "my",
        "your",
        "our",
        "any",
        "tbh",
        "mate",
        "also",
        "dear",
        "it",
        "this",
        "that",
        "the",
        "honestly",
        "only",
    ]
)
_OPENINGS: Final = (
    ("can", "you"), ("could", "you"), ("would", "you"), ("will", "you"), ("i", "want", "to"), ("i", "would", "like", "to"),
    ("i", "want", "you", "to"), ("let", "us"), ("may", "i"), ("can", "i"), ("can", "we"), ("could", "i"), ("i", "need", "to"),
    ("i", "need", "you", "to"), ("do", "you", "want", "to"), ("sorry",), ("thank",), ("hi",), ("hello",), ("no",), ("yes",),
)  # fmt: skip
_CLOSINGS: Final = (
    ("thank",),
    ("thank", "you"),
    ("for", "me"),
    ("if", "you", "can"),
    ("instead",),
    ("sorry",),
    ("again",),
)
_CHANGE: Final = frozenset(split("change edit correct fix redo revise modify adjust alter reopen revisit").stems)
_REMOVE: Final = frozenset(split("remove drop delete ignore forget clear unset discard scrap scratch").stems)
_FEW: Final = 4
"""Words that count. "Forget the database" is an order; with more words something new is said."""
_ABOUT_IT: Final = FUNCTION | frozenset(["answer", "question", "level", "choice", "part", "answers", "bit"])


@dataclass(frozen=True, slots=True)
class Ordered:
    """A command that was recognised."""

    command: Command
    argument: str = ""


@cache
def patterns() -> Tree[Command]:
    """Return the patterns of all commands but those that name a question."""
    tree: Tree[Command] = Tree(FILLERS)
    for command, phrases in PATTERNS.items():
        for phrase in phrases:
            tree.add(phrase, command)
    return tree


def criteria_by_word(criteria: tuple[Criterion, ...]) -> dict[str, str]:
    """Return by which words a question is called: its id, and the words of its text that no other question has."""
    found: dict[str, set[str]] = {}
    for criterion in criteria:
        words = split(f"{criterion.id} {criterion.question}")
        for word, stemmed in zip(words.words, words.stems, strict=True):
            if word not in FUNCTION:
                found.setdefault(stemmed, set()).add(criterion.id)
    called = {stemmed: next(iter(ids)) for stemmed, ids in found.items() if len(ids) == 1}
    return called | {split(criterion.id).stems[0]: criterion.id for criterion in criteria}


def ordered(seen: View, names: dict[int, tuple[int, str]], called: dict[str, str]) -> Ordered | None:
    """Return the command that a whole utterance gives. `names`: place to the place after a name, and the candidate."""
    if not seen.stems or len(seen.stems) > LONGEST:
        return None
    unbroken = replace(seen, breaks=(0,) * len(seen.breaks))
    whole = _single(unbroken, 0, len(seen.stems), names)
    return whole or _last_of_several(unbroken, seen.breaks, names) or _about_a_question(seen.stems, called)


def _single(seen: View, first: int, last: int, names: dict[int, tuple[int, str]]) -> Ordered | None:
    ends = {start: end for start, (end, _) in names.items()}
    for start, end in _cores(seen.stems[first:last]):
        for places, command in patterns().find(seen, ends, first + start):
            if places[-1] == first + end - 1:
                return Ordered(command, _argument(command, places, names))
    return None


def _last_of_several(seen: View, breaks: tuple[int, ...], names: dict[int, tuple[int, str]]) -> Ordered | None:
    """ "Enough questions, what do you recommend?": where every part is a command, the last one counts."""
    starts = [0, *(at for at in range(1, len(breaks)) if breaks[at])]
    parts = [_single(seen, *part, names) for part in zip(starts, [*starts[1:], len(breaks)], strict=True)]
    return parts[-1] if len(parts) > 1 and all(parts) else None


def _cores(stems: tuple[str, ...]) -> list[tuple[int, int]]:
    """The utterance, and what is left of it without an opening ("can you") and a closing ("thanks")."""
    starts = [0, *(len(opening) for opening in _OPENINGS if stems[: len(opening)] == opening)]
    ends = [len(stems), *(len(stems) - len(closing) for closing in _CLOSINGS if stems[-len(closing) :] == closing)]
    return [(start, end) for start in starts for end in ends if start < end]


def _argument(command: Command, places: tuple[int, ...], names: dict[int, tuple[int, str]]) -> str:
    inside = [names[place][1] for place in places if place in names]
    if command == "compare":
        return ",".join(dict.fromkeys(inside))
    return inside[0] if inside else ""


def _about_a_question(stems: tuple[str, ...], called: dict[str, str]) -> Ordered | None:
    """ "Change my experience", "forget the database"."""
    about = {called[word] for word in stems if word in called}
    verbs = [word for word in stems if word in _CHANGE or word in _REMOVE]
    rest = [word for word in stems if word not in called and word not in verbs and word not in _ABOUT_IT]
    if not verbs or rest or len(about) > 1 or "to" in stems[2:] or (verbs[0] in _REMOVE and len(stems) > _FEW):
        return None
    if about:
        return Ordered("change" if verbs[0] in _CHANGE else "remove", about.pop())
    return Ordered("summary") if verbs[0] in _CHANGE and "answer" in stems else None
