"""The loopback itself: it must refuse what Slack refuses, or all other tests prove little."""

from collections.abc import Callable
from typing import Any

import pytest

from adapters.slack import blocks as kit
from tests.adapters.slack.loopback.clock import Clock
from tests.adapters.slack.loopback.rules import RefusedError, check_message, check_view
from tests.adapters.slack.loopback.world import Message, World

QUIET = {"unfurl_links": False, "unfurl_media": False}


def button(number: int = 1, **changes: Any) -> dict[str, Any]:
    """Return a button."""
    return kit.button("Yes", action_id=f"a{number}", value="v") | changes


def actions(*elements: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a row of controls."""
    return {"type": "actions", "elements": list(elements), **changes}


def header(text: str) -> dict[str, Any]:
    """Return a header without our own care for its length."""
    return {"type": "header", "text": {"type": "plain_text", "text": text}}


def table(rows: int, columns: int, text: str = "x") -> dict[str, Any]:
    """Return a table."""
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns for _ in range(rows)]}


def rich(*runs: dict[str, Any]) -> dict[str, Any]:
    """Return a paragraph."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(runs)}]}


def menu(count: int, kind: str = "static_select", text: str = "x") -> dict[str, Any]:
    """Return a menu."""
    options = [{"text": {"type": "plain_text", "text": text}, "value": f"{n}"} for n in range(count)]
    return {"type": kind, "action_id": "m", "options": options, "placeholder": {"type": "plain_text", "text": "Pick"}}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x" * 4_001}, "msg_too_long"),
        ({"text": "<!channel>"}, "unescaped_text"),
        ({"text": "<https://evil.example|docs>"}, "unescaped_text"),
        ({"text": "a & b"}, "unescaped_text"),
        ({"unfurl_links": True}, "unfurls"),
        ({"blocks": [header("x")] * 51}, "invalid_blocks"),
        ({"blocks": [header("x" * 151)]}, "invalid_blocks"),
        ({"blocks": [header("")]}, "invalid_blocks"),
        ({"blocks": [header("🙂" * 76)]}, "invalid_blocks"),
        ({"blocks": [rich({"type": "text", "text": "x" * 2_900})] * 5}, "msg_blocks_too_long"),
        ({"blocks": [rich({"type": "text", "text": "x" * 3_001})]}, "invalid_blocks"),
        ({"blocks": [rich({"type": "text", "text": ""})]}, "invalid_blocks"),
        ({"blocks": [rich({"type": "link", "text": "x", "url": "javascript:alert(1)"})]}, "invalid_blocks"),
        ({"blocks": [table(101, 1)]}, "invalid_blocks"),
        ({"blocks": [table(1, 21)]}, "invalid_blocks"),
        ({"blocks": [table(1, 1, "")]}, "invalid_blocks"),
        ({"blocks": [table(11, 1, "x" * 1_000)]}, "invalid_blocks"),
        ({"blocks": [table(1, 1), table(1, 1)]}, "invalid_blocks"),
        ({"blocks": [actions(*(button(n) for n in range(26)))]}, "invalid_blocks"),
        ({"blocks": [actions()]}, "invalid_blocks"),
        ({"blocks": [actions(button(), button())]}, "invalid_blocks"),
        ({"blocks": [actions(button(value="x" * 2_001))]}, "invalid_blocks"),
        ({"blocks": [actions(button(style="loud"))]}, "invalid_blocks"),
        ({"blocks": [actions(button(1), block_id="b"), actions(button(2), block_id="b")]}, "invalid_blocks"),
        ({"blocks": [actions(button(action_id="x" * 256))]}, "invalid_blocks"),
        ({"blocks": [actions(menu(101))]}, "invalid_blocks"),
        ({"blocks": [actions(menu(11, "checkboxes"))]}, "invalid_blocks"),
        ({"blocks": [actions(menu(1, text="x" * 76))]}, "invalid_blocks"),
        ({"blocks": [actions(menu(3, "multi_static_select"))]}, "invalid_blocks"),
        ({"blocks": [{"type": "marquee"}]}, "invalid_blocks"),
    ],
)
def test_a_message_that_slack_would_not_take_is_refused(body: dict[str, Any], code: str) -> None:
    """Each limit and rule by itself."""
    with pytest.raises(RefusedError) as caught:
        check_message({"text": "x", "blocks": []} | QUIET | body)

    assert code == caught.value.code


def test_a_view_that_slack_would_not_take_is_refused() -> None:
    """Neither tables nor long titles nor much hidden data."""
    modal: dict[str, Any] = {
        "type": "modal",
        "blocks": [],
        **{n: header("x")["text"] for n in ("title", "submit", "close")},
    }
    check_view(modal)
    for change in (
        {"title": header("x" * 25)["text"]},
        {"private_metadata": "x" * 3_001},
        {"blocks": [header("x")] * 101},
        {"blocks": [table(1, 1)]},
    ):
        with pytest.raises(RefusedError):
            check_view(modal | change)


@pytest.mark.parametrize(
    ("misuse", "code"),
    [
        (lambda world, trigger: world.exchange(f"{trigger}?"), "exchanged_trigger_id"),
        (lambda world, trigger: (world.exchange(trigger), world.exchange(trigger)), "exchanged_trigger_id"),
        (lambda world, trigger: (world.clock.advance(seconds=4), world.exchange(trigger)), "expired_trigger_id"),
    ],
)
def test_a_trigger_opens_one_form_within_three_seconds(misuse: Callable[[World, str], object], code: str) -> None:
    """And then no other."""
    world = World(Clock())
    with pytest.raises(RefusedError) as caught:
        misuse(world, world.trigger("UADA"))

    assert code == caught.value.code


def test_an_ephemeral_message_is_seen_by_one() -> None:
    """And what is said in a channel only by those who are in it."""
    world = World(Clock())
    team = world.install("T1")
    for name in ("UADA", "UBOB"):
        team.channel("C1", name)
    for text, only_for in (("to all", ""), ("to ada", "UADA")):
        world.post(team, Message(channel="C1", ts=world.stamp(), author="U9", text=text, blocks=[], only_for=only_for))

    assert ["to all", "to ada"] == [message.text for message in team.seen_by("UADA")]
    assert ["to all"] == [message.text for message in team.seen_by("UBOB")]
    assert [] == team.seen_by("UEVE")
