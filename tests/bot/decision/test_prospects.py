"""What a single answer would do is worked out by a short cut, which gives what scoring the changed case gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice import Advice
from bot.adviser import Adviser
from bot.decision.case import supposing
from bot.decision.scoring import NOISE, score
from bot.profile import Profile, Slot
from tests.bot.decision.profiles import profiles


@settings(max_examples=60)
@given(data=st.data())
def test_a_supposed_answer_scores_like_one_that_was_given(adviser: Adviser, data: st.DataObject) -> None:
    """For every answer to every question: the same points but for rounding, the same candidates ruled out."""
    _try_every_answer(adviser, data.draw(profiles(adviser)))


def test_an_answer_given_otherwise_no_longer_rules_out(adviser: Adviser) -> None:
    """What the present answer rules out counts again with another one."""
    for criterion, option in adviser.model.vetoes:
        _try_every_answer(adviser, Profile(slots=(Slot(criterion=criterion, option=option),)))


def test_what_runs_is_named_when_something_else_runs(adviser: Adviser) -> None:
    """A candidate that was named and runs counts as named as soon as another one is supposed to run."""
    for candidate in adviser.model.place:
        _try_every_answer(adviser, Profile(slots=(Slot(criterion="runs", option=candidate),), named=(candidate,)))


def _try_every_answer(adviser: Adviser, profile: Profile) -> None:
    told, model = Advice(adviser, profile), adviser.model
    for criterion in model.criteria:
        for option, _ in model.answers_to(criterion):
            whole = score(model, supposing(told.case, criterion, (option,), model.roles))
            short = told.prospects.after(criterion, option)

            assert whole.ruled_out == short.ruled_out
            assert max(map(_difference, whole.points, short.points)) < NOISE, (criterion, option)


def _difference(one: float, other: float) -> float:
    return abs(one - other)
