"""Buttons, menus and forms: whose they are, what they say, and that they outlive every restart."""

import pytest

from adapters.discord.custom_ids import Begin, Share, Ticket, Words, encode
from bot.events import Asked, Chose, Said
from bot.replies import Document, Paragraph, Span
from tests.adapters.discord.fakes import Core
from tests.adapters.discord.place import Place, answer, labels_of, last_with_controls, menus_of, text_of
from tests.adapters.discord.samples import ABOUT, GO_ON, YES_NO, says


async def test_a_click_edits_the_message_in_place(place: Place, core: Core) -> None:
    """One message shows the whole conversation."""
    core.reply = says(YES_NO)
    shown = await place.alice.slash(place.channel, "whichframework")
    clicked = await place.alice.click(answer(shown), label="Yes")

    assert Chose("admin", ("yes",)) == core.taken[-1].event
    assert 7 == core.taken[-1].seen
    assert answer(shown).id == answer(clicked).id
    assert 1 == len(place.channel.history(viewer=place.alice))


async def test_several_choices_are_made_in_a_menu(place: Place, core: Core) -> None:
    """More than four choices, or several at once, are a menu."""
    core.reply = says(ABOUT)
    shown = await place.alice.slash(place.channel, "whichframework")
    (menu,) = menus_of(answer(shown))
    await place.alice.select(answer(shown), ["kind-1", "kind-4"])

    assert (6, 6) == (menu["max_values"], len(menu["options"]))
    assert Chose("app", ("kind-1", "kind-4")) == core.taken[-1].event


async def test_own_words_go_through_a_form(place: Place, core: Core) -> None:
    """The form's text is said, and answered in the message that opened it."""
    core.reply = says(YES_NO)
    shown = await place.alice.slash(place.channel, "whichframework")
    opened = await place.alice.click(answer(shown), label="In my own words")
    sent = await place.alice.submit_modal(opened, {"text": "yes, *and* accounts"})

    assert (Said("yes, *and* accounts"), None) == (core.taken[-1].event, core.taken[-1].seen)
    assert answer(shown).id == answer(sent).id


async def test_controls_and_forms_work_after_a_restart(place: Place, core: Core) -> None:
    """Everything they mean is in their ids: a button, a menu, and a form that was open meanwhile."""
    core.reply = says(YES_NO)
    shown = await place.alice.slash(place.channel, "whichframework")
    opened = await place.alice.click(answer(shown), label="In my own words")
    await place.restart()
    await place.alice.submit_modal(opened, {"text": "no"})
    await place.restart()
    await place.alice.click(answer(shown), label="No")

    assert [Asked("start"), Said("no"), Chose("admin", ("no",))] == [one.event for one in core.taken]


async def test_a_stranger_is_told_so_and_can_begin_their_own(place: Place, core: Core) -> None:
    """Bob's click on Alice's public message changes nothing; his own conversation begins privately."""
    core.reply = says(YES_NO)
    await place.alice.send(place.channel, place.mention)
    public = place.last()
    refused = await place.bob.click(public, label="Yes")

    assert 1 == len(core.taken)
    assert refused.ephemeral
    assert f"This conversation is <@{place.alice.id}>'s" in text_of(answer(refused))

    begun = await place.bob.click(answer(refused), label="Ask for yourself")

    assert (Asked("start"), str(place.bob.id)) == (core.taken[-1].event, core.taken[-1].key.person)
    assert answer(refused).id == answer(begun).id
    assert labels_of(public) == labels_of(place.channel.history()[1])


@pytest.mark.parametrize("old", ["wf0:1:2:x", "wf1:1:2:-z:what", "confirm-delete", "wf1:7:1:-a:fly"])
async def test_controls_of_other_versions_are_answered(place: Place, core: Core, old: str) -> None:
    """A control that nobody understands any more gets a polite private answer."""
    old = old.replace("wf1:7", f"wf1:{place.alice.id}").replace("wf1:1:", f"wf1:{place.alice.id}:")
    core.reply = says(YES_NO)
    await place.alice.send(place.channel, place.mention)
    message = place.env.backend.get_message(place.channel.id, place.last().id)
    row = message.components[0]["components"][-1]
    row["components"][0]["custom_id"] = old
    result = await place.alice.click(place.last(), custom_id=old)

    assert 1 == len(core.taken)
    assert result.ephemeral
    assert "older version" in text_of(answer(result))


async def test_what_only_alice_sees_can_be_shown_to_everybody(place: Place, core: Core) -> None:
    """The reply itself, without her controls; the same event again gives the same reply, so nothing moves on."""
    core.reply = says(Paragraph(spans=(Span("Take Django"),)), GO_ON)
    shown = await place.alice.slash(place.channel, "whichframework")
    await place.alice.click(answer(shown), label="Share here")
    public = place.last(place.bob)

    assert core.taken[0].id == core.taken[-1].id
    assert Asked("repeat") == core.taken[-1].event
    assert "Take Django" in text_of(public)
    assert "Shared by alice" in text_of(public)
    assert ["Ask for yourself"] == labels_of(public)

    await place.bob.click(public, label="Ask for yourself")

    assert (Asked("start"), str(place.bob.id)) == (core.taken[-1].event, core.taken[-1].key.person)


