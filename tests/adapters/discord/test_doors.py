"""Every way in, in servers, threads and direct messages."""

import discord
import pytest

from bot.events import Asked, Said
from tests.adapters.discord.fakes import Core
from tests.adapters.discord.place import Place, answer, labels_of, text_of

SHOP = "I am building a shop with user accounts, an admin area and PostgreSQL"


async def test_a_slash_command_is_answered_privately(place: Place, core: Core) -> None:
    """A question without words begins the conversation, where only the person sees it."""
    result = await place.alice.slash(place.channel, "whichframework")

    assert result.ephemeral
    assert [Asked("start")] == [one.event for one in core.taken]
    assert labels_of(answer(result))
    assert [] == place.channel.history(viewer=place.bob)


async def test_a_slash_command_takes_a_question(place: Place, core: Core) -> None:
    """Words given with the command are said at once."""
    result = await place.alice.slash(place.channel, "whichframework", question="flask or django?")

    assert [Said("flask or django?")] == [one.event for one in core.taken]
    assert "Question 1" in text_of(answer(result))


async def test_two_frameworks_are_compared(place: Place, core: Core) -> None:
    """Their ids, as suggested, become the command; names typed by hand are recognised."""
    await place.alice.slash(place.channel, "compareframeworks", a="flask", b="Django")
    await place.alice.slash(place.channel, "compareframeworks", a="flask", b="something else")

    assert [Asked("compare", "flask,django"), Said("compare flask and something else")] == [
        one.event for one in core.taken
    ]


async def test_typing_a_name_suggests_frameworks(place: Place) -> None:
    """Names that begin with what was typed come before those that hold it."""
    choices = await place.alice.autocomplete(place.channel, "compareframeworks", "a", "a", b="flask")

    assert ["aiohttp", "Django", "FastAPI", "Flask"] == [choice["name"] for choice in choices]


async def test_the_message_menu_reads_the_message(place: Place, core: Core) -> None:
    """ "Which framework?" on what Bob wrote answers Alice privately, as her conversation."""
    message = await place.bob.send(place.channel, SHOP)
    result = await place.alice.context_menu(place.channel, "Which framework?", message)

    assert result.ephemeral
    assert [(Said(SHOP), str(place.alice.id))] == [(one.event, one.key.person) for one in core.taken]


async def test_a_mention_is_answered_in_place(place: Place, core: Core) -> None:
    """As a reply that pings nobody, and says how to go on where plain messages cannot be read."""
    message = await place.alice.send(place.channel, f"{place.mention} {SHOP}")
    reply = place.channel.history()[1]

    assert [Said(SHOP)] == [one.event for one in core.taken]
    assert reply.reference is not None
    assert message.id == reply.reference.message_id
    assert [] == reply.mentions
    assert labels_of(place.last())


async def test_a_mention_without_words_begins(place: Place, core: Core) -> None:
    """And the question says how to be reached here."""
    await place.alice.send(place.channel, place.mention)

    assert [Asked("start")] == [one.event for one in core.taken]


async def test_a_question_in_a_server_says_how_to_reach_the_bot(place: Place) -> None:
    """Plain messages arrive empty in servers, so a question there says what to do."""
    await place.alice.send(place.channel, f"{place.mention} I want to build a website")

    assert "Here I can only read what mentions me" in text_of(place.last())
    assert "</whichframework:" in text_of(place.last())


async def test_a_reply_with_ping_is_heard(place: Place, core: Core) -> None:
    """A reply that pings the bot counts as a mention."""
    await place.alice.send(place.channel, place.mention)
    await place.alice.send(place.channel, "a REST API", reply_to=place.last())

    assert Said("a REST API") == core.taken[-1].event


async def test_plain_chat_works_in_direct_messages(place: Place, core: Core) -> None:
    """No mention is needed, and slash commands are not hidden there either."""
    await place.alice.send_dm(SHOP)
    result = await place.alice.user.slash("whichframework")

    assert [Said(SHOP), Asked("start")] == [one.event for one in core.taken]
    assert not result.ephemeral
    assert "Here I can only read" not in text_of(place.alice.user.dm_channel.history()[1])


