"""What people type shows as they typed it, and does nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.markdown import clean, clip, escape, inline_code, link, spans, strong, width
from adapters.discord.pages import ROOM, divide
from bot.replies import Span
from tests.adapters.discord.strategies import hostile


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("**bold** _it_ ~~gone~~", r"\*\*bold\*\* \_it\_ \~\~gone\~\~"),
        ("# heading", r"\# heading"),
        ("-# small", r"\-# small"),
        ("> quote", r"\> quote"),
        ("1. one", r"1\. one"),
        ("- item", r"\- item"),
        ("[text](https://evil.example)", r"\[text\](https\://evil.example)"),
        ("<@80351110224678912>", r"\<@" + "\u200b" + r"80351110224678912\>"),
        ("@everyone", "@\u200beveryone"),
        ("`code`", r"\`code\`"),
        ("||spoiler||", r"\|\|spoiler\|\|"),
        ("a plain sentence, 1.5 - 2 #1", "a plain sentence, 1.5 - 2 #1"),
        ("turned \u202earound", "turned around"),
    ],
)
def test_marks_are_escaped(typed: str, sent: str) -> None:
    """Everything that Discord would take for a mark, a mention or a link."""
    assert sent == escape(typed)


@given(hostile)
def test_escaping_loses_nothing(text: str) -> None:
    """Without the backslashes and the breaks in mentions, it is what was typed."""
    shown = re.sub(r"\\([^A-Za-z0-9\s])", r"\1", escape(text)).replace("\u200b", "")

    assert clean(text).replace("\u200b", "") == shown


def test_links_make_no_preview() -> None:
    """Their address stands in angle brackets, and cannot leave them."""
    assert "[Docs](<https://example.org/a%29%3E>)" == link("Docs", "https://example.org/a)>")
    assert "Docs (javascript:alert\\_1)" == link("Docs", "javascript:alert_1")
    assert "Docs" == link("Docs", "")


def test_references_are_set_off() -> None:
    """Whether or not the core put a space there."""
    assert r"It fits. \[1] Always \[2]." == spans(
        (Span("It fits."), Span("1", "cite"), Span("Always "), Span("2", "cite"), Span("."))
    )


def test_backticks_in_code_survive() -> None:
    """With the longer fence, or escaped where Discord has none."""
    assert "`` a`b ``" == inline_code("a`b")
    assert r"a\`\`b" == inline_code("a``b")


def test_bold_is_only_for_what_stays_whole() -> None:
    """A run that might be divided over messages is not set in bold."""
    assert "**short**" == strong("short")
    assert "long" * 100 == strong("long" * 100)


@given(st.text(), st.integers(2, 50))
def test_clipped_labels_fit(text: str, limit: int) -> None:
    """Counted as widely as Discord might."""
    assert width(clip(text, limit)) <= limit


@given(st.lists(hostile, min_size=1, max_size=5).map("\n".join))
def test_dividing_loses_nothing(text: str) -> None:
    """The pieces are the text, each within the limit, and no escape is torn from its mark."""
    escaped = escape(text)
    pieces = list(divide(escaped))

    assert escaped == "".join(pieces)
    assert all(width(piece) <= ROOM for piece in pieces)
    assert not any(re.search(r"(?<!\\)(\\\\)*\\$", piece) for piece in pieces[:-1])


def test_text_is_divided_at_line_ends() -> None:
    """So that a list's entries stay whole."""
    entries = "".join(f"- entry number {number}\n" for number in range(400))
    first, *_ = divide(entries)

    assert first.endswith("\n")
    assert width(first) > ROOM - 40


def test_a_link_is_never_divided() -> None:
    """It moves to the next message as a whole."""
    made = link("The title of a page", "https://example.org/" + "p" * 200)
    pieces = list(divide(f"{'word ' * 750}{made} end"))

    assert any(made in piece for piece in pieces)
