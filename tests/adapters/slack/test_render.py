"""Every kind of reply as Slack gets it; the pictures are in `__snapshots__`."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from adapters.slack.controls import Owner
from adapters.slack.limits import shown
from adapters.slack.manners import shared_by, turned_away
from adapters.slack.messages import messages
from adapters.slack.render import Frame, Surface, render
from bot.replies import Reply
from tests.adapters.slack.loopback.rules import check_message
from tests.adapters.slack.samples import SAMPLES

OWNER = Owner(person="UADA", channel="C1")


def sent(reply: Reply, surface: Surface) -> list[dict[str, object]]:
    """Return the messages that a reply becomes."""
    blocks = render(reply, Frame(owner=OWNER, surface=surface, as_file=False, event="click:1"))
    return [{"text": message.text, "blocks": list(message.blocks)} for message in messages(blocks)]


@pytest.mark.parametrize("name", SAMPLES)
def test_each_kind_at_its_largest(name: str, snapshot: SnapshotAssertion) -> None:
    """In private, where every control is offered."""
    batch = sent(SAMPLES[name], "private")

    for message in batch:
        check_message(message | {"unfurl_links": False, "unfurl_media": False})
    assert snapshot(extension_class=JSONSnapshotExtension) == batch


def test_what_is_shared_has_no_controls(snapshot: SnapshotAssertion) -> None:
    """But one, by which others begin their own conversation."""
    assert snapshot(extension_class=JSONSnapshotExtension) == sent(SAMPLES["recommendation"], "shared")


@pytest.mark.parametrize("surface", ["private", "thread", "direct", "home", "shared"])
@pytest.mark.parametrize("name", ["recommendation", "comparison", "answer"])
def test_references_link_to_their_sources(name: str, surface: Surface) -> None:
    """A number in brackets is a link to the excerpt's source, everywhere."""
    blocks = render(SAMPLES[name], Frame(owner=OWNER, surface=surface))

    links = {e["text"]: e["url"] for b in blocks if b["type"] == "rich_text" for s in b["elements"] for e in _runs(s)}
    assert {"https://example.org/1", "https://example.org/12"} & set(links.values())
    assert all(url.endswith(f"/{text.strip('[]')}") for text, url in links.items() if text.startswith("["))


def _runs(section: dict[str, list[dict[str, object]]]) -> list[dict[str, str]]:
    runs = [run for item in section["elements"] for run in item.get("elements", [item])]  # type: ignore[attr-defined]
    return [run for run in runs if run["type"] == "link"]


def test_the_text_says_it_all() -> None:
    """What the blocks show is in the text for screen readers, or the text says that it is cut."""
    for name, reply in SAMPLES.items():
        for message in messages(render(reply, Frame(owner=OWNER, surface="thread"))):
            if message.text.endswith("The rest is in the message itself."):
                continue
            plain = message.text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
            for block in message.blocks:
                if block["type"] == "rich_text":
                    assert all(text in plain for text in shown(block)), name


def test_a_notification_begins_with_the_verdict() -> None:
    """Not with what was understood."""
    assert messages(render(SAMPLES["recommendation"], Frame(owner=OWNER, surface="direct")))[0].text.startswith("Alpha")


def test_the_adapters_own_words_are_acceptable() -> None:
    """Refusals and the line above what is shared."""
    for blocks in (turned_away("No.", "UADA"), shared_by("UADA")):
        for message in messages(blocks):
            check_message(
                {"text": message.text, "blocks": list(message.blocks), "unfurl_links": False, "unfurl_media": False}
            )
