"""What a pack lets people say, ready for matching. Built once for a pack; reading only looks things up."""

import re
from typing import Any, Final

from bot.understanding import answers, commands, inquiry_patterns, name_patterns, polarity, scope
from bot.understanding.matching import Meant
from bot.understanding.phrases import PhraseError, Tree
from bot.understanding.spelling import Spelling
from bot.understanding.text import split
from knowledge.pack import Candidate, Criterion, Pack

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Lexicon:
    """The phrases of a pack as trees. Raises `PhraseError` where a phrase cannot be read."""

    def __init__(self, pack: Pack) -> None:
        self.criteria: Final = {criterion.id: criterion for criterion in pack.criteria}
        self.current: Final = _with_role(pack.criteria, "current")
        self.known: Final = _with_role(pack.criteria, "known")
        self.about_current: Final = frozenset(c.id for c in pack.criteria if self.current in c.ask_only_if)
        """Criteria that only make sense where something runs."""
        self.parents: Final = {c.id: c.runs_on for c in pack.candidates if c.runs_on}
        self.options: Final[Tree[Meant]] = Tree()
        self.names: Final[Tree[str]] = Tree(frozenset())
        self.topics: Final[Tree[str]] = Tree()
        self.over: Final = {
            (c.id, option.id): option.over for c in pack.criteria for option in c.options if option.over
        }
        for criterion in pack.criteria:
            _add_options(self.options, criterion)
        telling = self.options.words()
        for criterion in pack.criteria:
            for idiom in criterion.idioms:  # in the same tree: they begin with the same words as what they forbid
                self.options.add(idiom, Meant(criterion.id, ""))
        for candidate in pack.candidates:
            for spelling in spellings(candidate):
                self.names.insert(spelling, candidate.id)
            for idiom in candidate.idioms:
                self.options.add(idiom, Meant(candidate.id, ""))
        for topic in pack.topics:
            for phrase in (*topic.phrases, topic.name):
                self.topics.add(phrase, topic.id)
        self.answers: Final = answers.labels(pack.criteria)
        self.called: Final = commands.criteria_by_word(pack.criteria)
        self.elsewhere: Final[Tree[None]] = Tree()
        for phrase in pack.header.elsewhere:
            self.elsewhere.add(phrase, None)
        self.subject: Final = scope.subject(pack.header)
        self.own: Final = scope.own(pack.header)
        dialogue: tuple[Tree[Any], ...] = (
            polarity.cues(), polarity.after(), name_patterns.patterns(), commands.patterns(), inquiry_patterns.patterns(),
        )  # fmt: skip
        self.spelling: Final = Spelling(
            telling | self.names.words() | self.topics.words(),
            never=(self.options.words() | self.elsewhere.words()).union(*(tree.words() for tree in dialogue)),
        )


def spellings(candidate: Candidate) -> tuple[tuple[str, ...], ...]:
    """Return the ways to write a candidate's name: as words, run together, and split at capitals ("FooBar", "foo bar")."""
    found: dict[tuple[str, ...], None] = {}
    for name in (candidate.name, candidate.id, _CAMEL.sub(" ", candidate.name), *candidate.aliases):
        words = split(name)
        if words.words:
            found[words.stems] = None
            if len(words.words) > 1:
                found[split("".join(words.words)).stems] = None
    return tuple(found)


def _with_role(criteria: tuple[Criterion, ...], role: str) -> str | None:
    return next((criterion.id for criterion in criteria if criterion.role == role), None)


def _add_options(tree: Tree[Meant], criterion: Criterion) -> None:
    for option in criterion.options:
        for phrases, hint in ((option.phrases, False), (option.hints, True)):
            for phrase in phrases:
                try:
                    tree.add(phrase, Meant(criterion.id, option.id, hint))
                except PhraseError as error:
                    raise PhraseError(f"criterion {criterion.id}, option {option.id}: {error}") from None
