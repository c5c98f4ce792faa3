"""Whether a text is about the pack's subject at all."""

from typing import Final

from bot.understanding.english import FUNCTION
from bot.understanding.phrases import View
from bot.understanding.text import split
from knowledge.pack import Header

_FIELD: Final = frozenset(
    """app application site website web backend server api framework endpoint url http rest stack project code codebase database
    frontend library program programming developer prototype deploy page browser html login crud service microservice""".split()
)
"""Stems that show that somebody speaks about building software."""


def subject(header: Header) -> frozenset[str]:
    """Return the stems that name the pack's subject."""
    words = split(f"{header.title} {header.thing} {header.things} {header.subject}")
    return frozenset(
        stem for word, stem in zip(words.words, words.stems, strict=True) if word not in FUNCTION
    ) | frozenset(split(" ".join(sorted(_FIELD))).stems)


def mentions_subject(seen: View, stems: frozenset[str]) -> bool:
    """Whether a word of the subject occurs."""
    return any(stem in stems for stem in seen.stems)
