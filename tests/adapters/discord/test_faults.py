"""What fails is said, and what comes too late finds another way."""

import pytest

from adapters.discord.ports import Options
from bot.replies import Notice, Span
from bot.turn import StoreUnavailableError
from tests.adapters.discord.fakes import Core
from tests.adapters.discord.place import Place, answer, last_with_controls, text_of
from tests.adapters.discord.samples import ABOUT, GO_ON, YES_NO, says


async def test_a_failure_is_answered_with_a_reference(
    place: Place, core: Core, caplog: pytest.LogCaptureFixture
) -> None:
    """No click, command or message ends in silence, and the log names the same reference, without what was said."""
    core.reply = says(YES_NO)
    shown = await place.alice.slash(place.channel, "whichframework")
    core.failure = RuntimeError("broken")
    clicked = await place.alice.click(answer(shown), label="Yes")
    asked = await place.alice.slash(place.channel, "whichframework", question="a secret plan")
    await place.alice.send(place.channel, f"{place.mention} a secret plan")

    assert "Something went wrong" in text_of(answer(asked))
    assert "Something went wrong" in text_of(place.last())
    assert clicked.ephemeral

    reference = text_of(answer(clicked)).rpartition(" ")[2]

    assert reference in {getattr(record, "reference", None) for record in caplog.records}
    assert "secret" not in caplog.text


async def test_what_discord_complains_about_is_not_logged(
    place: Place, core: Core, caplog: pytest.LogCaptureFixture
) -> None:
    """Its complaints repeat what was sent."""
    core.reply = says(YES_NO)
    place.env.inject_error("POST", "/interactions/*/*/callback", status=400, code=50035, message="bad: a secret plan")
    asked = await place.alice.slash(place.channel, "whichframework", question="a secret plan")

    assert "Something went wrong" in text_of(answer(asked))
    assert "Discord answered 400 with code 50035" in caplog.text
    assert "secret" not in caplog.text


async def test_what_another_process_has_answered_is_left_alone(place: Place, core: Core) -> None:
    """Two processes that receive the same event give one answer, and no apology."""
    core.reply = says(YES_NO)
    place.env.inject_error("POST", "/interactions/*/*/callback", status=400, code=40060)
    await place.alice.slash(place.channel, "whichframework")

    assert 1 == len(core.taken)
    assert [] == place.sent("POST", "/webhooks/")


async def test_nothing_of_a_conversation_stays_in_memory(place: Place, core: Core) -> None:
    """The library keeps no view and no form, so memory does not grow and nothing of it is needed."""
    core.reply = says(YES_NO, ABOUT)
    shown = await place.alice.slash(place.channel, "whichframework")
    await place.alice.click(answer(shown), label="In my own words")
    await place.alice.send(place.channel, place.mention)
    await place.alice.click(last_with_controls(place.channel.history()), label="No")
    kept = place.bot._connection._view_store

    assert ({}, {}, {}) == (kept._views, kept._synced_message_views, kept._modals)
    assert set() == place.bot.desk.busy


async def test_an_unreachable_store_is_said_honestly(place: Place, core: Core) -> None:
    """Nothing was changed, and that is what is said."""
    core.failure = StoreUnavailableError("the disk is full")
    asked = await place.alice.slash(place.channel, "whichframework")

    assert "nothing was changed" in text_of(answer(asked))
    assert "disk" not in text_of(answer(asked))


async def test_a_dead_token_falls_back_to_the_channel(place: Place, core: Core) -> None:
    """Where the interaction can no longer be answered, the public message is edited by the bot itself."""
    core.reply = says(YES_NO)
    await place.alice.send(place.channel, place.mention)
    core.reply = says(Notice(tone="info", spans=(Span("Noted"),)), GO_ON)
    place.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062)
    await place.alice.click(place.last(), label="Yes")

    assert "Noted" in text_of(place.last())
    assert 2 == len(place.channel.history())


async def test_a_dead_token_of_a_private_answer_falls_back_to_a_direct_message(place: Place, core: Core) -> None:
    """What was private stays private."""
    core.reply = says(YES_NO)
    place.env.inject_error("POST", "/interactions/*/*/callback", status=401, code=50027)
    await place.alice.slash(place.channel, "whichframework")

    assert [] == place.channel.history()
    assert "admin area" in text_of(place.alice.user.dm_channel.last_message)


class TestPace:
    """How quick one may be."""

    @pytest.fixture
    def options(self) -> Options:
        """Allow two turns."""
        return Options(token="made-up", shard_count=1, person_turns=2, person_seconds=60)

    async def test_somebody_too_quick_is_asked_to_wait(self, place: Place, core: Core) -> None:
        """Politely, privately where that is possible, and once in a channel; others are not held up."""
        core.reply = says(YES_NO)
        await place.alice.slash(place.channel, "whichframework")
        await place.alice.slash(place.channel, "whichframework")
        refused = await place.alice.slash(place.channel, "whichframework")
        await place.alice.send(place.channel, f"{place.mention} one")
        await place.alice.send(place.channel, f"{place.mention} two")
        await place.bob.slash(place.channel, "whichframework")

        assert refused.ephemeral
        assert "One at a time" in text_of(answer(refused))
        assert 3 == len(core.taken)
        assert 1 == sum(
            "One at a time" in text_of(one) for one in place.channel.history(viewer=place.bob) if one.author.bot
        )
