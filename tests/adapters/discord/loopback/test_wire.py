"""Whole conversations over real sockets, and everything that can happen to a connection."""

import asyncio
from typing import Any

import pytest

from adapters.discord.ports import SetupError
from adapters.discord.serving import check
from bot.events import Asked, Chose, Said
from bot.replies import Choice, Prompt, Reply
from tests.adapters.discord.fakes import Core
from tests.adapters.discord.loopback import payloads as make
from tests.adapters.discord.loopback.conftest import Bot
from tests.adapters.discord.loopback.server import Loopback
from tests.adapters.discord.wire import EPHEMERAL, texts, walk

COMMAND = {"id": "4000", "name": "whichframework", "type": 1, "options": []}
YES_NO = Prompt(
    question="admin",
    text="An admin area?",
    choices=(Choice(id="yes", label="Yes"), Choice(id="no", label="No")),
)


def asking(core: Core) -> None:
    """Let every turn ask the same question."""
    core.reply = Reply(kind="question", parts=(YES_NO,), turn=1)


def control(message: dict[str, Any], label: str) -> str:
    """Return the id of a button."""
    return str(next(one["custom_id"] for one in walk(message["components"]) if one.get("label") == label))


def click(custom_id: str, **more: Any) -> dict[str, Any]:
    """Return a click's data."""
    return {"custom_id": custom_id, "component_type": 2, **more}


def mentioning(discord: Loopback, words: str, **more: Any) -> dict[str, Any]:
    """Return a message of Alice that mentions the bot."""
    return make.message(discord.new_id(), make.CHANNEL, make.ALICE, f"<@{make.APPLICATION}> {words}", **more)


async def test_a_whole_conversation(discord: Loopback, bot: Bot, core: Core) -> None:
    """Command, clicks, a form and the advice, over the wire and with the real knowledge."""
    session = await bot.start()
    answer = await bot.asks(session, 2, COMMAND)

    assert 4 == answer["type"]
    assert answer["data"]["flags"] & EPHEMERAL

    shown = discord.messages[discord.originals[f"token-{core.taken[-1].id}"]]
    opened = await bot.asks(session, 3, click(control(shown, "In my own words")), message=shown)

    assert 9 == opened["type"]

    form = {
        "custom_id": opened["data"]["custom_id"],
        "components": [
            {
                "type": 18,
                "id": 1,
                "component": {"type": 4, "id": 2, "custom_id": "text", "value": "a shop with an admin area"},
            }
        ],
    }
    await bot.asks(session, 5, form, message=shown)
    told = await bot.asks(session, 2, COMMAND | {"options": [{"name": "question", "type": 3, "value": "just tell me"}]})

    assert [Asked("start"), Said("a shop with an admin area"), Said("just tell me")] == [
        one.event for one in core.taken
    ]
    assert "**Why**" in "\n".join(texts(told["data"]["components"]))


async def test_a_mention_and_a_direct_message(discord: Loopback, bot: Bot, core: Core) -> None:
    """Each is answered where it was written; the mention as a reply."""
    asking(core)
    session = await bot.start()
    spoken = mentioning(discord, "a REST API")
    await session.dispatch("MESSAGE_CREATE", spoken)
    reply = await discord.sent("POST", f"/channels/{make.CHANNEL}/messages")
    direct = make.message(discord.new_id(), make.DIRECT, make.ALICE, "a REST API")
    await session.dispatch("MESSAGE_CREATE", direct)
    await discord.sent("POST", f"/channels/{make.DIRECT}/messages")

    assert [Said("a REST API")] * 2 == [one.event for one in core.taken]
    assert spoken["id"] == str(reply["message_reference"]["message_id"])
    assert f"{spoken['id']}-0" == reply["nonce"]


async def test_plain_messages_arrive_empty_and_are_told_what_to_do(discord: Loopback, bot: Bot, core: Core) -> None:
    """In the bot's own thread, and as a reply to it without ping; anywhere else they are left alone."""
    session = await bot.start()
    ours = make.message(discord.new_id(), make.CHANNEL, make.BOT, "")
    await session.dispatch("MESSAGE_CREATE", make.message(discord.new_id(), make.CHANNEL, make.BOB, "just talking"))
    await session.dispatch("MESSAGE_CREATE", make.message(discord.new_id(), make.THREAD, make.ALICE, "a REST API"))
    await discord.sent("POST", f"/channels/{make.THREAD}/messages")
    reference = {"message_id": ours["id"], "channel_id": make.CHANNEL, "guild_id": make.GUILD}
    reply = make.message(discord.new_id(), make.CHANNEL, make.BOB, "a REST API", type=19)
    await session.dispatch("MESSAGE_CREATE", reply | {"message_reference": reference, "referenced_message": ours})
    told = await discord.sent("POST", f"/channels/{make.CHANNEL}/messages")

    assert [] == core.taken
    assert "does not show me messages that do not mention me" in "\n".join(texts(told["components"]))


