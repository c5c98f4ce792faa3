"""Outages: one honest answer, never silence, never two."""

import logging
from collections import deque

import pytest

from bot.replies import Notice, Reply, Span
from bot.turn import StoreUnavailableError
from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.api import Fault
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack


async def test_429_is_obeyed(app: Setting, slack: Slack, ada: Person) -> None:
    """It waits as long as `Retry-After` says, then delivers."""
    slack.api.faults["chat.postMessage"] = deque([Fault(retry_after=17), Fault(retry_after=3)])

    await ada.mention("analytics over many rows")

    assert [17.0, 3.0] == slack.clock.waits
    assert 1 == len(ada.sees())
    del app


async def test_429_on_a_response_address_is_obeyed(app: Setting, slack: Slack, ada: Person) -> None:
    """The address of a click is limited as well."""
    slack.api.faults["response"] = deque([Fault(retry_after=5)])

    await ada.command()

    assert [5.0] == slack.clock.waits
    assert 1 == len(ada.sees())
    del app


async def test_a_broken_connection_is_tried_again(app: Setting, slack: Slack, ada: Person) -> None:
    """With a longer pause each time."""
    slack.api.faults["chat.postMessage"] = deque([Fault(hang_up=True), Fault(hang_up=True)])

    await ada.mention("analytics over many rows")

    assert 1 == len(ada.sees())
    assert 2 == len(slack.clock.waits)
    assert slack.clock.waits == sorted(slack.clock.waits)
    del app


