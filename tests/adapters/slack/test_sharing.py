"""Showing the advice to the channel, or keeping it private; files; feedback."""

import pytest

from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.rules import elements
from tests.adapters.slack.loopback.server import Slack

pytestmark = pytest.mark.usefixtures("app")


async def advised(person: Person) -> None:
    """Get advice in private."""
    await person.command("we keep user accounts of a web application")
    await person.conclude()


async def test_the_advice_is_shared_with_the_channel(slack: Slack, ada: Person, bob: Person) -> None:
    """Everybody sees it, with who shares it, also where the app is no member; the private message says so."""
    bob.workspace.channel("C1", bob.id)
    await advised(ada)

    await ada.click("Share in channel")

    assert "PostgreSQL" in bob.reads("C1")
    assert [ada.id] == slack.world.mentions
    assert "Shown to the channel." in ada.sees("C1")[0].text
    assert "Share in channel" not in ada.sees("C1")[0].text


async def test_what_is_shared_has_no_controls_but_a_start_for_others(ada: Person, bob: Person) -> None:
    """Nobody can steer the conversation from the shared copy, and everybody can begin their own."""
    bob.workspace.channel("C1", bob.id)
    await advised(ada)
    await ada.click("Share in channel")
    copy = bob.sees("C1")[-1]
    assert ["Ask for yourself"] == [e["text"]["text"] for b in copy.blocks for e in elements(b)]

    await bob.click("Ask for yourself")

    assert bob.id == bob.sees("C1")[-1].only_for
    assert "What will the data be used for?" in bob.reads("C1")


async def test_a_double_click_shares_once(slack: Slack, ada: Person, bob: Person) -> None:
    """The same click delivered again has no second effect."""
    bob.workspace.channel("C1", bob.id)
    await advised(ada)
    await ada.click("Share in channel")
    kind, payload = ada.last

    await slack.deliver(kind, payload)

    assert 1 == len(bob.sees("C1"))


async def test_the_advice_is_kept_private(ada: Person, bob: Person) -> None:
    """Keeping it takes the offer away and shows nobody anything."""
    bob.workspace.channel("C1", bob.id)
    await advised(ada)

    await ada.click("Keep private")

    assert [] == bob.sees("C1")
    assert ada.reads().startswith("Kept private.")
    assert "Share in channel" not in ada.reads()


async def test_after_sharing_the_conversation_goes_on(ada: Person) -> None:
    """The buttons of the private message still work."""
    await advised(ada)
    await ada.click("Share in channel")
    await ada.click("Why?", ada.sees("C1")[0])

    assert "made for it" in ada.sees("C1")[0].text


async def test_a_comparison_is_a_table(ada: Person) -> None:
    """Candidates side by side, in Slack's own table."""
    await ada.command("compare SQLite and PostgreSQL")

    table = next(block for block in ada.sees()[-1].blocks if block["type"] == "table")
    assert ["SQLite", "PostgreSQL"] == [cell["text"] for cell in table["rows"][0][1:]]


async def test_feedback_has_slacks_own_buttons(ada: Person) -> None:
    """Two thumbs below the advice; using them leaves the advice where it is."""
    await advised(ada)
    native = [b for b in ada.sees()[-1].blocks if b["type"] == "context_actions"]
    assert "feedback_buttons" == native[0]["elements"][0]["type"]

    await ada.click("Helpful")

    assert "PostgreSQL" == ada.sees()[0].text.splitlines()[0]
    assert ada.reads().startswith("Thank you")


async def test_the_decision_record_of_a_thread_is_a_file_in_it(slack: Slack, ada: Person) -> None:
    """Where the conversation is public, so is the file."""
    thread = await ada.mention("just tell me")
    await ada.click("Decision record")

    file = next(message for message in ada.sees("C1", thread) if message.files)
    assert slack.api.files[file.files[0]].startswith("# Decision: ")


async def test_the_decision_record_of_a_private_conversation_comes_directly(
    slack: Slack, ada: Person, bob: Person
) -> None:
    """There are no files that only one person in a channel sees, so it goes to the direct message."""
    bob.workspace.channel("C1", bob.id)
    await advised(ada)
    await ada.click("Decision record")

    assert [] == bob.sees("C1")
    file = next(message for message in ada.sees(ada.direct) if message.files)
    assert "PostgreSQL" in slack.api.files[file.files[0]]
    assert "in our direct messages" in ada.reads("C1")


async def test_where_files_are_not_allowed_the_record_is_text(slack: Slack, ada: Person) -> None:
    """Without the scope for files nothing is lost, and no half-done file is announced."""
    ada.workspace.scopes -= {"files:write"}
    await advised(ada)
    await ada.click("Decision record")

    assert "# Decision: PostgreSQL" in ada.reads("C1")
    assert [] == ada.sees(ada.direct)
    assert ["missing_scope"] == [refusal.code for refusal in slack.world.refusals]
    slack.world.refusals.clear()


async def test_the_shared_copy_is_what_was_shown(app: Setting, ada: Person, bob: Person) -> None:
    """A comparison that is shared is that comparison, not whatever the conversation would say now."""
    bob.workspace.channel("C1", bob.id)
    await advised(ada)
    await ada.command("compare SQLite and Redis")
    await ada.click("Share in channel")

    assert any(block["type"] == "table" for block in bob.sees("C1")[-1].blocks)
    assert "repeat" in str(app.turns[-1])
