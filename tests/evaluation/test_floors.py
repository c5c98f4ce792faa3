"""Advice and answers never get worse unnoticed: floors a little under what is reached. `make evaluate` prints all."""

from statistics import mean, median

import pytest

from bot.adviser import Adviser
from bot.oneshot import ask
from knowledge.loading import load
from tests.evaluation.asker import AT, facts, interview
from tests.evaluation.cases import Case, first_choice, labelled, real_questions, reworded, scenarios, within_three
from tests.evaluation.retrieval import measured

MOST_QUESTIONS = 6


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    """The shipped pack, ready to advise."""
    return Adviser(load())


CASES = {
    "real": real_questions(),
    "reworded a": reworded("a"),
    "reworded b": reworded("b"),
    "reworded c": reworded("c"),
    "reworded d": reworded("d"),
    "reworded e": reworded("e"),
    "invented": scenarios("dev"),
    "held": scenarios("held"),
    "labelled": labelled("dev"),
    "labelled held": labelled("held"),
}
FLOORS = {
    "real": (0.84, 0.93),
    "reworded a": (0.80, 0.92),
    "reworded b": (0.72, 0.92),
    "reworded c": (0.73, 0.90),
    "reworded d": (0.75, 0.89),
    "reworded e": (0.67, 0.87),
    "invented": (0.84, 0.95),
    "held": (0.56, 0.85),
    "labelled": (0.81, 0.95),
    "labelled held": (0.77, 0.95),
}
FLOORS_WITH_FOLLOW_UPS = {
    "real": 0.84,
    "reworded a": 0.81,
    "reworded b": 0.71,
    "reworded c": 0.73,
    "reworded d": 0.75,
    "reworded e": 0.68,
    "invented": 0.84,
    "held": 0.65,
    "labelled held": 0.80,
}
FLOORS_WITH_THE_ECHO_PUT_RIGHT = {"invented": 0.87, "held": 0.74, "labelled held": 0.85}
MEDIAN = 3
"""Of the questions, on real ones; on other wordings, of which less is understood, it may be two more."""


@pytest.mark.parametrize("name", CASES)
def test_advice_from_the_text_alone(adviser: Adviser, name: str) -> None:
    """First choice, and within three."""
    rankings = [(case, ask(adviser, case.text, at=AT).standing.ranking) for case in CASES[name]]
    first = mean(first_choice(case, ranking) for case, ranking in rankings)
    three = mean(within_three(case, ranking) for case, ranking in rankings)

    assert FLOORS[name] <= (first, three), (first, three)
    assert FLOORS[name][1] <= three


@pytest.mark.parametrize("name", FLOORS_WITH_FOLLOW_UPS)
def test_advice_after_follow_up_questions(adviser: Adviser, name: str) -> None:
    """At least as good as from the text alone, in few questions (a median of three of real ones), at most six."""
    cases: tuple[Case, ...] = CASES[name]
    played = [(case, interview(adviser, case.text, facts(case.said))) for case in cases]
    first = mean(first_choice(case, result.ranking) for case, result in played)

    assert FLOORS_WITH_FOLLOW_UPS[name] <= first
    assert (MEDIAN if name == "real" else MEDIAN + 2) >= median(result.questions for _, result in played)
    assert MOST_QUESTIONS >= max(result.questions for _, result in played)


@pytest.mark.parametrize("name", FLOORS_WITH_THE_ECHO_PUT_RIGHT)
def test_whoever_puts_the_echo_right_gets_better_advice(adviser: Adviser, name: str) -> None:
    """Misreadings are cheap: one click for each line of the echo that is wrong makes good for most of them."""
    played = [(case, facts(case.said)) for case in CASES[name]]
    first, corrected = (
        mean(
            first_choice(case, interview(adviser, case.text, said, corrects=corrects).ranking) for case, said in played
        )
        for corrects in (False, True)
    )

    assert FLOORS_WITH_THE_ECHO_PUT_RIGHT[name] <= corrected
    assert first + 0.01 <= corrected


@pytest.mark.parametrize(
    ("name", "success", "honesty"),
    [
        ("fact-questions.yaml", 0.95, 0.9),
        ("fact-questions-fresh.yaml", 0.9, 0.8),
        ("fact-questions-held.yaml", 0.7, 0.85),
    ],
)
def test_questions_of_fact(adviser: Adviser, name: str, success: float, honesty: float) -> None:
    """The right excerpt among the first three, and "I don't know" where nothing is known."""
    found = measured(adviser, name)

    told = f"{len(found.misses)} misses" if "held" in name else "\n".join(found.misses)
    assert success <= found.success, told
    assert honesty <= found.honesty, told


def test_it_beats_the_baselines(adviser: Adviser) -> None:
    """Always naming the usual three, and naming what the asker names first, are what one could do without knowing."""
    cases = CASES["real"]
    first = mean(first_choice(case, ask(adviser, case.text, at=AT).standing.ranking) for case in cases)
    accepted = [{case.answer, *case.also_ok} for case in cases]
    usual = mean("flask" in answers for answers in accepted)
    named = mean((case.said.get("named") or [""])[0] in answers for case, answers in zip(cases, accepted, strict=True))

    assert max(usual, named) < first
