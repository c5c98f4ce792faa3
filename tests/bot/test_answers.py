"""Answers to questions of fact: what the pack says outright, then its passages, or nothing at all."""

import re

import pytest

from bot.adviser import Adviser
from bot.replies import Citations, Notice
from tests.bot.talk import Talk, part, text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("does django have an admin?", "Django, Admin area: built in"),
        ("orm in flask?", "Flask, ORM: by others: Flask-SQLAlchemy or any library."),
        ("which license has falcon?", "Falcon: Licence Apache-2.0."),
        ("is bottle wsgi?", "Bottle: Server interface WSGI."),
        ("how old is tornado?", "Tornado: Since 2009."),
        ("newest version of quart?", "Quart: Newest version 0.23.1 of 2026-08-29, as the package index had it on"),
        (
            "which python does flask need?",
            "Flask: Python >=3.9, for 3.1.3 of 2026-02-19, as the package index had it on",
        ),
        ("is cherrypy still maintained?", "CherryPy: Hardly maintained."),
        ("tell me about web2py", "web2py 2.1.1 on Python 3.13.0 could not be installed. Tried on 2026-11-26."),
        ("compare web2py and py4web", "2.1.1 does not install (2026-11-26)"),
        ("which frameworks have rate limiting?", "Rate limiting, built in and tried (2026-11-23): "),
    ],
)
def test_a_plain_question_has_a_plain_answer(adviser: Adviser, question: str, says: str) -> None:
    """What is in the box, and what is known of a candidate, is said before any passage."""
    assert says.casefold() in text(Talk(adviser).say(question)).casefold()


@pytest.mark.parametrize("question", ["why?", "why not django?", "why not tornado?", "compare flask and fastapi"])
def test_no_statement_runs_into_the_reference_of_another(adviser: Adviser, question: str) -> None:
    """A reference is set off from what follows, or one reads the next statement as part of it."""
    talk = Talk(adviser)
    talk.say("We run Flask, three of us, and write the swagger by hand. Should we move to FastAPI?")
    talk.ask("tell_me")
    said = text(talk.say(question))

    assert "[1]" in said
    assert re.search(r"\]\w|\S\[|  \[", said) is None


def test_what_was_tried_says_so(adviser: Adviser) -> None:
    """A part that a check proved is quoted as a measurement, with version and date."""
    measured = adviser.model.all["flask"].measured
    assert measured is not None

    assert f"(Tried with {measured.version} on {measured.as_of}.)" in text(
        Talk(adviser).say("does flask have sessions?")
    )


def test_a_disputed_passage_shows_the_other_side(adviser: Adviser) -> None:
    """Where experts disagree, an answer cites both."""
    reply = Talk(adviser).say("is async python slower?")
    cited = part(reply, Citations)

    assert cited is not None
    assert {"calpaterson-async-slower", "grinberg-async-faster"} <= {item.id for item in cited.items}


@pytest.mark.parametrize(
    "question", ["what quart release removed the old config loader alias", "does cherrypy compile under haiku os"]
)
def test_a_fact_nearby_is_no_answer(adviser: Adviser, question: str) -> None:
    """A version is not quoted to somebody who asked for something else that is unknown here."""
    notice = part(Talk(adviser).say(question), Notice)

    assert notice is not None
    assert "I do not know that" in notice.spans[0].text
