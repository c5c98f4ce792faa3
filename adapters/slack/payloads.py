"""Slack's payloads as values: the one place where they are read, with one error for what cannot be used.

Only what we look at is described; the rest of a payload may be anything.
"""

import re
from datetime import UTC, datetime
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,100}$")]
"""Of a person, channel, trigger or the like: printable, without spaces."""
Stamp = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,10}(\.[0-9]{1,9})?$")]
"""Seconds since 1970 with a fraction that makes them unique."""
MaybeId = Annotated[str, StringConstraints(pattern=r"^[!-~]{0,100}$")] | None
"""An id that may be missing or blank."""
Address = Annotated[str, StringConstraints(pattern=r"^(https?://[!-~]{1,2000})?$")] | None
"""A web address that may be missing or blank."""
_FIELD = re.compile(r"[a-z_]{1,40}|[0-9]{1,4}")
"""Looks like the name of a field or the place in a list; any other key of a payload may be somebody's words."""


class UnreadablePayloadError(Exception):
    """A payload lacks what is needed; the message names the field and quotes nothing of it."""


class Shape(BaseModel):
    """What a JSON object has to hold."""

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True)


class Party(Shape):
    """A team, person, channel or organisation: an object, or the id alone."""

    id: MaybeId = None
    team_id: MaybeId = None
    enterprise_id: MaybeId = None

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: object) -> object:
        return {"id": value} if isinstance(value, str) else value


class Known(Party):
    """The same, where there has to be an id."""

    id: Id


class Sent(Shape):
    """What all payloads may say about where they come from."""

    team: Party | None = None
    team_id: MaybeId = None
    enterprise: Party | None = None
    enterprise_id: MaybeId = None
    user: Party | None = None

    @property
    def workspace(self) -> str:
        """The workspace's id, or the organisation's where the app is installed for all of it.

        Raises:
            UnreadablePayloadError: there is none.
        """
        teams = (self.team_id, self.team and self.team.id, self.user and self.user.team_id)
        organisations = (self.enterprise_id, self.enterprise and self.enterprise.id)
        for name in (*teams, *organisations):
            if name:
                return str(name)
        raise UnreadablePayloadError("team_id is missing")


class Option(Shape):
    """An option of a menu that somebody picked."""

    value: str


class Entry(Shape):
    """What an input or menu holds."""

    value: str | None = None
    selected_option: Option | None = None
    selected_options: list[Option] | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The values that are picked."""
        picked = (*(self.selected_options or ()), self.selected_option)
        return tuple(option.value for option in picked if option is not None)


class Entries(Shape):
    """What all inputs hold: by block, then by action."""

    values: dict[str, dict[str, Entry]] = Field(default_factory=dict)


class Command(Sent):
    """`/whichframework`."""

    user_id: Id
    channel_id: Id
    trigger_id: Id
    text: str | None = None
    response_url: Address = None


class Quoted(Shape):
    """The message that a shortcut was used on."""

    ts: Stamp
    thread_ts: Stamp | None = None
    text: str | None = None


class MessageShortcut(Sent):
    """A shortcut on a message."""

    user: Known
    channel: Known
    message: Quoted
    trigger_id: Id
    response_url: Address = None


class GlobalShortcut(Sent):
    """A shortcut from anywhere."""

    user: Known
    trigger_id: Id


class Action(Entry):
    """The use of one control."""

    type: str
    action_id: Id
    block_id: str | None = None
    action_ts: Stamp | None = None


class Container(Shape):
    """What a control stands in."""

    type: str | None = None
    channel_id: MaybeId = None
    message_ts: MaybeId = None
    thread_ts: MaybeId = None
    is_ephemeral: bool | None = None


class Shown(Shape):
    """The message that a control stands in."""

    ts: MaybeId = None
    thread_ts: MaybeId = None


class View(Shape):
    """App Home, where only its entries count."""

    state: Entries | None = None


class BlockActions(Sent):
    """A click."""

    user: Known
    actions: list[Action] = Field(min_length=1)
    trigger_id: Id
    channel: Party | None = None
    container: Container = Container()
    message: Shown | None = None
    view: View | None = None
    state: Entries | None = None
    response_url: Address = None


class Input(Shape):
    """A block of a form."""

    block_id: str


class Form(Shape):
    """A form that was sent."""

    id: Id
    callback_id: str
    private_metadata: str
    blocks: list[Input]
    state: Entries


class ViewSubmission(Sent):
    """The sending of a form."""

    view: Form


class Author(Shape):
    """Who a message is from, as far as it says."""

    user: MaybeId = None
    bot_id: MaybeId = None
    subtype: str | None = None


class Message(Author):
    """A message that somebody wrote."""

    type: str
    channel: Id
    ts: Stamp
    thread_ts: Stamp | None = None
    channel_type: str | None = None
    text: str | None = None


class Authored(Sent):
    """The news of a message, whoever wrote it."""

    event: Author


class Written(Sent):
    """The news of a message that somebody wrote."""

    event: Message


class Opened(Shape):
    """A person who opened one of the app's tabs."""

    user: Id
    tab: str | None = None
    channel: MaybeId = None


class HomeOpened(Sent):
    """The news of it."""

    event: Opened


class Inputs(Shape):
    """What a workflow's step is given."""

    description: str | None = None


class Execution(Shape):
    """One execution of a workflow's step."""

    function_execution_id: Id
    inputs: Inputs


class FunctionExecuted(Sent):
    """The news of it."""

    event: Execution


Kind = TypeVar("Kind", bound=Shape)


def read(kind: type[Kind], payload: object) -> Kind:
    """Return what a payload says.

    Raises:
        UnreadablePayloadError: something that is needed is missing, or is not what it has to be.
    """
    try:
        return kind.model_validate(payload)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(part if _FIELD.fullmatch(part) else "…" for part in map(str, wrong["loc"]))
        trouble = "is missing" if wrong["type"] == "missing" else "is not what it has to be"
        raise UnreadablePayloadError(f"{place or 'the whole'} {trouble}") from None


def moment(stamp: str) -> datetime:
    """Return the time of a stamp."""
    return datetime.fromtimestamp(float(stamp), tz=UTC)
