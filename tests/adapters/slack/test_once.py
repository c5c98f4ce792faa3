"""Exactly once: whatever is delivered again, whenever and to whichever replica, has one effect."""

import asyncio
from collections import deque

import pytest

from adapters.slack.events import message
from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.api import Fault
from tests.adapters.slack.loopback.delivery import Delivery, HttpLine
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack, at_once


async def test_a_redelivered_event_has_one_effect(app: Setting, slack: Slack, ada: Person) -> None:
    """Slack repeats an event whose acknowledgement it lost: there is one turn and one answer."""
    thread = await ada.mention("we keep user accounts of a web application")
    kind, payload = ada.last

    answers = [await slack.repeat(Delivery(kind, payload, attempt)) for attempt in range(3)]

    assert [True, True, True] == [answer.ok for [answer] in answers]
    assert 1 == len(app.turns)
    assert 1 == len(ada.sees("C1", thread))


async def test_a_retry_header_alone_drops_nothing(app: Setting, slack: Slack, ada: Person) -> None:
    """Of an event that never got here, the repetition is the first delivery."""
    ada.workspace.channel("C1", ada.id).members.add(ada.workspace.bot)
    said = ada._say("<@UBOTT1> analytics over many rows", "C1", "")
    event = {"type": "app_mention", "user": ada.id, "text": said.text, "ts": said.ts, "channel": "C1"}

    await slack.repeat(Delivery("events_api", ada.envelope(event), attempt=1))

    assert 1 == len(app.turns)
    assert "analysis over many rows" in ada.reads("C1")


async def test_the_same_click_delivered_again_has_one_effect(app: Setting, slack: Slack, ada: Person) -> None:
    """The payload's stamp tells that it is the same click."""
    await ada.mention("just tell me")
    await ada.click("Why?")
    before = len(ada.sees())

    await slack.deliver(*ada.last)

    assert before == len(ada.sees())
    assert [2] == [stored.version for stored in app.store.conversations.values()]


async def test_a_double_click_moves_on_once(app: Setting, ada: Person) -> None:
    """A second click on the button that was clicked is told that it is late, and changes nothing."""
    await ada.command()
    first = ada.sees()[-1].blocks
    await ada.click("I don't know")
    answered = {key: stored.state for key, stored in app.store.conversations.items()}
    ada.sees()[-1].blocks = first

    await ada.click("I don't know")

    (key,) = answered
    assert '"asked":["use"]' in app.store.conversations[key].state


@pytest.mark.usefixtures("app")
async def test_an_old_button_is_answered(ada: Person) -> None:
    """A button from further up never does nothing: it shows where the conversation is now."""
    await ada.mention("")
    old = ada.sees()[-1]
    await ada.mention("analytics over many rows", thread=old.thread)

    await ada.click("I don't know", old)

    assert "Can you run a database server?" in old.text or "analysis over many rows" in old.text


@pytest.mark.usefixtures("app")
async def test_a_control_that_cannot_be_read_is_answered(ada: Person) -> None:
    """Nor does a button of another release: it says so in private, and offers a way on."""
    await ada.mention("")
    shown = ada.sees()[-1]
    for block in shown.blocks:
        for element in block.get("elements", ()):
            if "value" in element:
                element["value"] = '["of another release"]'

    await ada.click("I don't know")
    assert "earlier version" in ada.reads()
    assert ada.id == ada.sees()[-1].only_for

    await ada.click("Start my own")
    assert "What will the data be used for?" in ada.reads()


async def test_a_restart_in_mid_conversation_loses_nothing(setting: Setting, ada: Person) -> None:
    """A message that the old process sent is clicked on, and the new process goes on."""
    async with setting.app():
        await ada.command("we keep user accounts of a web application")
    async with setting.app():
        await ada.click("Yes")
    async with setting.app(mode="http"):
        await ada.conclude()

    assert 1 == len(ada.sees())
    for known in ("PostgreSQL", "records of an application", "can run a server"):
        assert known in ada.reads()


async def test_an_answer_that_did_not_get_out_comes_with_the_repetition(
    setting: Setting, slack: Slack, ada: Person
) -> None:
    """Slack was out of order when the answer was ready: the event is not acknowledged, repeated, and answered once."""
    async with setting.app(mode="http"):
        slack.api.faults["chat.postMessage"] = deque([Fault(status=500)])
        thread = await ada.mention("we keep user accounts of a web application")
        assert [] == ada.sees("C1", thread)

        [answer] = await slack.repeat()

        assert answer.ok
        assert 1 == len(ada.sees("C1", thread))
        assert '"turn":1' in next(iter(setting.store.conversations.values())).state


async def test_a_process_that_died_in_mid_turn_is_replaced(setting: Setting, slack: Slack, ada: Person) -> None:
    """Its answer never got out: while it may still be at it nobody interferes, then another one answers."""
    async with setting.app(mode="http"):
        ada.workspace.channel("C1", ada.id).members.add(ada.workspace.bot)
        said = ada._say("<@UBOTT1> analytics over many rows", "C1", "")
        event = {"type": "app_mention", "user": ada.id, "text": said.text, "ts": said.ts, "channel": "C1"}
        dead = message(ada.envelope(event), "UBOTT1")
        assert dead is not None
        await setting.core.take(dead.incoming)

        assert not (await slack.deliver("events_api", ada.envelope(event))).ok
        assert [] == ada.sees()
        slack.clock.advance(minutes=1)
        [answer] = await slack.repeat()
        [again] = await slack.repeat(Delivery("events_api", ada.envelope(event), attempt=2))

        assert [True, True] == [answer.ok, again.ok]
        assert 1 == len(ada.sees("C1"))


async def test_forgetting_is_said_once(app: Setting, slack: Slack, ada: Person) -> None:
    """Nothing is left in the store that could tell of the first delivery, and yet the second has no effect."""
    await ada.write("analytics over many rows")
    await ada.write("forget me")
    before = len(ada.sees())

    [answer] = await slack.repeat(Delivery(*ada.last))

    assert answer.ok
    assert before == len(ada.sees())
    assert {} == app.store.conversations


async def test_two_replicas_given_the_same_events_answer_once(setting: Setting, slack: Slack, ada: Person) -> None:
    """Both are given everything at the same moment."""
    async with setting.app(mode="http") as one, setting.app(mode="http") as two:
        lines = [HttpLine(f"http://127.0.0.1:{service.port}/slack/events", slack.clock) for service in (one, two)]
        slack.settled = at_once
        ada.workspace.channel("C1", ada.id).members.add(ada.workspace.bot)
        for number in range(5):
            said = ada._say(f"<@UBOTT1> analytics over many rows {number}", "C1", "")
            event = {"type": "app_mention", "user": ada.id, "text": said.text, "ts": said.ts, "channel": "C1"}
            delivery = Delivery("events_api", ada.envelope(event))
            await asyncio.gather(*(line.send(delivery) for line in lines))
        await asyncio.gather(one.idle(), two.idle())

    assert 5 == len(ada.sees("C1"))
    assert 5 == len({message.thread for message in ada.sees("C1")})
