"""The step for Workflow Builder."""

import pytest

from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack

pytestmark = pytest.mark.usefixtures("app")


async def run(slack: Slack, person: Person, description: str, execution: str = "Fx1") -> object:
    """Run the step as Workflow Builder does, and return what it gave."""
    event = {
        "type": "function_executed",
        "function": {"callback_id": "recommend_framework", "id": "Fn1"},
        "inputs": {"description": description},
        "function_execution_id": execution,
        "bot_access_token": person.workspace.token,
        "event_ts": slack.world.stamp(),
    }
    await slack.deliver("events_api", person.envelope(event))
    return person.workspace.outputs.get(execution)


async def test_a_description_gives_a_framework_with_reasons(app: Setting, slack: Slack, ada: Person) -> None:
    """The outputs are what a workflow can put into a message; nothing of it is kept."""
    outputs = await run(slack, ada, "We need analytics over many rows on my laptop, and <!channel> nothing to operate")

    assert isinstance(outputs, dict)
    assert "DuckDB" == outputs["framework"]
    assert "[1]" in outputs["reasons"]
    assert outputs["sources"].startswith("[1] ")
    assert "<" not in "".join(outputs.values())
    assert {} == app.store.conversations


async def test_the_step_runs_once(app: Setting, slack: Slack, ada: Person) -> None:
    """Delivered again, it does nothing more."""
    await run(slack, ada, "analytics over many rows")
    turns = len(app.turns)

    await run(slack, ada, "analytics over many rows")

    assert turns == len(app.turns)
