"""Explanations are true: tried by applying what they say."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice import Advice
from bot.adviser import Adviser
from bot.decision.case import supposing
from bot.decision.scoring import score
from bot.profile import Profile, Slot
from bot.wording.footnotes import Footnotes
from bot.wording.reasons import reasons
from tests.bot.decision.profiles import profiles

TRIED = 300


@settings(max_examples=TRIED)
@given(data=st.data())
def test_every_counterfactual_flips_the_answer_when_applied(adviser: Adviser, data: st.DataObject) -> None:
    """What is said to flip the lead does so when the answer is given."""
    told = Advice(adviser, data.draw(profiles(adviser)))
    model = adviser.model
    for flip in told.flips:
        case = supposing(told.case, flip.criterion, (flip.option,), model.roles)

        assert flip.candidate == score(model, case).leader(model)
        assert flip.candidate != told.pick


@settings(max_examples=TRIED)
@given(data=st.data())
def test_every_reason_has_the_points_of_the_score(adviser: Adviser, data: st.DataObject) -> None:
    """What is shown as a reason is a contribution, with its points."""
    told = Advice(adviser, data.draw(profiles(adviser)))
    points = {(c.criterion, c.option, round(c.points, 3)) for c in told.contributions(told.pick)}
    for in_favour in (True, False):
        for reason in reasons(told, told.pick, Footnotes(adviser), in_favour=in_favour, most=99):
            assert (reason.criterion, reason.option, reason.points) in points
            assert reason.in_favour == in_favour


@settings(max_examples=TRIED)
@given(data=st.data())
def test_every_cited_excerpt_is_about_the_candidate_it_is_cited_for(adviser: Adviser, data: st.DataObject) -> None:
    """A fit level's evidence speaks of that candidate, or of the field."""
    told = Advice(adviser, data.draw(profiles(adviser)))
    for rank in told.ranking:
        for contribution in told.contributions(rank.candidate):
            if contribution.criterion in adviser.model.criteria:
                for excerpt_id in contribution.excerpts:
                    excerpt = adviser.excerpts[excerpt_id]
                    about = {tag.split(".")[0] for tag in excerpt.about}

                    assert not excerpt.candidates or rank.candidate in excerpt.candidates
                    assert contribution.criterion in about


@settings(max_examples=60)
@given(data=st.data())
def test_settled_means_that_no_remaining_answers_change_the_pick(databases: Adviser, data: st.DataObject) -> None:
    """All combinations of the remaining answers are tried."""
    model = databases.model
    told = Advice(databases, data.draw(profiles(databases, most=len(model.criteria))))
    if not told.settled:
        return
    remaining = [[(c, option) for option, _ in model.answers_to(c)] for c in told.still_open]
    for combination in itertools.product(*remaining):
        case = told.case
        for criterion, option in combination:
            case = supposing(case, criterion, (option,), model.roles)

        assert told.pick == score(model, case).leader(model)


def test_an_early_lead_can_be_settled(databases: Adviser) -> None:
    """The test above is not empty: with every question answered everything is settled."""
    model = databases.model
    slots = tuple(Slot(criterion=c, option=model.answers_to(c)[0][0]) for c in model.criteria)

    assert Advice(databases, Profile(slots=slots)).settled
