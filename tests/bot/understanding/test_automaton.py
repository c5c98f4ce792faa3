"""Following the words of a text through many phrases at once."""

from bot.understanding.english import ARTICLES
from bot.understanding.phrases import Tree
from bot.understanding.text import split
from bot.understanding.views import view


def found(tree: Tree[str], text: str) -> list[tuple[tuple[int, ...], str]]:
    """Return the phrases of a tree in a text, with the places of their words."""
    words = split(text)
    return tree.find(view(words, words.stems, ARTICLES))


def test_phrases_with_the_same_beginning_are_all_found() -> None:
    """However they go on: at once, behind a gap, by another alternative, or not at all."""
    tree: Tree[str] = Tree(ARTICLES)
    for phrase in ("move", "move app", "move .. framework", "(move|port) (app|site)"):
        tree.add(phrase, phrase)

    assert {
        ((0,), "move"),
        ((0, 1), "move app"),
        ((0, 1), "(move|port) (app|site)"),
        ((0, 3), "move .. framework"),
    } == set(found(tree, "move app to framework"))


def test_what_begins_first_is_found_first() -> None:
    """Whatever the order of the phrases."""
    tree: Tree[str] = Tree(ARTICLES)
    for phrase in ("site", "move", "to", "app"):
        tree.add(phrase, phrase)

    assert ["move", "app", "to", "site"] == [payload for _, payload in found(tree, "move app to site")]


def test_a_class_leads_on_by_each_of_its_words() -> None:
    """By a stem whatever the form, by an exact form only as it is, within a phrase and at its start."""
    tree: Tree[str] = Tree(ARTICLES, {"move": "%move", "=ported": "%move"})
    tree.add("%move app", "first")
    tree.add("we %move", "last")

    assert ["first"] == [payload for _, payload in found(tree, "moving app")]
    assert ["last", "first"] == [payload for _, payload in found(tree, "we ported app")]
    assert [] == found(tree, "port app")
