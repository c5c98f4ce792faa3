"""The bound by which questions are left aside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice import Advice
from bot.adviser import Adviser
from bot.decision.outlook import askable
from bot.decision.reach import RELEVANCE
from bot.decision.scoring import NOISE
from bot.profile import Profile
from knowledge.pack import Guideline
from tests.bot.decision.profiles import profiles


@settings(max_examples=60)
@given(data=st.data())
def test_no_first_answer_brings_more_than_the_bound(adviser: Adviser, data: st.DataObject) -> None:
    """Whatever else is known, so that leaving a question aside changes no decision."""
    _try_every_first_answer(adviser, data.draw(profiles(adviser)))


@settings(max_examples=60)
@given(data=st.data())
def test_no_first_answer_brings_more_than_the_bound_of_another_pack(databases: Adviser, data: st.DataObject) -> None:
    """The bound is of no pack in particular."""
    _try_every_first_answer(databases, data.draw(profiles(databases)))


def _try_every_first_answer(adviser: Adviser, profile: Profile) -> None:
    advice = Advice(adviser, profile)
    for criterion in askable(adviser.model, advice.case, ()):
        most = adviser.outlook.reach.most(criterion)
        if most is None or criterion in advice.case.denied:
            continue
        for (option, _), (_, bounds) in zip(adviser.model.answers_to(criterion), most, strict=True):
            after = advice.prospects.after(criterion, option).points
            brought = [then - now for then, now in zip(after, advice.scores.points, strict=True)]
            hoped = [RELEVANCE * usual for usual in adviser.model.expected(criterion)]
            over = [gain - usual - bound for gain, bound, usual in zip(brought, bounds, hoped, strict=True)]
            assert max(over) <= NOISE, (criterion, option)


def test_an_answer_that_ends_a_rule_may_bring_what_the_rule_took(databases: Adviser) -> None:
    """A rule against a candidate that holds until something is said counts in the bound of saying it."""
    criterion = next(one for one in databases.model.criteria if databases.outlook.reach.most(one))
    option = databases.model.answers_to(criterion)[0][0]
    points = {databases.model.ids[0]: -9.0}
    rule = Guideline(id="until", when={}, unless={criterion: (option,)}, points=points, because="It is so until then.")
    ruled = Adviser(databases.pack.model_copy(update={"guidelines": (*databases.pack.guidelines, rule)}))

    assert _first_bound(ruled, criterion) == pytest.approx(_first_bound(databases, criterion) + 9.0)


def _first_bound(adviser: Adviser, criterion: str) -> float:
    """Return the most that the first answer brings the first candidate."""
    (_, bounds), *_ = adviser.outlook.reach.most(criterion) or ()
    return bounds[0]
