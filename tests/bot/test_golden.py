"""The article's verdicts: with that information and nothing else, and both of its frameworks in the running."""

import pytest

from bot.adviser import Adviser
from bot.oneshot import ask
from tests.bot.talk import AT, Talk

STANDARD = (
    "I know some Python and what I want: a standard web application, content, a database, users who register, admins.",
    "Some python experience. A normal website: content in a database, user registration, admins who manage it all.",
    "I can program python already. A typical web app: users sign up, a db, staff administer content. flask or django",
    "Django or Flask for a standard site with user accounts, a database and an admin area? I have some experience.",
    "i've built things with python before. want a regular web app: registration, content, database, admin panel",
    "Fairly experienced, clear idea of what to build: content site with sign-up, a database and administrators.",
)
BEGINNER = (
    "I am new to Python, should I use Flask or Django?",
    "python beginner here, flask or django?",
    "I just started learning Python. Should I learn Flask or Django?",
    "total newbie in python. django or flask for me?",
    "Only been doing python for a few weeks, which one: Django or Flask?",
    "I'm a beginner at Python and want to choose between Flask and Django",
)
INTERNALS = (
    "I want to learn the inner workings and have the freedom and flexibility to program it my way. Flask or Django?",
    "flask or django if I want to understand how things work under the hood and build it my own way",
    "I'd like to know what happens behind the scenes and keep full freedom in how I write it. Django or Flask?",
    "Which one, Flask or Django? I want to learn how a web framework works inside, and flexibility.",
    "I like to do everything my own way and to see how it works internally: flask vs django?",
)
LIGHTWEIGHT = (
    "a lightweight application such as a REST API or an Internet of Things application. Flask or Django?",
    "Flask or Django for a lightweight REST API?",
    "small IoT app on a raspberry pi, django or flask",
    "something light: a little rest api. flask vs django?",
    "Should I use Django or Flask for a simple Internet of Things thing?",
)


@pytest.mark.parametrize(
    ("expected", "said"),
    [("django", said) for said in STANDARD] + [("flask", said) for said in (*BEGINNER, *INTERNALS, *LIGHTWEIGHT)],
)
def test_the_articles_verdicts_hold_when_typed(adviser: Adviser, expected: str, said: str) -> None:
    """Each verdict holds in several wordings."""
    ranking = [rank.candidate for rank in ask(adviser, said, at=AT).standing.ranking]

    assert expected == ranking[0]


CHOSEN = {
    "standard": (
        "django",
        {
            "experience": "some",
            "goal": "ship",
            "app": "site",
            "database": "relational",
            "accounts": "yes",
            "admin": "yes",
        },
    ),
    "beginner": ("flask", {"experience": "beginner"}),
    "internals": ("flask", {"goal": "internals", "style": "freedom"}),
    "rest api": ("flask", {"app": "api", "size": "tiny"}),
    "internet of things": ("flask", {"app": "device"}),
}


@pytest.mark.parametrize("name", CHOSEN)
def test_the_articles_verdicts_hold_when_chosen(adviser: Adviser, name: str) -> None:
    """The same by buttons, both frameworks being candidates."""
    expected, answers = CHOSEN[name]
    talk = Talk(adviser)
    talk.say("Flask or Django?")
    talk.fill(**answers)
    talk.ask("tell_me")

    assert expected == talk.pick
