"""Wanted, rejected or unsure."""

import pytest

from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import read


def polarity(lexicon: Lexicon, text: str, criterion: str) -> dict[str, str]:
    """Return how the options of a criterion are meant; to want "no" is to reject "yes"."""
    found = [slot for slot in read(text, lexicon).slots if slot.criterion == criterion]
    if [("no", "wanted")] == [(slot.option, slot.polarity) for slot in found]:
        return {"yes": "rejected"}
    return {slot.option: slot.polarity for slot in found}


@pytest.mark.parametrize(
    "text",
    [
        "we need an admin panel",
        "can't live without an admin panel",
        "couldn't do without an admin panel",
        "not just an admin panel",
        "I don't want to lose the admin panel",
        "without giving up the admin panel",
        "no need to rewrite the admin panel",
        "no way around an admin panel",
        "nothing but an admin panel",
        "no websockets but an admin panel",
        "an admin panel is a must",
        "I would not say no to an admin panel",
    ],
)
def test_wanted(lexicon: Lexicon, text: str) -> None:
    """A negation may be taken back, or end at "but"."""
    assert {"yes": "wanted"} == polarity(lexicon, text, "admin")


@pytest.mark.parametrize(
    "text",
    [
        "I don't need an admin panel",
        "no admin panel",
        "without an admin panel",
        "an admin panel would be overkill",
        "an admin panel is not needed",
        "we can live without an admin panel",
        "there is no need for an admin panel",
        "no login, admin panel or database",
        "admin panel: no",
        "anything but an admin panel",
        "an admin panel is not the point here",
    ],
)
def test_rejected(lexicon: Lexicon, text: str) -> None:
    """Before or after the thing, and through a list."""
    assert {"yes": "rejected"} == polarity(lexicon, text, "admin")


@pytest.mark.parametrize(
    "text",
    [
        "maybe an admin panel",
        "not sure about an admin panel",
        "no idea if we need an admin panel",
        "I don't know yet whether we need an admin panel",
        "an admin panel? not decided",
        "we might need an admin panel",
        "not sure if an admin panel is needed",
        "an admin panel might come later",
    ],
)
def test_unsure(lexicon: Lexicon, text: str) -> None:
    """To wonder is neither to want nor to refuse."""
    assert {"yes": "unsure"} == polarity(lexicon, text, "admin")


def test_each_thing_has_its_own_polarity(lexicon: Lexicon) -> None:
    """Several things in one sentence."""
    text = "no admin panel, maybe websockets, definitely user accounts"

    assert {"yes": "rejected"} == polarity(lexicon, text, "admin")
    assert {"websockets": "unsure"} == polarity(lexicon, text, "live")
    assert {"yes": "wanted"} == polarity(lexicon, text, "accounts")


def test_a_thing_whose_phrase_says_no_is_not_turned_round(lexicon: Lexicon) -> None:
    """ "No X and no Y" denies both; having none of something is an answer of its own."""
    meaning = read("no database and no frontend", lexicon)

    assert {("database", "none", "wanted"), ("pages", "none", "wanted")} == {
        (slot.criterion, slot.option, slot.polarity) for slot in meaning.slots
    }


def test_the_quote_holds_the_words_that_decide(lexicon: Lexicon) -> None:
    """Who reads the echo sees the "no"."""
    (slot,) = read("hello, we really do not need an admin panel", lexicon).slots

    assert "not need an admin panel" in slot.quote
