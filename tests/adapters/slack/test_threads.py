"""Mentions: answered in their thread, in public, and only when spoken to."""

import pytest

from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack

pytestmark = pytest.mark.usefixtures("app")


async def test_a_mention_is_answered_in_its_thread(ada: Person, bob: Person) -> None:
    """The question and its answer stay together, where everybody can follow them."""
    bob.workspace.channel("C1", bob.id)

    thread = await ada.mention("we keep user accounts of a web application")

    assert [thread] == [message.thread for message in ada.sees("C1")]
    assert bob.sees("C1") == ada.sees("C1")


async def test_follow_ups_go_on_in_the_thread(ada: Person) -> None:
    """A mention further down the thread goes on with the same conversation."""
    thread = await ada.mention("we keep user accounts of a web application")
    await ada.mention("yes, we can run a database server", thread=thread)
    await ada.mention("just tell me", thread=thread)

    assert "PostgreSQL" == ada.reads("C1", thread).splitlines()[0]
    assert "can run a server" in ada.reads("C1", thread)
    assert {thread} == {message.thread for message in ada.sees("C1")}


async def test_a_question_gives_way_to_its_answer_and_advice_stays(ada: Person) -> None:
    """Clicks keep the thread short: questions are replaced, and what is asked about the advice comes below it."""
    thread = await ada.mention("")
    before = len(ada.sees("C1", thread))
    await ada.click("Records of an application")
    await ada.conclude()
    assert before == len(ada.sees("C1", thread))

    await ada.click("Why?")

    assert before + 1 == len(ada.sees("C1", thread))
    assert "PostgreSQL" == ada.sees("C1", thread)[-2].text.splitlines()[0]


async def test_two_people_in_one_thread_have_a_conversation_each(ada: Person, bob: Person) -> None:
    """What one of them says does not count for the other."""
    thread = await ada.mention("we keep user accounts of a web application")
    await bob.mention("analytics over many rows", thread=thread)
    await ada.mention("just tell me", thread=thread)
    first = ada.reads("C1", thread)
    await bob.mention("just tell me", thread=thread)

    assert ["PostgreSQL", "DuckDB"] == [first.splitlines()[0], bob.reads("C1", thread).splitlines()[0]]


async def test_a_stranger_gets_a_private_answer_and_a_conversation_of_their_own(ada: Person, bob: Person) -> None:
    """Somebody else's button does not move the conversation, and never does nothing."""
    bob.workspace.channel("C1", bob.id)
    await ada.mention("we keep user accounts of a web application")
    question = ada.reads()

    await bob.click("Yes")
    assert "belongs to somebody else" in bob.reads()
    assert question == ada.reads()

    await bob.click("Start my own")
    assert bob.reads().startswith("What will the data be used for?")
    assert question == ada.reads()


async def test_thanks_are_private(ada: Person, bob: Person) -> None:
    """Feedback is Slack's own pair of buttons, and the thanks for it are no noise in the channel."""
    bob.workspace.channel("C1", bob.id)
    thread = await ada.mention("just tell me")
    before = bob.sees("C1", thread)

    await ada.click("Helpful")

    assert ada.reads().startswith("Thank you")
    assert before == bob.sees("C1", thread)


async def test_what_is_stored_is_shown_in_private(ada: Person, bob: Person) -> None:
    """Asked in public what it knows about somebody, it tells only them."""
    bob.workspace.channel("C1", bob.id)
    thread = await ada.mention("we keep user accounts of a web application")
    before = bob.sees("C1", thread)

    await ada.mention("what do you know about me?", thread=thread)

    assert ada.id == ada.sees("C1")[-1].only_for
    assert before == bob.sees("C1", thread)


async def test_it_speaks_only_when_spoken_to(app: Setting, slack: Slack, ada: Person) -> None:
    """Programs, itself, edits and other people's talk get no answer."""
    ada.workspace.channel("C1", ada.id).members.add(ada.workspace.bot)
    bot = {"type": "app_mention", "channel": "C1", "ts": "1.1", "text": "<@UBOTT1> hi"}
    for event in (
        bot | {"bot_id": "B9", "user": "U9"},
        bot | {"user": ada.workspace.bot},
        bot | {"user": "U9", "subtype": "message_changed"},
        bot | {"user": "U9", "type": "message", "channel_type": "channel", "thread_ts": "1.0", "text": "which one?"},
        bot | {"user": "U9", "type": "message", "channel_type": "channel", "text": "which one?"},
    ):
        assert (await slack.deliver("events_api", ada.envelope(event))).ok

    assert [] == ada.sees()
    assert [] == app.turns


async def test_untagged_words_go_on_where_the_owner_lets_it_hear_them(app: Setting, ada: Person, bob: Person) -> None:
    """With leave to read the channel, it hears its partner in its thread, and nobody else."""
    thread = await ada.mention("we keep user accounts of a web application")
    await ada.say("yes, we can run a database server", thread=thread)
    assert "can run a server" in ada.reads("C1", thread)
    turns = len(app.turns)

    await bob.say("I would not", thread=thread)
    await ada.say("by the way, lunch?")

    assert turns == len(app.turns)


async def test_a_mention_that_is_also_a_message_is_answered_once(app: Setting, slack: Slack, ada: Person) -> None:
    """Slack brings a mention twice where channel messages are subscribed to as well."""
    thread = await ada.mention("we keep user accounts of a web application")
    kind, payload = ada.last

    again = payload | {"event": payload["event"] | {"type": "message", "channel_type": "channel"}, "event_id": "EvX"}
    assert (await slack.deliver(kind, again)).ok

    assert 1 == len(app.turns)
    assert 1 == len(ada.sees("C1", thread))