async def test_a_silent_slack_is_waited_for_at_the_start(
    setting: Setting, slack: Slack, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """It takes the connection and says nothing: the log tells, and the start goes on when Slack speaks again."""
    slack.api.faults["auth.test"] = deque([Fault(silent=True)])
    async with setting.app(mode="http", api_seconds=1.0):
        await ada.command("help")

    assert 1 == caplog.text.count("Slack cannot be reached (TimeoutError), trying again in 1 s")
    assert 1 == len(ada.sees())


async def test_a_slack_that_falls_silent_costs_one_answer(
    setting: Setting, slack: Slack, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody knows whether it was heard, so we do not send it again; what Slack repeats is answered."""
    async with setting.app(mode="http", api_seconds=1.0):
        slack.api.faults["chat.postMessage"] = deque([Fault(silent=True)])
        await ada.mention("analytics over many rows")
        assert [] == ada.sees()
        await slack.repeat()
        await ada.write("analytics over many rows")

    assert "answer not delivered: TimeoutError" in caplog.text
    assert 2 == len(ada.sees())


async def test_a_message_that_is_gone_is_posted_anew(app: Setting, slack: Slack, ada: Person) -> None:
    """Where the question was deleted, its answer comes as a new message."""
    thread = await ada.mention("")
    question = ada.sees()[-1]
    await ada.click("Analysis over many rows")
    kind, payload = ada.last
    ada.workspace.messages.remove(question)
    payload["actions"][0]["action_ts"] = slack.world.stamp()

    await slack.deliver(kind, payload)

    assert "analysis over many rows" in ada.reads("C1", thread)
    assert ["message_not_found"] == [refusal.code for refusal in slack.world.refusals]
    slack.world.refusals.clear()
    del app


async def test_without_the_store_one_honest_sentence(
    app: Setting, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """The person gets a reference that the log knows; the words themselves are not in the log."""

    async def gone() -> None:
        raise StoreUnavailableError("the database did not answer")

    app.store.wait = gone
    with caplog.at_level(logging.INFO):
        await ada.command("analytics over many secret rows")

    assert ada.reads().startswith("Sorry: That did not work")
    reference = ada.reads().rpartition("Reference: ")[2].rstrip(")")
    assert reference in caplog.text
    assert "secret" not in caplog.text
    assert 1 == len(ada.sees())


async def test_app_home_says_so_too(app: Setting, ada: Person) -> None:
    """Where nothing can be looked up, the page says it instead of staying as it was."""

    async def gone(_: object) -> tuple[()]:
        raise StoreUnavailableError("the database did not answer")

    app.store.of_person = gone  # type: ignore[assignment,method-assign]
    async with app.app(mode="http"):
        await ada.open_app()

    assert "That did not work" in str(ada.home["blocks"])


async def test_a_defect_is_answered_too(app: Setting, ada: Person, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever goes wrong in a turn, there is an answer, and no text of it in the log."""

    async def broken() -> None:
        raise ValueError("secret words")

    app.store.wait = broken
    with caplog.at_level(logging.INFO):
        await ada.mention("secret words")

    assert ada.reads().startswith("Sorry: That did not work")
    assert "ValueError" in caplog.text
    assert "secret words" not in caplog.text


async def test_after_the_outage_it_goes_on(app: Setting, ada: Person) -> None:
    """Nothing of what was before is lost."""
    await ada.command("we keep user accounts of a web application")

    async def gone() -> None:
        raise StoreUnavailableError("the database did not answer")

    app.store.wait = gone
    await ada.click("Yes")
    app.store.wait = None
    await ada.click("Yes")

    assert "can run a server" in ada.sees()[0].text


async def test_a_long_answer_is_split_and_whole(app: Setting, ada: Person) -> None:
    """Forty thousand characters come as several messages, none of them beyond Slack's limits."""
    words = " ".join(f"word{number}" for number in range(5_000))
    app.script = [Reply(kind="answer", parts=(Notice(tone="info", spans=(Span(words),)),))]

    await ada.mention("tell me everything")

    assert len(ada.sees()) > 1
    shown = " ".join(run["text"] for m in ada.sees() for b in m.blocks for run in b["elements"][0]["elements"])
    assert words.split() == shown.split()


async def test_a_long_private_answer_uses_its_address_within_its_limit(app: Setting, slack: Slack, ada: Person) -> None:
    """A response address works five times: what is longer goes on by other means, and all of it arrives."""
    ada.workspace.channel("C1", ada.id).members.add(ada.workspace.bot)
    words = " ".join(f"word{number}" for number in range(12_000))
    app.script = [Reply(kind="answer", parts=(Notice(tone="info", spans=(Span(words),)),))]

    await ada.command("tell me everything")

    shown = " ".join(run["text"] for m in ada.sees() for b in m.blocks for run in b["elements"][0]["elements"])
    assert words.split() == shown.split()
    assert "chat.postEphemeral" in slack.api.calls


async def test_who_is_too_fast_is_asked_to_wait(app: Setting, slack: Slack, ada: Person, bob: Person) -> None:
    """Politely and in private, without a turn; others are answered, and a minute later so is the impatient one."""
    for _ in range(30):
        await ada.command("help")
    turns = len(app.turns)

    await ada.mention("just tell me")
    assert "Please go on in 60 seconds" in ada.reads()
    assert ada.id == ada.sees()[-1].only_for
    assert turns == len(app.turns)

    await bob.command("help")
    slack.clock.advance(minutes=1)
    await ada.command("help")
    assert turns + 2 == len(app.turns)


async def test_doors_are_limited_as_well(setting: Setting, ada: Person) -> None:
    """A form, or a conversation of one's own, costs as much as an answer."""
    async with setting.app(mode="http", person_turns=1):
        await ada.command()
        await ada.click("Tell me more")

    assert "Please go on in 60 seconds" in ada.reads()
    assert not ada.workspace.modals.get(ada.id)


async def test_no_words_and_no_tokens_in_the_log(app: Setting, ada: Person, caplog: pytest.LogCaptureFixture) -> None:
    """At the default level the log tells what happened and not what was said."""
    with caplog.at_level(logging.INFO):
        await ada.command("a secret plan")
        await ada.command("")
        await ada.click("Why do you ask?")
        await ada.mention("a secret plan")
        await ada.write("a secret plan")

    assert "secret" not in caplog.text
    assert "xoxb-" not in caplog.text
    assert "xapp-" not in caplog.text
    del app
