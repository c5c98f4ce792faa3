"""`/whichframework`: one private message that clicks rewrite."""

import asyncio

import pytest

from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack, at_once

pytestmark = pytest.mark.usefixtures("app")


async def test_a_command_is_answered_in_private(ada: Person, bob: Person) -> None:
    """What somebody asks by command is seen by nobody else in the channel."""
    bob.workspace.channel("C1", bob.id)

    await ada.command()

    assert ["What will the data be used for?"] == [message.text.splitlines()[0] for message in ada.sees("C1")]
    assert [] == bob.sees("C1")


async def test_clicks_rewrite_the_one_message(ada: Person) -> None:
    """From the first question to the advice there is one message, and the verdict comes first in it."""
    await ada.command()
    await ada.click("Records of an application")
    await ada.click("Yes")
    await ada.conclude()

    assert 1 == len(ada.sees())
    assert "PostgreSQL" == ada.reads().splitlines()[0]


async def test_a_whole_conversation_in_words(ada: Person) -> None:
    """The same goes by typing the command again and again: each answer is a new private message."""
    await ada.command("we keep user accounts and orders of a web application")
    await ada.command("yes, we can run a database server")
    await ada.command("many users write at the same time")
    await ada.command("just tell me")

    assert "PostgreSQL" == ada.reads().splitlines()[0]
    assert 4 == len(ada.sees())


async def test_help_says_what_can_be_done(ada: Person) -> None:
    """`/whichframework help` explains itself and changes nothing."""
    await ada.command("help")

    assert "start over" in ada.reads().casefold()


async def test_back_skip_why_and_start_over(ada: Person) -> None:
    """What stands beside a question does what it says."""
    await ada.command()
    await ada.click("Records of an application")
    await ada.click("Why do you ask?")
    assert "Why I ask" in ada.reads()

    await ada.click("Back")
    assert ada.reads().startswith("What will the data be used for?")

    await ada.click("I don't know")
    assert "What will the data be used for?" not in ada.reads()

    await ada.click("Start over")
    assert "What I understood" not in ada.reads()
    assert 1 == len(ada.sees())


async def test_what_was_understood_is_corrected_in_one_step(ada: Person) -> None:
    """The menu under the echo opens a question again, or drops an answer."""
    await ada.command("we keep user accounts of a web application")

    await ada.pick("Change: records of an application")
    assert "What will the data be used for?" in ada.reads()

    await ada.click("Analysis over many rows")
    await ada.pick("Drop: analysis over many rows")
    assert "• analysis over many rows" not in ada.reads()


async def test_it_is_acknowledged_before_anything_else(slack: Slack, ada: Person) -> None:
    """While Slack answers nothing at all, commands and clicks are acknowledged all the same."""
    await ada.command()  # the first request of an app asks Slack who it is
    gate = asyncio.Event()
    slack.api.gate = gate.wait
    settled, slack.settled = slack.settled, at_once

    acknowledged = [(await ada.command("help")).ok, (await ada.click("Records of an application")).ok]
    gate.set()
    await settled()

    assert [True, True] == acknowledged


async def test_an_old_response_address_falls_back_to_an_ephemeral_message(
    app: Setting, slack: Slack, ada: Person
) -> None:
    """Where the address is over thirty minutes old when the answer is ready, the answer comes by another way."""
    ada.workspace.channel("C1", ada.id).members.add(ada.workspace.bot)

    async def late() -> None:
        slack.clock.advance(minutes=31)

    app.store.wait = late
    await ada.command()

    assert "chat.postEphemeral" == slack.api.calls[-1]
    assert "What will the data be used for?" == ada.reads("C1").splitlines()[0]


async def test_where_it_is_no_member_the_fallback_is_a_direct_message(app: Setting, slack: Slack, ada: Person) -> None:
    """An answer that cannot get into the channel any more goes to the person directly."""

    async def late() -> None:
        slack.clock.advance(minutes=31)

    app.store.wait = late
    await ada.command()

    assert "What will the data be used for?" == ada.reads(ada.direct).splitlines()[0]
    assert ["not_in_channel"] == [refusal.code for refusal in slack.world.refusals]
    slack.world.refusals.clear()


async def test_every_click_brings_a_fresh_address(slack: Slack, ada: Person) -> None:
    """A conversation of many steps over many hours stays one message."""
    await ada.command()
    for _ in range(8):
        slack.clock.advance(hours=1)
        await ada.click("Why do you ask?")

    assert 1 == len(ada.sees())


async def test_hostile_words_come_back_as_words(slack: Slack, ada: Person) -> None:
    """Nothing that is typed pings anybody or becomes a link, wherever it is quoted."""
    await ada.command("analytics for <!channel> <@UBOB> <https://evil.example|the docs> & *bold* `code` &lt;!here&gt;")

    assert [] == slack.world.mentions
    assert "<" not in ada.reads()
