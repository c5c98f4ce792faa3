"""Commands in words."""

from typing import get_args

import pytest

from bot.events import Command
from bot.understanding.command_patterns import PATTERNS
from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import read


@pytest.mark.parametrize(
    ("text", "command", "argument"),
    [
        ("start", "start", ""),
        ("help", "help", ""),
        ("please go back", "back", ""),
        ("I don't know", "skip", ""),
        ("no idea", "skip", ""),
        ("start over", "restart", ""),
        ("say that again?", "repeat", ""),
        ("never mind", "cancel", ""),
        ("why do you ask?", "why_ask", ""),
        ("what do you know about me?", "summary", ""),
        ("change my experience", "change", "experience"),
        ("forget the database", "remove", "database"),
        ("just tell me", "tell_me", ""),
        ("enough questions, what do you recommend?", "tell_me", ""),
        ("why?", "why", ""),
        ("why not FastAPI?", "why_not", "fastapi"),
        ("compare flask and django", "compare", "flask,django"),
        ("tell me about sanic", "about", "sanic"),
        ("what would change it?", "would_change", ""),
        ("show me a starter", "starter", ""),
        ("can you show me a starter for djnago please", "starter", "django"),
        ("save as a decision record", "record", ""),
        ("that was helpful", "helpful", ""),
        ("not helpful", "unhelpful", ""),
        ("I went with litestar in the end", "went_with", "litestar"),
        ("forget me", "forget", ""),
    ],
)
def test_a_command_is_recognised(lexicon: Lexicon, text: str, command: str, argument: str) -> None:
    """With its argument, courtesies apart."""
    meaning = read(text, lexicon)

    assert (command, argument) == (meaning.command, meaning.argument)


def test_every_command_can_be_typed() -> None:
    """Each has patterns, apart from the two that name a question and are built from the pack."""
    assert set(get_args(Command)) - {"change", "remove"} <= set(PATTERNS)


@pytest.mark.parametrize(
    "text",
    [
        "we want to go back to flask and start over with a rest api",
        "people need help to find a start page",
        "users can forget their password and need to reset it",
        "I need a site where customers compare prices",
    ],
)
def test_a_need_is_no_command(lexicon: Lexicon, text: str) -> None:
    """A command covers the whole of what was said."""
    assert read(text, lexicon).command is None
