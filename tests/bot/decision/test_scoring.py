"""Scores are sums that can be read."""

from hypothesis import given
from hypothesis import strategies as st

from bot.advice import Advice
from bot.adviser import Adviser
from bot.decision.scoring import contributions
from bot.profile import Profile, Slot
from tests.bot.decision.profiles import profiles


def advice(adviser: Adviser, *slots: Slot, **more: object) -> Advice:
    """Return the advice on a few answers."""
    return Advice(adviser, Profile(slots=slots, **more))  # type: ignore[arg-type]


@given(data=st.data())
def test_contributions_sum_to_the_score(adviser: Adviser, data: st.DataObject) -> None:
    """Whatever is said, nothing in a score is hidden."""
    told = Advice(adviser, data.draw(profiles(adviser)))
    model = adviser.model
    for candidate, place in model.place.items():
        total = sum(part.points for part in contributions(model, told.case, candidate))

        assert abs(told.scores.points[place] - total) < 1e-4


@given(data=st.data())
def test_the_same_profile_gives_the_same_ranking_in_any_order_of_telling(adviser: Adviser, data: st.DataObject) -> None:
    """It does not matter what was said first."""
    profile = data.draw(profiles(adviser))
    turned = Profile(
        slots=tuple(reversed(profile.slots)),
        named=profile.named,
        rejected=profile.rejected,
        exclusive=profile.exclusive,
        switching=profile.switching,
    )
    one, other = Advice(adviser, profile), Advice(adviser, turned)

    assert all(abs(a - b) < 1e-5 for a, b in zip(one.scores.points, other.scores.points, strict=True))


def test_a_rejected_candidate_never_leads(databases: Adviser) -> None:
    """Ruling out the leader gives the place to another."""
    leader = Advice(databases, Profile()).pick

    assert leader != Advice(databases, Profile(rejected=(leader,))).pick


def test_denying_an_option_means_its_opposite(adviser: Adviser) -> None:
    """Needing no admin is the same as answering no to the admin."""
    denied = advice(adviser, Slot(criterion="admin", option="yes", polarity="rejected"))
    chosen = advice(adviser, Slot(criterion="admin", option="no"))

    assert chosen.scores.points == denied.scores.points


def test_an_unsure_answer_changes_nothing(adviser: Adviser) -> None:
    """Having no idea about something neither speaks for nor against anybody."""
    unsure = advice(adviser, Slot(criterion="accounts", option="yes", polarity="unsure"))

    assert advice(adviser).scores.points == unsure.scores.points


def test_an_assumption_counts_half(adviser: Adviser) -> None:
    """What was only hinted at moves scores half as far."""
    base = advice(adviser).scores.points
    sure = advice(adviser, Slot(criterion="size", option="tiny")).scores.points
    hint = advice(adviser, Slot(criterion="size", option="tiny", confidence=0.5)).scores.points

    assert all(abs((s - b) / 2 - (h - b)) < 1e-5 for b, s, h in zip(base, sure, hint, strict=True))


def test_a_framework_that_is_not_recommended_leads_only_when_it_runs_or_is_named(adviser: Adviser) -> None:
    """Entries kept for questions are not picked out of the blue."""
    shy = next(candidate.id for candidate in adviser.model.ranked if not candidate.recommend)

    assert shy in advice(adviser).scores.ruled_out
    assert shy not in advice(adviser, named=(shy,)).scores.ruled_out
    assert shy not in advice(adviser, Slot(criterion="runs", option=shy)).scores.ruled_out
