"""How people speak about candidates: the patterns around a name (`@`)."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.understanding.choice_patterns import SIGNS
from bot.understanding.english import ARTICLES
from bot.understanding.leaning_patterns import LEANINGS, Leaning
from bot.understanding.phrases import Tree
from bot.understanding.role_patterns import OTHERWISE
from bot.understanding.roles import Role
from bot.understanding.running_patterns import RUNNING
from bot.understanding.stems import stem

CONNECTORS: Final = frozenset({"and", "or", "plus", "with", "vs", "versus", "both"})

_CLASSES: Final = {
    "%thing": """app application site website server service api project product code codebase stack portal platform system
        bot intranet shop store engine dashboard prototype version monolith backend frontend ui page gateway proxy
        layer side process tool software setup company microservice nanoservice endpoint thingy game blog wiki forum
        board program mvp crm instance installation deployment web part front demo callback script thing stuff house
        template view route handler blueprint container package widget viewer""",
    "%now": "currently now already all mostly mainly still just today only presently plain itself basically entirely",
    "%we": "i we they it team company everything everyone colleague client",
    "%by": "on in with by of upon",
    "%made": "=written =built =done =implemented =made =based =running =powered =developed =using",
    "%move": """switch move migrate port convert change transition rewrite upgrade jump swap refactor redo migration shift
        rewriting leap""",
    "%away": "off away from",
    "%soft": "some only basic enough both well bit little lot",
    "%adj": """old big large small huge tiny simple existing legacy whole few several internal public working single one two
        three four five own main current medium mature ancient entire couple normal plain regular ordinary classic standard""",
}  # fmt: skip
THINGS: Final = frozenset(map(stem, _CLASSES["%thing"].split()))
"""Nouns for what is made with a candidate."""


@dataclass(frozen=True, slots=True)
class InRoles:
    """The roles in which the names of a pattern stand, in turn."""

    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern that speaks of a choice or a move."""

    kind: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """A pattern by which people speak well or ill of a candidate without deciding."""

    leaning: Leaning


@cache
def patterns() -> Tree[InRoles | Sign | Opinion]:
    """Return the patterns around names, in one tree as many begin alike."""
    tree: Tree[InRoles | Sign | Opinion] = Tree(ARTICLES, _classes())
    for patterns_by_roles in (RUNNING, OTHERWISE):
        for roles, phrases in patterns_by_roles.items():
            for phrase in phrases:
                tree.add(phrase, InRoles(roles))
    for kind, phrases in SIGNS.items():
        for phrase in phrases:
            tree.add(phrase, Sign(kind))
    for leaning, phrases in LEANINGS.items():
        for phrase in phrases:
            tree.add(" ".join(phrase.split()).replace(" |", "|"), Opinion(leaning))
    return tree


def _classes() -> dict[str, str]:
    return {
        word if word.startswith("=") else stem(word): kind for kind, words in _CLASSES.items() for word in words.split()
    }
