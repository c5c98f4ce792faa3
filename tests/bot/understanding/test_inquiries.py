"""Questions for facts, however they are put, told from what is said about a case."""

import pytest

from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import read


@pytest.mark.parametrize(
    ("text", "candidates", "topic"),
    [
        ("web.py is that thing dead", ("webpy",), "maintenance"),
        ("drf still has its own swagger or not", ("drf",), "openapi"),
        ("i18n in django included", ("django",), "i18n"),
        ("python version for starlette 1.x", ("starlette",), "python-version"),
        ("response caching, got flask anything for it", ("flask",), "caching"),
        ("dash is built on what", ("dash",), "built-on"),
        ("streamlit vs dash, what's the difference", ("streamlit", "dash"), "comparison"),
        ("does async speed up my site?", (), "async"),
        ("how should i structure a large flask app?", ("flask",), "structure"),
        ("which database should i take with falcon?", ("falcon",), "databases"),
        ("can you mount gradio inside fastapi", ("gradio", "fastapi"), None),
    ],
)
def test_a_question_is_heard(lexicon: Lexicon, text: str, candidates: tuple[str, ...], topic: str | None) -> None:
    """By a question word anywhere, by its end, or by saying no more than what it is about."""
    inquiry = read(text, lexicon).inquiry

    assert inquiry is not None
    assert candidates == inquiry.candidates
    assert topic is None or topic in inquiry.topics


@pytest.mark.parametrize(
    "text",
    [
        "what about litestar?",
        "FastAPI!!! or not?",
        "any framework other than flask?",
        "admin is not required",
        "the backend is built with flask",
        "forget what I said about lambda, it's kubernetes",
        "I come from django",
        "Then for a small JSON API by a Python beginner?",
        "ten thousand clients connected at the same time",
        "is django right for my shop?",
        "flask or django, which is better?",
    ],
)
def test_a_case_is_no_question(lexicon: Lexicon, text: str) -> None:
    """What tells of a case, or asks for advice, is not answered with facts."""
    assert read(text, lexicon).inquiry is None


def test_a_name_is_no_topic(lexicon: Lexicon) -> None:
    """Part of a name is a topic only where nothing else is asked about."""
    inquiry = read("who uses Flask-SocketIO?", lexicon).inquiry

    assert inquiry is not None
    assert ("who-uses-it",) == inquiry.topics
