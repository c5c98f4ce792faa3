"""Candidates: by any spelling, and in what role."""

from pathlib import Path

import pytest
import yaml

from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import Meaning
from bot.understanding.reading import read

MENTIONS = [
    (role, candidate, text)
    for role, mentions in yaml.safe_load((Path(__file__).parent / "mentions.yaml").read_text(encoding="utf-8")).items()
    for candidate, text in mentions
]


def slots(meaning: Meaning) -> set[tuple[str, str, str]]:
    """Return the slots as criterion, option and polarity."""
    return {(slot.criterion, slot.option, slot.polarity) for slot in meaning.slots}


@pytest.mark.parametrize("typed", ["FastAPI", "fast api", "fast-api", "fastpai", "Fastapi 0.115"])
def test_a_name_is_known_by_any_spelling(lexicon: Lexicon, typed: str) -> None:
    """Split, joined, misspelt or with a version."""
    assert ("fastapi",) == read(f"I think of taking {typed}", lexicon).named


@pytest.mark.parametrize(
    "text",
    [
        "we run flask",
        "our flask app is slow",
        "we're on flask today",
        "the backend is built with flask",
        "existing flask project",
        "our portal is flask",
        "we moved from bottle to flask last year",
    ],
)
def test_what_runs_today(lexicon: Lexicon, text: str) -> None:
    """It is not a proposal."""
    meaning = read(text, lexicon)

    assert ("runs", "flask", "wanted") in slots(meaning)
    assert "flask" not in meaning.named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I know django well", {("knows", "django", "wanted")}),
        ("years of django", {("knows", "django", "wanted")}),
        ("we know flask and django", {("knows", "flask", "wanted"), ("knows", "django", "wanted")}),
        ("never used flask", {("knows", "flask", "rejected")}),
        ("with flask I have zero experience", {("knows", "flask", "rejected")}),
        ("I've never used anything but flask", {("knows", "flask", "wanted")}),
        ("none of us knows any of them", {("knows", "none", "wanted")}),
        ("greenfield, nothing exists yet", {("runs", "none", "wanted")}),
    ],
)
def test_what_is_known_and_what_is_not(lexicon: Lexicon, text: str, expected: set[tuple[str, str, str]]) -> None:
    """Knowledge is heard with its polarity."""
    assert expected <= slots(read(text, lexicon))


@pytest.mark.parametrize(("role", "candidate", "text"), MENTIONS)
def test_what_a_mention_says(lexicon: Lexicon, role: str, candidate: str, text: str) -> None:
    """What is there, what is known and what is only thought of are told apart by the words around a name."""
    meaning = read(text, lexicon)
    heard = {slot.criterion for slot in meaning.slots if slot.option == candidate and slot.polarity == "wanted"}
    if candidate in meaning.named:
        heard.add("named")

    assert role in heard
    assert heard <= {role, "knows"} if role == "runs" else "runs" not in heard


def test_a_move_names_what_runs_and_where_to(lexicon: Lexicon) -> None:
    """ "Should we switch?" is a question of its own."""
    meaning = read("should we switch from flask to fastapi?", lexicon)

    assert {("runs", "flask", "wanted")} == slots(meaning)
    assert (("fastapi",), True) == (meaning.named, meaning.switching)


@pytest.mark.parametrize(
    ("text", "rejected"),
    [
        ("anything but flask", ("flask",)),
        ("please don't suggest django", ("django",)),
        ("not sanic", ("sanic",)),
        ("rather fastapi than flask", ("flask",)),
        ("I don't like fastapi", ("fastapi",)),
        ("Pyramid was discussed and dropped", ("pyramid",)),
        ("how streamlit reruns puts me off", ("streamlit",)),
        ("does that rule out fastapi?", ()),
        ("django out, flask or quart", ("django",)),
        ("Ruled out so far: Reflex (too young), Dash (a licence that nobody here understands)", ("reflex", "dash")),
        ("can gunicorn be dropped, or litestar used", ()),
    ],
)
def test_what_is_not_wanted(lexicon: Lexicon, text: str, rejected: tuple[str, ...]) -> None:
    """A candidate may be ruled out."""
    assert rejected == read(text, lexicon).rejected


@pytest.mark.parametrize(
    ("text", "exclusive"),
    [
        ("flask or django?", True),
        ("torn between flask and django", True),
        ("flask vs django for my blog", True),
        ("flask, django or something else?", False),
        ("flask and django", False),
        ("flask?", False),
    ],
)
def test_an_only_choice_is_told_from_examples(lexicon: Lexicon, text: str, exclusive: bool) -> None:
    """ "X or Y" is a choice unless something open stands beside it."""
    assert exclusive == read(text, lexicon).exclusive
