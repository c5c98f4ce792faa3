"""A tiny pack on another subject, advised on by the same code."""

from bot.adviser import Adviser
from bot.replies import Echo, Recommendation
from tests.bot.talk import Talk, part, text


def test_it_advises_on_another_subject(databases: Adviser) -> None:
    """From a sentence to a recommendation with excerpts, in the pack's own words."""
    talk = Talk(databases)
    talk.say("start")
    asked = set()
    while talk.question:
        asked.add(talk.question)
        talk.say("1")
    verdict = part(talk.replies[-1], Recommendation)

    assert asked <= set(databases.model.criteria)
    assert verdict is not None
    assert verdict.pick.candidate in databases.model.all
    assert all(reason.cites for reason in verdict.reasons_for if not reason.criterion.startswith("guideline:"))


def test_names_are_those_of_the_pack(databases: Adviser) -> None:
    """What runs is recognised by the pack's names, and nothing else is."""
    name = databases.model.ranked[0].name
    talk = Talk(databases)
    reply = talk.say(f"We are on {name} today and it works fine. Should we switch?")
    echo = part(reply, Echo)

    assert echo is not None
    assert databases.model.ranked[0].id in {item.option for item in echo.items}


def test_its_nouns_are_used(databases: Adviser) -> None:
    """Help speaks of the pack's subject."""
    assert databases.pack.header.subject in text(Talk(databases).say("help"))
