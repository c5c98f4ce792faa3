"""Conversations as JSON."""

import json
from typing import Any

import pytest

from bot.profile import Profile, Slot
from bot.state import Advised, Asking, Confirming, Conversation, Idle, StateError, read, write

SLOT = Slot(criterion="admin", option="yes", how="said", quote="needs an admin 🐍")
PROFILE = Profile(slots=(SLOT,), asked=("admin",), named=("x",), exclusive=True)


@pytest.mark.parametrize(
    "state",
    [
        Idle(),
        Asking(profile=PROFILE, question="admin"),
        Confirming(profile=PROFILE, readings=(SLOT,)),
        Advised(profile=PROFILE, pick="x"),
    ],
    ids=lambda state: state.name,
)
def test_every_state_survives_being_stored(state: Any) -> None:
    """What comes back is what was written, to the last quote."""
    conversation = Conversation(state=state, past=(Idle(), Asking(profile=PROFILE, question="live")), turn=7)

    assert conversation == read(write(conversation))


def test_an_older_format_walks_up_step_by_step() -> None:
    """Each upgrade makes the next format, and the last one is read as usual."""
    now = json.loads(write(Conversation(turn=3)))

    def first(document: dict[str, Any]) -> dict[str, Any]:
        return {"format": 0, "conversation": {**document["conversation"], "turn": document["conversation"]["steps"]}}

    def second(document: dict[str, Any]) -> dict[str, Any]:
        conversation = {key: value for key, value in document["conversation"].items() if key != "steps"}
        return {"format": 1, "conversation": conversation}

    old = {**now, "format": -1}
    old["conversation"] = {key: value for key, value in now["conversation"].items() if key != "turn"} | {"steps": 3}

    assert Conversation(turn=3) == read(json.dumps(old), upgrades={-1: first, 0: second})


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": 1}', '{"format": 99, "conversation": {}}'])
def test_what_is_no_conversation_is_refused_without_its_contents(text: str) -> None:
    """A broken or later document gives one error, which repeats nothing of it."""
    with pytest.raises(StateError) as caught:
        read(text)

    assert "{" not in str(caught.value)
