"""Text on its way to Slack and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.limits import width
from adapters.slack.text import clean, clip, escape, mentions, plain, split


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("<@UBOT> new to python", "new to python"),
        ("hey <@UBOT>, what now?", "hey , what now?"),
        ("ask <@U2> or <@U3|bob>", "ask @someone or @bob"),
        ("in <#C1|general> and <#C2>", "in #general and #channel"),
        ("<!here> <!channel|channel> <!subteam^S1|@team> <!subteam^S2>", "@here channel @team @subteam"),
        ("see <https://example.org|the docs> and <https://example.org>", "see the docs and https://example.org"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("1 < 2 > 1", "1 < 2 > 1"),
    ],
)
def test_what_a_person_typed_is_read_without_slacks_markup(sent: str, meant: str) -> None:
    """The bot's own mention goes, all else stays readable and loses its power."""
    assert meant == plain(sent, "UBOT")


def test_a_mention_is_recognised() -> None:
    """With a label or without."""
    assert mentions("hi <@U1>", "U1")
    assert mentions("hi <@U1|bot>", "U1")
    assert not mentions("hi @U1 <@U12>", "U1")


def test_three_characters_are_escaped_and_no_other() -> None:
    """As Slack asks for it."""
    assert "&lt;!channel&gt; &amp; *x* 'y' \"z\"" == escape("<!channel> & *x* 'y' \"z\"")


def test_characters_that_deceive_or_break_are_left_out() -> None:
    """Control characters, those that turn the direction of writing, and halves of pairs."""
    assert "abc\n\td" == clean("a\x00\x1bb\u202ec\r\n\td\ud800")


def test_a_cut_is_visible() -> None:
    """An ellipsis says that there was more; an emoji counts twice and is never halved."""
    assert "one two t…" == clip("one  two\nthree", 10)
    assert "🙂🙂…" == clip("🙂🙂🙂🙂", 6)


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_splitting_loses_nothing(text: str, most: int) -> None:
    """All pieces together are the text, and each is within its limit."""
    pieces = list(split(clean(text), most))

    assert clean(text) == "".join(pieces)
    assert all(0 < width(piece) <= most for piece in pieces)


@given(st.text())
def test_what_is_escaped_comes_back_as_it_was(text: str) -> None:
    """Whatever somebody writes, Slack shows it and nothing else."""
    shown = escape(text)

    assert "<" not in shown
    assert ">" not in shown
    assert clean(text).strip() == plain(shown)
