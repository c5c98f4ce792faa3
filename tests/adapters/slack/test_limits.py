"""No reply, with any text in it, ever violates a limit; the loopback's rules decide, not our own."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.controls import Control, Owner, UnreadableControlError, decode, encode
from adapters.slack.core import Kept
from adapters.slack.home import page
from adapters.slack.limits import findings, shown
from adapters.slack.messages import messages
from adapters.slack.modals import Origin, form
from adapters.slack.places import Place
from adapters.slack.render import Frame, Surface, render
from adapters.slack.text import clean
from bot.events import Asked, Chose, ConversationKey
from bot.glance import Glance
from bot.replies import Citations, Code, Document, Notice, Paragraph, Reply
from tests.adapters.slack import strategies
from tests.adapters.slack.loopback.rules import check_message, check_view

OWNER = Owner(person="U0123456789", channel="C0123456789", thread="1764000000.000001")
EVENT = "click:1764000000.000001:U0123456789:wf.12"
surfaces = st.sampled_from([surface for surface in get_args(Surface) if surface != "home"])


def frame(surface: Surface, *, as_file: bool = False) -> Frame:
    """Return what surrounds a reply."""
    return Frame(owner=OWNER, surface=surface, as_file=as_file, event=EVENT)


@given(strategies.replies, surfaces, st.booleans())
def test_every_message_is_acceptable(reply: Reply, surface: Surface, as_file: bool) -> None:
    """To Slack, and to our own check before sending, which must never find anything left to do."""
    for message in messages(render(reply, frame(surface, as_file=as_file))):
        check_message(
            {"text": message.text, "blocks": list(message.blocks), "unfurl_links": False, "unfurl_media": False}
        )
        assert () == findings(message.text, message.blocks)


@given(strategies.replies, st.lists(strategies.of(Glance), max_size=30))
def test_every_page_is_acceptable(reply: Reply, glances: list[Glance]) -> None:
    """App Home, with whatever was recommended before."""
    key = ConversationKey(platform="slack", workspace="T1", channel="C1", person="U1")

    view, _ = page("U1", tuple(Kept(key=key, shows=glance) for glance in glances), reply)

    check_view(view)


@given(st.lists(strategies.prompts, max_size=8, unique_by=lambda prompt: prompt.question))
def test_every_form_is_acceptable(prompts: list[object]) -> None:
    """However many questions with however many choices."""
    address = "https://hooks.slack.com/actions/" + "T" * 150
    place = Place(surface="private", person="U1", channel="C1", response_url=address)

    check_view(form(tuple(prompts), Origin(owner=OWNER, place=place)))  # type: ignore[arg-type]


@given(strategies.replies)
def test_nothing_is_left_out(reply: Reply) -> None:
    """Every letter of what is told is in some block; only labels of controls and cells may be cut, visibly."""
    blocks = render(reply, frame("thread"))
    told = squeezed("".join(shown(list(blocks))))

    for part in reply.parts:
        for text in prose(part):
            assert squeezed(text) in told


def prose(part: object) -> list[str]:
    """Return the texts of a part that must be there in full."""
    match part:
        case Paragraph(spans=spans) | Notice(spans=spans):
            return [span.text for span in spans if span.kind not in {"cite", "link"}]
        case Citations(items=items):
            return [item.text for item in items]
        case Code(code=code):
            return [code]
        case Document(markdown=markdown):
            return [markdown]
        case _:
            return []


def squeezed(text: str) -> str:
    """Return the text without any space, which splitting may take."""
    return "".join(clean(text).split())


@given(
    st.one_of(
        st.builds(Asked, st.sampled_from(["back", "why_not", "forget"]), strategies.slugs),
        st.builds(Chose, strategies.slugs, st.lists(strategies.slugs, max_size=5).map(tuple)),
    ),
    st.integers(-1, 10**6),
    st.booleans(),
)
def test_a_control_carries_what_it_means(event: Asked | Chose, turn: int, asks: bool) -> None:
    """Whatever was put into a button is what its click says."""
    control = Control(owner=OWNER, turn=turn, event=event, asks=asks)

    assert control == decode(encode(control))


@given(st.one_of(st.text(), st.recursive(st.none() | st.text() | st.integers(), st.lists).map(str)))
def test_any_other_text_is_no_control(text: str) -> None:
    """And raises nothing else."""
    with pytest.raises(UnreadableControlError):
        decode(text)
