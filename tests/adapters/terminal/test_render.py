"""Replies in colour."""

import io
import re

import pytest
from rich.console import Console

from adapters.terminal.advice import BAR
from adapters.terminal.render import show
from bot.replies import Document, Paragraph, Part, Reply, Span
from tests.adapters.terminal.samples import ADVICE_REPLY, EVERYTHING, PARTS

STYLES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
"""Colours, and links that rich wrote."""


def shown(reply: Reply, *, colours: bool = False, width: int = 100) -> str:
    """Return what a terminal gets."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        force_terminal=True,
        color_system="truecolor" if colours else None,
        width=width,
        _environ={},
    )
    show(reply, console)
    return stream.getvalue()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
@pytest.mark.parametrize("width", [20, 100])
def test_every_part_is_shown_at_every_width(part: Part, width: int) -> None:
    """No part is dropped, however narrow the window."""
    assert shown(Reply(kind="answer", parts=(part,)), width=width).strip()


@pytest.mark.parametrize("colours", [True, False])
def test_nothing_that_the_person_typed_reaches_the_terminal_as_a_command(colours: bool) -> None:
    """With our own styles taken away no escape sequence is left, and markup stays text."""
    text = STYLES.sub("", shown(EVERYTHING, colours=colours))

    assert "\x1b" not in text
    assert "␛[31mred␛[0m [bold]x[/bold]" in text
    assert "http://evil" in text


def test_without_colours_no_escape_sequence_is_sent() -> None:
    """NO_COLOR keeps frames and bars, which are plain characters."""
    assert "\x1b" not in shown(EVERYTHING)


def test_colours_are_there_when_wanted() -> None:
    """The same reply has styles on a terminal that shows them."""
    assert "\x1b[" in shown(EVERYTHING, colours=True)


def test_a_recommendation_shows_all_that_defends_it() -> None:
    """Pick, reasons, alternatives, changes, confidence, start, and the excerpts with link and date."""
    text = shown(ADVICE_REPLY)

    for expected in (
        "Alpha with Alpha Kit",
        "Alpha is for big data [1].",
        "+ scales far [1] [9]  +0.7",
        "- costs  -0.4",
        "Beta [1]",
        "It is free.",
        "It is slow.",
        "If it were small, Beta.",
        "fairly, on three answers",
        "Alpha's facts are old.",
        "pip install alpha",
        "First steps (https://alpha.example/first)",
        "[1] Alpha scales far.",
        "About Alpha (A. Author's view), 2026-03",
        "https://alpha.example/scale",
    ):
        assert expected in text


def test_chart_draws_scores_in_proportion() -> None:
    """The best has the longest bar; a score below nothing has none."""
    lines = [line for line in shown(ADVICE_REPLY).splitlines() if "Alpha + Alpha Kit" in line or "-1.5" in line]

    assert [BAR, 0] == [line.count("█") for line in lines]
    assert "67% to stay first" in lines[0]


def test_choices_are_numbered_to_be_typed() -> None:
    """A number is the shortest answer; what holds already is marked."""
    text = shown(EVERYTHING)

    assert "1  A little  fits in memory" in text
    assert "2  A lot ✓" in text


def test_a_document_is_printed_as_it_is() -> None:
    """Its lines are left whole, however narrow the window, so that the record can be copied."""
    line = "word " * 30
    reply = Reply(kind="answer", parts=(Document(filename="d.md", title="D", markdown=f"# D\n\n{line}\n"),))

    assert f"# D\n\n{line}\n" in shown(reply, width=20)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/ b", "\x1b\\"])
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    """Anything else stays text."""
    reply = Reply(kind="answer", parts=(Paragraph(spans=(Span("here", "link", url),)),))

    assert "\x1b]8;" not in shown(reply, colours=True)