@pytest.mark.parametrize("place", [make.GROUP, make.DIRECT, make.CHANNEL])
async def test_installed_by_a_person_it_works_everywhere(discord: Loopback, bot: Bot, core: Core, place: str) -> None:
    """In groups, other people's direct messages and servers that never installed the bot, through the interaction."""
    asking(core)
    session = await bot.start()
    owners = {"1": make.ALICE["id"]}
    answer = await bot.asks(session, 2, COMMAND, channel_id=place, authorizing_integration_owners=owners)

    assert bool(answer["data"]["flags"] & EPHEMERAL) == (place != make.DIRECT)
    assert [] == discord.of("POST", "/channels/")


async def test_a_slow_turn_is_announced_in_time(discord: Loopback, bot: Bot, core: Core) -> None:
    """Discord is told that the answer is coming; the answer then takes the place."""
    asking(core)

    async def until_announced() -> None:
        await discord.sent("POST", "/callback")

    core.before = until_announced
    session = await bot.start(patience=0.0)
    announced = await bot.asks(session, 2, COMMAND)
    answer = await discord.sent("PATCH", "/messages/@original")

    assert 5 == announced["type"]
    assert "An admin area?" in "\n".join(texts(answer["components"]))


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


async def test_a_message_delivered_twice_is_answered_once(discord: Loopback, bot: Bot, core: Core) -> None:
    """The second answer carries the nonce of the first, by which Discord knows it, and the same reply."""
    session = await bot.start()
    spoken = mentioning(discord, "what is ASGI?")
    await session.dispatch("MESSAGE_CREATE", spoken)
    first = await discord.sent("POST", f"/channels/{make.CHANNEL}/messages")
    await session.dispatch("MESSAGE_CREATE", spoken)
    second = await discord.sent("POST", f"/channels/{make.CHANNEL}/messages", 2)

    assert first == second
    assert {1} == {stored.version for stored in core.store.kept.values()}


async def test_too_many_requests_are_repeated(discord: Loopback, bot: Bot, core: Core) -> None:
    """Two refusals with 429 do not lose the answer."""
    asking(core)
    discord.limited = 2
    session = await bot.start()
    await session.dispatch("MESSAGE_CREATE", mentioning(discord, "hello"))
    await discord.sent("POST", f"/channels/{make.CHANNEL}/messages", 3)
    await discord.until(lambda: discord.messages)

    assert 1 == len(core.taken)


async def test_old_controls_and_old_forms_work_after_a_restart(discord: Loopback, bot: Bot, core: Core) -> None:
    """A button of a message from before, and a form that was open meanwhile."""
    asking(core)
    session = await bot.start()
    await session.dispatch("MESSAGE_CREATE", mentioning(discord, "hello"))
    shown = await discord.until(lambda: next(iter(discord.messages.values()), None))
    opened = await bot.asks(session, 3, click(control(shown, "In my own words")), message=shown)
    await bot.end()
    session = await bot.start()
    edited = await bot.asks(session, 3, click(control(shown, "No")), message=shown)
    part = {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "text", "value": "no"}}
    sent = {"custom_id": opened["data"]["custom_id"], "components": [part]}
    await bot.asks(session, 5, sent, message=shown)

    assert [Said("hello"), Chose("admin", ("no",)), Said("no")] == [one.event for one in core.taken]
    assert 7 == edited["type"]
    assert 1 == len(discord.of("PUT", "/commands"))


async def test_a_form_of_somebody_else_is_refused(bot: Bot, core: Core) -> None:
    """Only whose conversation it is may speak in it."""
    session = await bot.start()
    part = {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "text", "value": "no"}}
    sent = {"custom_id": f"wf1:{make.ALICE['id']}:1:-w", "components": [part]}
    told = await bot.asks(session, 5, sent, user=make.BOB)

    assert [] == core.taken
    assert told["data"]["flags"] & EPHEMERAL


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
