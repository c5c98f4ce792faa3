"""Shortcuts and forms."""

import pytest

from adapters.slack.modals import mistakes
from bot.events import Filled
from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack

pytestmark = pytest.mark.usefixtures("app")


async def test_the_shortcut_on_a_message_takes_its_text_as_the_question(ada: Person, bob: Person) -> None:
    """Only who used it sees the answer, and the message's author is not bothered."""
    bob.workspace.channel("C1", bob.id)

    await ada.ask_about("We need analytics over many rows, what should we take?", author=bob.id)
    await ada.conclude()

    assert "DuckDB" == ada.reads("C1").splitlines()[0]
    assert [] == bob.sees("C1")


async def test_each_message_has_a_conversation_of_its_own(ada: Person) -> None:
    """What one message says does not count for the next one."""
    await ada.ask_about("We need analytics over many rows")
    await ada.ask_about("We keep user accounts of a web application")

    assert "analysis" not in ada.reads("C1")


async def test_the_shortcut_from_anywhere_opens_a_form_and_answers_directly(ada: Person) -> None:
    """It belongs to no channel, so its answer comes as a direct message."""
    await ada.ask()
    await ada.send_form(text="We need analytics over many rows")

    assert "analysis over many rows" in ada.reads(ada.direct)


async def test_tell_me_more_goes_on_in_the_same_message(ada: Person) -> None:
    """What is typed into the form rewrites the private message that it was opened from."""
    await ada.command()
    await ada.click("Tell me more")
    await ada.send_form(text="we keep user accounts of a web application")

    assert 1 == len(ada.sees())
    assert "records of an application" in ada.reads()


async def test_an_empty_form_is_refused_in_place(ada: Person) -> None:
    """The form stays open and says at the field what is missing."""
    await ada.command()
    await ada.click("Tell me more")

    answer = await ada.send_form(text="  ")

    assert {"response_action": "errors", "errors": {"text": "Write a few words, or choose Cancel."}} == answer.body


async def test_several_questions_are_answered_at_once(ada: Person) -> None:
    """The form takes choices and words together."""
    await ada.command()
    await ada.click("Answer several at once")
    assert ["use", "writers", "server", "loss", "runs", "text"] == [b["block_id"] for b in ada.modal["blocks"]]

    await ada.send_form(use="records", server="yes", text="many users write to it")

    assert "PostgreSQL" == ada.reads().splitlines()[0]
    for known in ("records of an application", "can run a server", "several programs write at once"):
        assert known in ada.reads()


async def test_a_form_without_any_answer_says_so_at_its_last_field(ada: Person) -> None:
    """Nothing is taken for an answer that is none."""
    await ada.command()
    await ada.click("Answer several at once")

    answer = await ada.send_form()

    assert "errors" == answer.body["response_action"]
    assert ["text"] == list(answer.body["errors"])


async def test_none_of_them_and_one_of_them_is_a_mistake_in_place() -> None:
    """In a question about candidates, "none" excludes the others."""
    sent = Filled((("runs", ("none", "redis")),), "")

    assert {"runs": "Choose either that one or others, not both."} == mistakes(sent)


async def test_a_form_that_was_open_for_an_hour_is_still_heard(slack: Slack, ada: Person) -> None:
    """Its response address has expired; the answer finds another way."""
    ada.workspace.channel("C1", ada.id).members.add(ada.workspace.bot)
    await ada.command()
    await ada.click("Tell me more")
    slack.clock.advance(hours=1)

    await ada.send_form(text="we keep user accounts of a web application")

    assert "records of an application" in ada.reads("C1")


async def test_a_form_that_cannot_open_any_more_says_so(app: Setting, slack: Slack, ada: Person) -> None:
    """Slack opens a form for three seconds after a click and no longer: who clicked hears of it."""
    await ada.command()

    async def slow() -> None:
        slack.clock.advance(seconds=4)

    slack.api.gate = slow
    await ada.click("Tell me more")

    assert ["expired_trigger_id"] == [refusal.code for refusal in slack.world.refusals]
    assert "click again" in ada.reads()
    slack.world.refusals.clear()
    del app


async def test_a_shortcut_that_comes_too_late_says_so(slack: Slack, ada: Person) -> None:
    """There is no channel to say it in, so it is said directly."""

    async def slow() -> None:
        slack.clock.advance(seconds=4)

    slack.api.gate = slow
    await ada.ask()

    assert ["expired_trigger_id"] == [refusal.code for refusal in slack.world.refusals]
    assert "click again" in ada.reads(ada.direct)
    slack.world.refusals.clear()
