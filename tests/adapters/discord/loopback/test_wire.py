"""Whole conversations over real sockets, and everything that can happen to a connection."""

import pytest

from bot.events import Asked, Chose, Said
from tests.adapters.discord.fakes import Core
from tests.adapters.discord.loopback import payloads as make
from tests.adapters.discord.loopback.conftest import Bot
from tests.adapters.discord.loopback.server import Loopback
from tests.adapters.discord.loopback.steps import COMMAND, asking, click, control, mentioning
from tests.adapters.discord.wire import EPHEMERAL, texts


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
    assert "Do you need an admin area?" in "\n".join(texts(answer["components"]))


async def test_a_message_delivered_twice_is_answered_once(discord: Loopback, bot: Bot, core: Core) -> None:
    """The second answer carries the nonce of the first, by which Discord knows it, and the same reply."""
    session = await bot.start()
    spoken = mentioning(discord, "what is ASGI?")
    await session.dispatch("MESSAGE_CREATE", spoken)
    first = await discord.sent("POST", f"/channels/{make.CHANNEL}/messages")
    await session.dispatch("MESSAGE_CREATE", spoken)
    second = await discord.sent("POST", f"/channels/{make.CHANNEL}/messages", 2)

    assert first == second
    assert {1} == {stored.version for stored in core.store.conversations.values()}


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
