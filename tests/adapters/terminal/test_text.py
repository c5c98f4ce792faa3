"""Text that a terminal would obey, and text that cannot be stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.terminal.text import readable, visible


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("plain", "plain"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b2J", "�2J"),
        ("a\x7fb\0c", "a␡b�c"),
        ("over\rwritten", "over␍written"),
        ("windows\r\nline", "windows\nline"),
        ("txt\N{RIGHT-TO-LEFT OVERRIDE}gpj", "txtgpj"),
        ("half \ud83d only", "half � only"),
        ("👩\N{ZERO WIDTH JOINER}🚀 naïve 東京", "👩\N{ZERO WIDTH JOINER}🚀 naïve 東京"),
        ("a\N{LINE SEPARATOR}b", "a\nb"),
    ],
)
def test_visible_makes_text_harmless_and_keeps_what_people_write(raw: str, expected: str) -> None:
    """Control characters turn into their symbols; letters, emoji and line breaks stay."""
    assert expected == visible(raw)


@given(st.text(st.characters()))
def test_visible_never_lets_a_control_character_through(raw: str) -> None:
    """Whatever is typed, a terminal gets no character that it would obey."""
    categories = {unicodedata.category(character) for character in visible(raw) if character not in "\n\t"}

    assert not categories & {"Cc", "Cs"}


@given(st.text(st.characters()))
def test_readable_can_always_be_stored(raw: str) -> None:
    """Typed text becomes text that UTF-8 can hold, without NUL, and the same when made readable twice."""
    text = readable(raw)

    assert "\0" not in text
    assert text == text.encode().decode()
    assert text == readable(text)


def test_readable_joins_the_halves_of_a_character() -> None:
    """JSON may spell one emoji as two escapes."""
    assert "🚀" == readable("\ud83d\ude80")
