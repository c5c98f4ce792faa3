"""What is read of an event after it has arrived, looked at before: the tasks that read it would fail unheard."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError, model_validator

Snowflake = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,20}$")]


_FIELD = re.compile(r"[a-z_]{1,20}")
"""Looks like the name of a field; any other key may be somebody's words."""
ABOUT_MESSAGE = 3
"""The type of a command in a message's menu."""


class UnreadableEventError(Exception):
    """An event lacks what is needed; the message names the field and quotes nothing of it."""


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, hide_input_in_errors=True)


class _Person(_Shape):
    id: Snowflake
    username: str
    discriminator: str
    avatar: str | None
    global_name: str | None = None
    bot: bool = False


class _Member(_Shape):
    nick: str | None = None


class _Named(_Member):
    user: _Person


class _Message(_Shape):
    id: Snowflake
    type: int = 0
    content: str = ""
    author: _Person
    mentions: list[_Person]
    member: _Member | None = None


class _Option(_Shape):
    name: str
    type: Literal[3, 5]
    """A text or a yes and no, which is all that our commands ask for."""
    value: str | bool
    focused: bool = False


class _Resolved(_Shape):
    messages: dict[Snowflake, _Message] = Field(default_factory=dict)


class _Call(_Shape):
    id: Snowflake
    name: str
    type: int = 1
    options: list[_Option] = Field(default_factory=list)
    target_id: Snowflake | None = None
    resolved: _Resolved = _Resolved()

    @model_validator(mode="after")
    def _about_a_message(self) -> Self:
        if self.type == ABOUT_MESSAGE and self.target_id not in self.resolved.messages:
            raise ValueError("its message is missing")
        return self


class _Click(_Shape):
    custom_id: str
    component_type: int
    values: list[str] = Field(default_factory=list)


class _Component(_Shape):
    value: str | None = None
    component: "_Component | None" = None
    components: list["_Component"] = Field(default_factory=list)


class _Form(_Shape):
    custom_id: str
    components: list[_Component]
    resolved: dict[str, Any] = Field(default_factory=dict)


class _Interaction(_Shape):
    id: Snowflake
    application_id: Snowflake
    token: Annotated[str, StringConstraints(pattern=r"^[!-~]{1,300}$")]
    locale: str = "en-US"
    member: _Named | None = None
    user: _Person | None = None

    @model_validator(mode="after")
    def _from_somebody(self) -> Self:
        if self.member is None and self.user is None:
            raise ValueError("an interaction is somebody's")
        return self


class _Command(_Interaction):
    type: Literal[2, 4]
    data: _Call


class _Used(_Interaction):
    type: Literal[3]
    data: _Click
    message: _Message


class _Submitted(_Interaction):
    type: Literal[5]
    data: _Form
    message: _Message | None = None


_KINDS: dict[str, TypeAdapter[Any]] = {
    "INTERACTION_CREATE": TypeAdapter(Annotated[_Command | _Used | _Submitted, Field(discriminator="type")]),
    "MESSAGE_CREATE": TypeAdapter(_Message),
}
"""By the name of an event, what it has to hold."""


def check(event: str, payload: object) -> None:
    """Look at an event's payload; of most events nothing is read later.

    Raises:
        UnreadableEventError: something that is needed is missing, or is not what it has to be.
    """
    if event not in _KINDS:
        return
    try:
        _KINDS[event].validate_python(payload)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(part for part in map(str, wrong["loc"]) if _FIELD.fullmatch(part))
        raise UnreadableEventError(f"{place or 'a part'} is missing or not what it has to be") from None