async def test_what_is_private_cannot_be_shared(place: Place, core: Core) -> None:
    """A reply about the person has no button for it."""
    core.reply = says(Paragraph(spans=(Span("You know Flask"),)), GO_ON, private=True)
    shown = await place.alice.slash(place.channel, "whichframework")

    assert "Share here" not in labels_of(answer(shown))


async def test_a_private_reply_to_a_public_click_is_seen_by_one(place: Place, core: Core) -> None:
    """The public message stays as it is."""
    core.reply = says(YES_NO, GO_ON)
    await place.alice.send(place.channel, place.mention)
    core.reply = says(Paragraph(spans=(Span("You know Flask"),)), private=True)
    result = await place.alice.click(place.last(), label="Back")

    assert result.ephemeral
    assert 2 == len(place.channel.history(viewer=place.bob))


async def test_a_private_reply_to_a_mention_is_sent_directly(place: Place, core: Core) -> None:
    """In the channel, only that it was."""
    core.reply = says(Paragraph(spans=(Span("You know Flask"),)), private=True)
    await place.alice.send(place.channel, f"{place.mention} what do you know about me?")

    assert "I have sent it to you directly" in text_of(place.last())
    assert "You know Flask" in text_of(place.alice.user.dm_channel.last_message)


async def test_the_controls_of_an_earlier_message_are_removed(place: Place, core: Core) -> None:
    """When the conversation goes on in a new message, only that one has controls."""
    core.reply = says(YES_NO)
    await place.alice.send(place.channel, place.mention)
    await place.alice.send(place.channel, f"{place.mention} a REST API")
    _, first, _, second = place.channel.history()

    assert [] == labels_of(first)
    assert "Do you need an admin area?" in text_of(first)
    assert labels_of(second)


async def test_a_long_reply_goes_on_in_further_messages(place: Place, core: Core) -> None:
    """The controls stand in the last; a click there leaves the text and answers below it."""
    long = Paragraph(spans=(Span("word " * 1_500),))
    core.reply = says(long, GO_ON)
    shown = await place.alice.slash(place.channel, "whichframework")
    core.reply = says(YES_NO)
    tail = shown.followups[-1]
    clicked = await place.alice.click(tail, label="Back")

    assert [] == labels_of(answer(shown))
    assert [] == labels_of(answer(clicked))
    assert text_of(tail) == text_of(answer(clicked))
    assert ["Yes", "No", "In my own words", "Share here"] == labels_of(clicked.followups[-1])


async def test_a_decision_record_is_a_file_that_stays(place: Place, core: Core) -> None:
    """The file is a message of its own; going on edits the other."""
    record = Document(filename="decision.md", title="Decision record", markdown="# Django\n")
    core.reply = says(record, GO_ON)
    shown = await place.alice.slash(place.channel, "whichframework")
    (attached,) = shown.followups

    assert ["decision.md"] == [file.filename for file in attached.attachments]

    core.reply = says(YES_NO)
    clicked = await place.alice.click(answer(shown), label="Back")

    assert answer(shown).id == answer(clicked).id
    assert ["decision.md"] == [file.filename for file in attached.attachments]


async def test_a_whole_conversation_with_the_real_knowledge(place: Place, core: Core) -> None:
    """From the first question by buttons, menus and words to the advice, its reasons, the record and a verdict."""
    shown = await place.alice.slash(place.channel, "whichframework")
    message = answer(shown)
    for _ in range(8):
        if "Just tell me" not in labels_of(message):
            break
        menus = [menu for menu in menus_of(message) if ":-s:" in menu["custom_id"]]
        choices = [one for one in labels_of(message) if one in {"Yes", "No", "I don't know", "Skip"}]
        if menus:
            answered = await place.alice.select(
                message, [menus[0]["options"][0]["value"]], custom_id=menus[0]["custom_id"]
            )
        else:
            answered = await place.alice.click(message, label=choices[0] if choices else labels_of(message)[0])
        message = last_with_controls([answer(answered), *answered.followups])

    assert "**Why**" in "".join(text_of(one) for one in place.channel.history(viewer=place.alice))
    assert core.taken


def test_the_place_of_the_ids_is_settled() -> None:
    """Messages from months ago carry these ids, so their form may only change with a new number."""
    ticket = Ticket(owner=80351110224678912, turn=4, tail=True)

    assert "wf1:80351110224678912:4:+w" == encode(ticket, Words())
    assert "wf1:80351110224678912:4:+h:99" == encode(ticket, Share("99"))
    assert "wf1:0:0:-n" == encode(Ticket(owner=0, turn=0), Begin())