async def test_what_is_not_meant_for_the_bot_is_ignored(place: Place, core: Core) -> None:
    """Plain messages, other bots, webhooks and @everyone."""
    other = place.guild.add_member(place.env.create_user("other", bot=True))
    webhook = place.guild.create_webhook(place.channel)
    await place.alice.send(place.channel, "just talking")
    await place.alice.send(place.channel, "@everyone look at this")
    await other.send(place.channel, f"{place.mention} hello")
    await webhook.send(f"{place.mention} hello")

    assert [] == core.taken
    assert 4 == len(place.channel.history())


async def manage(place: Place, *, threads: bool) -> None:
    """Set where mentions are answered."""
    role = place.guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    mod = place.guild.add_member(place.env.create_user("mod"), roles=[role])
    result = await mod.slash(place.channel, "frameworksettings", threads=threads)

    assert result.ephemeral


async def test_a_server_can_ask_for_threads(place: Place, core: Core) -> None:
    """A mention then opens a thread, in which the conversation goes on."""
    await manage(place, threads=True)
    await place.alice.send(place.channel, f"{place.mention} {SHOP}")
    (thread,) = place.channel.threads

    assert "Which framework, alice?" == thread.name
    assert str(thread.id) == core.taken[-1].key.channel
    assert labels_of(thread.last_message)

    await place.alice.send(thread, f"{place.mention} just tell me")

    assert [str(thread.id)] * 2 == [one.key.channel for one in core.taken]
    assert [thread.id] == [one.id for one in place.channel.threads]


async def test_threads_can_be_switched_off_again(place: Place) -> None:
    """And a restart remembers that."""
    await manage(place, threads=True)
    await manage(place, threads=False)
    await place.restart()
    await place.alice.send(place.channel, f"{place.mention} {SHOP}")

    assert [] == place.channel.threads


async def test_a_plain_message_in_its_thread_is_told_how_to_reach_the_bot(place: Place, core: Core) -> None:
    """It arrives empty, since it mentions nobody."""
    await manage(place, threads=True)
    await place.alice.send(place.channel, place.mention)
    (thread,) = place.channel.threads
    await place.alice.send(thread, "a REST API")

    assert 1 == len(core.taken)
    assert "does not show me messages that do not mention me" in text_of(thread.last_message)


async def test_where_threads_may_not_be_made_it_answers_in_place(place: Place) -> None:
    """A missing permission does not lose the answer."""
    await manage(place, threads=True)
    place.env.inject_error("POST", "/channels/*/messages/*/threads", status=403, code=50013)
    await place.alice.send(place.channel, f"{place.mention} {SHOP}")

    assert labels_of(place.last())


async def test_where_it_may_not_write_it_says_so_directly(place: Place) -> None:
    """Silence would look like a failure."""
    place.env.inject_error("POST", f"/channels/{place.channel.id}/messages", status=403, code=50013)
    await place.alice.send(place.channel, f"{place.mention} {SHOP}")

    assert "I may not write where you have just asked me" in text_of(place.alice.user.dm_channel.last_message)


async def test_only_those_who_manage_the_server_see_its_settings(place: Place) -> None:
    """Discord hides the command from everybody else."""
    assert "frameworksettings" not in place.alice.available_commands(place.channel)
    assert {"whichframework", "compareframeworks"} <= set(place.alice.available_commands(place.channel))


async def test_commands_can_be_installed_by_a_person_and_used_everywhere(place: Place) -> None:
    """In servers, in direct messages and in group messages; the settings only where a server installed the bot."""
    (registered,) = place.sent("PUT", "/commands")
    reach = {one["name"]: (one["contexts"], one["integration_types"]) for one in registered}

    assert ([0, 1, 2], [0, 1]) == reach["whichframework"] == reach["compareframeworks"] == reach["Which framework?"]
    assert ([0], [0]) == reach["frameworksettings"]


async def test_commands_are_registered_only_when_they_have_changed(place: Place) -> None:
    """A restart with the same commands does not register them again, and still knows their ids."""
    await place.restart()

    assert 1 == len(place.sent("PUT", "/commands"))
    assert {"whichframework", "compareframeworks", "frameworksettings"} <= set(place.bot.desk.commands)


@pytest.mark.parametrize("wrong", ["message_content", "members", "presences"])
async def test_no_privileged_intent_is_asked_for(place: Place, wrong: str) -> None:
    """What people write in servers without addressing the bot never reaches it."""
    assert not getattr(place.bot.intents, wrong)
