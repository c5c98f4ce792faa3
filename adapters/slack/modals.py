"""Forms: free text, and several questions at once."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter, ValidationError

from adapters.slack import blocks as kit
from adapters.slack import limits
from adapters.slack.controls import Owner
from adapters.slack.envelopes import Payload
from adapters.slack.events import Arrival
from adapters.slack.limits import Block
from adapters.slack.payloads import Form, UnreadablePayloadError, ViewSubmission, read
from adapters.slack.places import Place
from adapters.slack.prompt import menu
from adapters.slack.text import plain
from bot.events import Event, Filled, Incoming, Said
from bot.replies import Prompt

WORDS = "words"
FORM = "form"
"""Callback ids."""
_TEXT = "text"
_NONE = "none"
"""The option of questions about candidates that means none of them."""
_NEEDED = "Write a few words, or choose Cancel."
_ALL_EMPTY = "Answer at least one question, or write something at the end."
_NOT_BOTH = "Choose either that one or others, not both."


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a form was opened, and whose conversation it belongs to; travels in the form itself."""

    owner: Owner
    place: Place

    def write(self) -> str:
        """Return it as text for `private_metadata`."""
        return json.dumps({"owner": asdict(self.owner), "place": asdict(self.place)}, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> "Origin":
        """Return what `write` wrote.

        Raises:
            UnreadablePayloadError: it did not.
        """
        try:
            return _origins().validate_json(text)
        except ValidationError:
            raise UnreadablePayloadError("view.private_metadata is not what a form of ours carries") from None


def words(origin: Origin) -> Block:
    """Return the form for free text."""
    box = _text_box("What are you building, for whom, and what do you know already?", optional=False)
    return _modal(WORDS, "Tell me more", [box], origin)


def form(prompts: tuple[Prompt, ...], origin: Origin) -> Block:
    """Return the form with several questions, none of which has to be answered."""
    shown = [prompt for prompt in prompts if prompt.choices][: limits.VIEW_BLOCKS - 1]
    boxes = [_question(prompt) for prompt in shown]
    return _modal(FORM, "Several at once", [*boxes, _text_box("Anything else?", optional=True)], origin)


def submitted(body: Payload, at: datetime) -> Arrival:
    """Return what a form that was sent means to the conversation."""
    given = read(ViewSubmission, body)
    view, origin = given.view, Origin.read(given.view.private_metadata)
    answers, text = _answers(view), _text(view)
    event: Event = Filled(answers, text) if view.callback_id == FORM else Said(text)
    incoming = Incoming(key=origin.owner.key(given.workspace), id=f"view:{view.id}", at=at, event=event)
    return Arrival(incoming=incoming, place=origin.place)


def mistakes(sent: Event) -> dict[str, str]:
    """Return what is wrong with a form's entries, by block, in words for the person."""
    match sent:
        case Said(""):
            return {_TEXT: _NEEDED}
        case Filled((), ""):
            return {_TEXT: _ALL_EMPTY}
        case Filled(answers, _):
            return {question: _NOT_BOTH for question, options in answers if _NONE in options and len(options) > 1}
        case _:
            return {}


def _question(prompt: Prompt) -> Block:
    return {
        "type": "input",
        "block_id": prompt.question,
        "optional": True,
        "label": kit.plain_text(prompt.text, limits.INPUT_LABEL),
        "element": menu(prompt.choices, multiple=prompt.multiple, action_id=prompt.question),
    }


def _text_box(label: str, *, optional: bool) -> Block:
    return {
        "type": "input",
        "block_id": _TEXT,
        "optional": optional,
        "label": kit.plain_text(label, limits.INPUT_LABEL),
        "element": {
            "type": "plain_text_input",
            "action_id": _TEXT,
            "multiline": True,
            "max_length": limits.INPUT_TEXT,
            "placeholder": kit.plain_text("In your own words", limits.PLACEHOLDER),
        },
    }


def _modal(callback: str, title: str, blocks: list[Block], origin: Origin) -> Block:
    return {
        "type": "modal",
        "callback_id": callback,
        "title": kit.plain_text(title, limits.VIEW_TITLE),
        "submit": kit.plain_text("Send", limits.VIEW_TITLE),
        "close": kit.plain_text("Cancel", limits.VIEW_TITLE),
        "private_metadata": origin.write(),
        "blocks": blocks,
    }


def _answers(view: Form) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return question and options for each question that was answered, in the form's order."""
    pairs = ((block.block_id, _chosen(view, block.block_id)) for block in view.blocks)
    return tuple((question, options) for question, options in pairs if options)


def _chosen(view: Form, block: str) -> tuple[str, ...]:
    return tuple(value for entry in view.state.values.get(block, {}).values() for value in entry.options)


def _text(view: Form) -> str:
    entry = view.state.values.get(_TEXT, {}).get(_TEXT)
    return plain(entry.value or "") if entry else ""


@cache
def _origins() -> TypeAdapter[Origin]:
    return TypeAdapter(Origin)
