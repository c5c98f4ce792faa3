"""What Bolt reads of a payload before it calls a listener of ours.

Bolt takes the shape of that for granted, so we look first. Slack's own payloads have this shape, also those of events
that we do not answer.
"""

import json
from collections.abc import Mapping
from typing import Any, Self
from urllib.parse import parse_qsl

from pydantic import Field, model_validator

from adapters.slack.payloads import Address, Id, MaybeId, Party, Sent, Shape, UnreadablePayloadError, read

Payload = Mapping[str, Any]
_NEEDED = {
    "block_actions": "actions",
    "event_callback": "event",
    "interactive_message": "actions",
    "view_closed": "view",
    "view_submission": "view",
    "workflow_step_edit": "workflow_step",
}
"""By a payload's type, what it is about."""


class _Named(Shape):
    """A function or the like, of which Bolt compares the name."""

    type: str = ""
    action_id: str = ""
    callback_id: str = ""
    inputs: dict[str, Any] | None = None
    execution_id: MaybeId = None
    response_url: Address = None


class _Control(_Named):
    """A control, which always has a name."""

    action_id: str


class _View(_Named):
    """A view, which always has a type."""

    type: str


class _Tokens(Shape):
    """Whose tokens were revoked."""

    oauth: list[Id] = Field(default_factory=list)
    bot: list[Id] = Field(default_factory=list)


class _Part(Sent):
    """What Bolt looks for in a payload, in the event in it, and in the message in that."""

    type: str = ""
    user_id: MaybeId = None
    bot_id: MaybeId = None
    channel: Party | None = None
    channel_id: MaybeId = None
    ts: MaybeId = None
    thread_ts: MaybeId = None
    text: str | None = None
    function_execution_id: MaybeId = None
    bot_access_token: MaybeId = None
    function: _Named = _Named()
    function_data: _Named | None = None
    inputs: dict[str, Any] | None = None
    tokens: _Tokens = _Tokens()
    authorizations: list["_Part"] | None = None
    event: "_Part | None" = None
    message: "_Part | None" = None
    previous_message: "_Part | None" = None
    item: "_Part | None" = None
    assistant_thread: "_Part | None" = None


class _Envelope(_Part):
    """A whole payload."""

    command: str = ""
    callback_id: str = ""
    action_id: str = ""
    challenge: str = ""
    response_url: Address = None
    response_urls: list[_Named] = Field(default_factory=list)
    view: _View | None = None
    actions: list[_Control] | None = Field(None, min_length=1)
    workflow_step: object = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needed = {_NEEDED.get(self.type, "type"), *(self.model_fields_set & {"event"})}
        if self.view and self.view.type == "workflow_step":
            needed.add("workflow_step")
        if any(getattr(self, name) is None for name in needed):
            raise ValueError("what a payload of its type is about is missing")
        return self


def opened(text: str, content_type: str) -> Payload:
    """Return what a request's body holds: JSON, or a form, which may hold JSON itself.

    Raises:
        UnreadablePayloadError: it holds nothing that Bolt can read.
    """
    try:
        return checked(_parsed(text, content_type))
    except ValueError:
        raise UnreadablePayloadError("the body is no JSON") from None
    except RecursionError:
        raise UnreadablePayloadError("the body is nested too deeply") from None


def checked(payload: object) -> Payload:
    """Return a payload that Bolt can read.

    Raises:
        UnreadablePayloadError: it could not.
    """
    if not isinstance(payload, Mapping):
        raise UnreadablePayloadError("the whole is no object")
    read(_Envelope, payload)
    return payload


def _parsed(text: str, content_type: str) -> object:
    if content_type == "application/json" or text.startswith("{"):
        return json.loads(text)
    form = dict(parse_qsl(text, keep_blank_values=True))
    return json.loads(form["payload"]) if "payload" in form else form
