"""Replies that mean nothing without the question that is open."""

import pytest

from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import read


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("admin", "yes", ("yes",)),
        ("admin", "nope", ("no",)),
        ("accounts", "of course", ("yes",)),
        ("accounts", "yeah sure", ("yes",)),
        ("contract", "not really", ("no",)),
        ("database", "none", ("none",)),
        ("experience", "2", ("some",)),
        ("experience", "the second", ("some",)),
        ("pages", "the last one", ("none",)),
        ("app", "1 and 2", ("site", "api")),
        ("style", "both", ("freedom", "conventions")),
        ("batteries", "a small core", ("no",)),
        ("hosting", "postgres on docker", ("server",)),
        ("runs", "django 5.2", ("django",)),
        ("runs", "nothing yet", ("none",)),
        ("knows", "flask and django", ("flask", "django")),
        ("knows", "none of them", ("none",)),
    ],
)
def test_a_bare_reply_answers_the_open_question(
    lexicon: Lexicon, asked: str, text: str, expected: tuple[str, ...]
) -> None:
    """By yes and no, number, place, label or name."""
    assert expected == read(text, lexicon, asked).answer


def test_what_goes_beyond_the_answer_is_heard_too(lexicon: Lexicon) -> None:
    """ "Yes, and ..." answers and adds."""
    meaning = read("yes, and we need websockets too", lexicon, "accounts")

    assert ("yes",) == meaning.answer
    assert [("live", "websockets")] == [(slot.criterion, slot.option) for slot in meaning.slots]


def test_not_to_know_is_to_skip(lexicon: Lexicon) -> None:
    """It is no answer."""
    meaning = read("I have no idea", lexicon, "hosting")

    assert ("skip", ()) == (meaning.command, meaning.answer)


def test_an_option_that_does_not_exist_answers_nothing(lexicon: Lexicon) -> None:
    """A number out of range is not bent to fit."""
    assert () == read("17", lexicon, "experience").answer


def test_a_need_for_something_else_is_no_answer(lexicon: Lexicon) -> None:
    """The open question stays open."""
    meaning = read("we'd like it to be async", lexicon, "accounts")

    assert () == meaning.answer
    assert [("concurrency", "async")] == [(slot.criterion, slot.option) for slot in meaning.slots]
