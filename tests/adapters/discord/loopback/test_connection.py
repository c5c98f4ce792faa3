"""Everything that can happen to a connection, and what Discord can refuse."""

import asyncio

import pytest

from adapters.discord.ports import SetupError
from adapters.discord.serving import check
from bot.events import Said
from tests.adapters.discord.fakes import Core
from tests.adapters.discord.loopback import payloads as make
from tests.adapters.discord.loopback.conftest import Bot, Jumpy
from tests.adapters.discord.loopback.server import Loopback
from tests.adapters.discord.loopback.steps import COMMAND, asking, mentioning


async def test_a_lost_connection_is_resumed_and_the_missed_message_answered(
    discord: Loopback, bot: Bot, core: Core
) -> None:
    """Nobody has to repeat themselves."""
    asking(core)
    session = await bot.start()
    await session.dispatch("MESSAGE_CREATE", mentioning(discord, "missed"), lost=True)
    await session.socket.close(code=4000)
    await discord.sent("POST", f"/channels/{make.CHANNEL}/messages")

    assert (1, 1) == (discord.identified, discord.resumed)
    assert [Said("missed")] == [one.event for one in core.taken]


async def test_asked_to_reconnect_it_resumes(discord: Loopback, bot: Bot, core: Core) -> None:
    """Discord asks so now and then (op 7)."""
    asking(core)
    session = await bot.start()
    await session.socket.send_json({"op": 7, "d": None})
    await discord.until(lambda: discord.resumed)
    await bot.asks(session, 2, COMMAND)

    assert (1, 1) == (discord.identified, discord.resumed)


async def test_with_its_session_gone_it_identifies_anew(discord: Loopback, bot: Bot, core: Core) -> None:
    """Discord has forgotten the session (op 9)."""
    asking(core)
    session = await bot.start()
    await session.socket.send_json({"op": 9, "d": False})
    again = await discord.connected(2)
    await bot.asks(again, 2, COMMAND)

    assert (2, 0) == (discord.identified, discord.resumed)


async def test_two_shards_serve_together(discord: Loopback, bot: Bot, core: Core) -> None:
    """As many as Discord advises, each answering what reaches it."""
    asking(core)
    discord.shards = 2
    await bot.start()
    second = await discord.connected(2)
    await bot.asks(second, 2, COMMAND, channel_id=make.DIRECT)

    assert [[0, 2], [1, 2]] == [session.shard for session in discord.sessions]
    assert 1 == len(core.taken)


async def test_a_process_can_serve_some_of_the_shards(discord: Loopback, bot: Bot) -> None:
    """The others are another process's."""
    session = await bot.start(shard_count=3, shard_ids=(2,), gateway_url=discord.gateway_url)

    assert [2, 3] == session.shard
    assert 1 == len(discord.sessions)


async def test_a_failed_first_connection_is_tried_again(discord: Loopback, bot: Bot, core: Core) -> None:
    """With a pause in between; nobody has to start it again."""
    asking(core)
    discord.drops = 4
    session = await bot.start()
    await bot.asks(session, 2, COMMAND)

    await discord.until(lambda: bot.ready[-1])

    assert bot.waits


async def test_a_gateway_that_takes_the_connection_and_stays_silent_is_given_up(
    discord: Loopback, bot: Bot, core: Core, caplog: pytest.LogCaptureFixture
) -> None:
    """The next connection is answered, and serves."""
    asking(core)
    bot.make = Jumpy
    discord.mute = 1
    session = await bot.start()
    await bot.asks(session, 2, COMMAND)

    assert 0 == discord.mute
    assert "Retrying" in caplog.text


async def test_a_gateway_that_falls_silent_in_mid_flight_is_given_up(discord: Loopback, bot: Bot, core: Core) -> None:
    """It no longer confirms our heartbeats: a new connection goes on with the same session."""
    asking(core)
    bot.make = Jumpy
    session = await bot.start()
    await discord.until(lambda: discord.resumed)
    await bot.asks(session, 2, COMMAND)

    assert 1 == discord.identified


async def test_a_frame_that_is_no_event_costs_the_connection_and_no_more(
    discord: Loopback, bot: Bot, core: Core, caplog: pytest.LogCaptureFixture
) -> None:
    """It begins anew, and says so in one line."""
    asking(core)
    session = await bot.start()
    await session.socket.send_str("{")
    again = await discord.connected(2)
    await bot.asks(again, 2, COMMAND)

    assert 1 == caplog.text.count("The connection to Discord failed, trying again: JSONDecodeError")


@pytest.mark.parametrize(
    ("code", "part"),
    [(4014, "refuses the intents"), (4013, "refuses the intents"), (4004, "copy the bot's token"), (4010, "shard")],
)
async def test_a_refusal_says_what_to_do(discord: Loopback, bot: Bot, code: int, part: str) -> None:
    """One sentence, and the exit code for wrong settings."""
    discord.refuse_with = code
    with pytest.raises(SetupError, match=part) as caught:
        await bot.serve()

    assert 2 == caught.value.code
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("token", "part"), [("", "No Discord token is set"), ("bad", "refuses the token")])
async def test_a_missing_or_wrong_token_says_what_to_do(discord: Loopback, bot: Bot, token: str, part: str) -> None:
    """Before anything else is tried, and without showing the token."""
    with pytest.raises(SetupError, match=part) as caught:
        await bot.serve(token=token)

    assert 2 == caught.value.code
    assert "DISCORD_TOKEN" in str(caught.value)
    assert 0 == discord.identified


async def test_the_doctor_is_told_the_invite_links(bot: Bot) -> None:
    """A right token gives the links; a wrong one the remedy."""
    found = {name: (fine, told) for name, fine, told in await check(bot.options())}
    wrong = await check(bot.options(token="bad"))

    assert (True, "whichframework") == found["DISCORD_TOKEN"]
    assert "client_id=1000" in found["Discord invite for a server"][1]
    assert "integration_type=1" in found["Discord invite for yourself"][1]
    assert [("DISCORD_TOKEN", False)] == [one[:2] for one in wrong]


async def test_answers_under_way_are_finished_before_it_stops(discord: Loopback, bot: Bot, core: Core) -> None:
    """A turn that was taken is answered, though the process was told to stop meanwhile."""
    asking(core)
    begun, stopping = asyncio.Event(), asyncio.Event()

    async def until_stopping() -> None:
        begun.set()
        await stopping.wait()

    core.before = until_stopping
    session = await bot.start(patience=60.0)
    number = discord.new_id()
    await session.dispatch("INTERACTION_CREATE", make.interaction(number, 2, make.ALICE, make.CHANNEL, COMMAND))
    await begun.wait()
    ending = asyncio.create_task(bot.end())
    await asyncio.sleep(0)
    stopping.set()
    await ending

    assert 1 == len(discord.of("POST", f"/interactions/{number}/"))
