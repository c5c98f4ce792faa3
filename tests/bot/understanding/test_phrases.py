"""The little language of phrases."""

import pytest

from bot.understanding.english import FILLERS
from bot.understanding.matching import longest, matches
from bot.understanding.phrases import PhraseError, Tree
from bot.understanding.text import split
from bot.understanding.views import view


def found(phrase: str, text: str) -> bool:
    """Return whether a phrase is found in a text."""
    tree: Tree[str] = Tree()
    tree.add(phrase, "it")
    words = split(text)
    return bool(matches(tree, view(words, words.stems, FILLERS)))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("admin panel", "we need the Admin panels"),
        ("web (site|page)", "a web page"),
        ("log[-]in", "log-in"),
        ("admin [panel] needed", "admin needed"),
        ("need .. accounts", "need some kind of accounts"),
        ("=learning", "for learning"),
        ("# user", "about 300 users"),
        ("## developer", "20 developers"),
        ("(a (b|c)|d) e", "x b e"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    """Alternatives, optional words, gaps, exact forms and numbers."""
    assert found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("need .. accounts", "need v w x y accounts"),
        ("need .. accounts", "need it, accounts"),
        ("need .. accounts", "need it not accounts"),
        ("=learning", "to learn"),
        ("## developer", "2 developers"),
        ("admin panel", "admin. Panel"),
    ],
)
def test_a_phrase_is_not_found(phrase: str, text: str) -> None:
    """A gap is short, ends at punctuation and never swallows a "not"."""
    assert not found(phrase, text)


@pytest.mark.parametrize("phrase", ["", "(a", "a)", "[a", ".. a", "a ..", "[a] .. b", "the"])
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str) -> None:
    """The error names the phrase."""
    with pytest.raises(PhraseError, match=r'^"'):
        Tree[str]().add(phrase, "it")


def test_a_longer_phrase_blocks_one_within_it() -> None:
    """ "api docs" says nothing about an API; two phrases of the same words both count."""
    tree: Tree[str] = Tree()
    for phrase, meant in (("api", "api"), ("api docs", "docs"), ("(api|rest) docs", "docs too")):
        tree.add(phrase, meant)
    words = split("with api docs")

    kept = longest(matches(tree, view(words, words.stems, FILLERS)))

    assert {"docs", "docs too"} == {match.payload for match in kept}


def test_a_size_does_not_hide_the_thing() -> None:
    """ "Small API" speaks of a size and of an API."""
    tree: Tree[str] = Tree()
    tree.add("small api", "size")
    tree.add("api", "api")
    words = split("small api")

    kept = longest(matches(tree, view(words, words.stems, FILLERS)), loose=1)

    assert {"size", "api"} == {match.payload for match in kept}
