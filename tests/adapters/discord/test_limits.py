"""Nothing that the conversation can say is refused by Discord."""

from typing import Any

import discord
import pytest
from discord.http import handle_message_parameters
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.layout import files, layout
from adapters.discord.pages import Page
from adapters.discord.render import Surface, render, render_shared
from bot.replies import Paragraph, Reply, Span
from tests.adapters.discord import wire
from tests.adapters.discord.strategies import replies

SURFACE = Surface(owner=2**63, share="9223372036854775807", hint="Here I can only read what mentions me.")


def payload(page: Page) -> Any:
    """Return what discord.py would send."""
    attached = files(page)
    with handle_message_parameters(
        view=layout(page), files=attached, previous_allowed_mentions=discord.AllowedMentions.none()
    ) as parameters:
        made = parameters.payload
        if made is None:
            assert parameters.multipart is not None
            made = discord.utils._from_json(parameters.multipart[0]["value"])
    return made


@given(replies)
async def test_no_reply_with_any_text_in_it_violates_a_limit(reply: Reply) -> None:
    """Whatever the core says, with anything in it, becomes messages that Discord takes."""
    pages = render(reply, SURFACE)

    assert [] == [
        problem for page in pages for problem in wire.complaints("POST", "/channels/1/messages", payload(page))
    ]


@given(replies, st.text())
async def test_no_shared_reply_violates_a_limit(reply: Reply, sharer: str) -> None:
    """What is shown to everybody keeps to the limits too."""
    pages = render_shared(reply, sharer)

    assert [] == [
        problem for page in pages for problem in wire.complaints("POST", "/channels/1/messages", payload(page))
    ]


@given(replies)
async def test_only_one_message_of_a_reply_has_controls(reply: Reply) -> None:
    """The controls stand in one place, so that nothing stale remains when the conversation goes on."""
    pages = render(reply, SURFACE)

    assert sum(bool(page.rows) for page in pages) <= 1


async def test_many_parts_are_divided_by_their_number() -> None:
    """Sixty short paragraphs are too many components for one message."""
    parts = tuple(Paragraph(spans=(Span(f"Number {number}"),)) for number in range(60))
    pages = render(Reply(kind="answer", parts=parts), SURFACE)

    assert [] == [
        problem for page in pages for problem in wire.complaints("POST", "/channels/1/messages", payload(page))
    ]
    assert 2 == len(pages)


@pytest.mark.skipif(not wire.is_described(), reason=wire.ABSENT)
@pytest.mark.parametrize(
    "body",
    [
        {"components": [{"type": 10, "content": ""}], "flags": wire.IS_V2},
        {"components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "x" * 81, "custom_id": "a"}]}]},
        {"components": [{"type": 17, "components": [{"type": 17, "components": []}]}]},
    ],
    ids=["empty text", "long label", "container in container"],
)
def test_the_description_is_really_applied(body: dict[str, Any]) -> None:
    """A payload that Discord describes as wrong is found."""
    assert [] != list(wire._by_description("POST", "/channels/1/messages", body))
