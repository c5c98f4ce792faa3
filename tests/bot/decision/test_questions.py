"""What is asked, how well, and when asking stops."""

import pytest

from bot.advice import Advice
from bot.adviser import Adviser
from bot.decision.questions import BUDGET
from bot.profile import Profile, Slot
from tests.bot.decision.optimum import World
from tests.bot.talk import Talk

HORIZON = 5


def test_the_policy_comes_near_the_exact_optimum_on_the_shipped_pack(adviser: Adviser) -> None:
    """At least 97 % of the value that the best possible way of asking has, and most of what asking can gain."""
    world = World(adviser.model)
    best, ours, start = world.optimum(HORIZON), world.policy(HORIZON), world.without_asking()

    assert ours <= best + 1e-9
    assert ours >= 0.97 * best
    assert ours - start >= 0.9 * (best - start)


def test_the_optimum_is_no_worse_than_the_policy_on_another_pack(databases: Adviser) -> None:
    """The reference itself is checked: nothing may beat an optimum."""
    world = World(databases.model)
    for horizon in range(1, 4):
        assert world.without_asking() - 1e-9 <= world.optimum(horizon)
        assert world.policy(horizon) <= world.optimum(horizon) + 1e-9


def test_it_stops_at_the_budget(adviser: Adviser) -> None:
    """However little was learned."""
    asked = tuple(adviser.model.criteria)[:BUDGET]

    assert "budget" == Advice(adviser, Profile(asked=asked)).next.stop


def test_it_stops_when_the_lead_cannot_be_overturned(databases: Adviser) -> None:
    """With every question answered nothing is left that could."""
    model = databases.model
    slots = tuple(Slot(criterion=criterion, option=model.answers_to(criterion)[0][0]) for criterion in model.criteria)

    assert "settled" == Advice(databases, Profile(slots=slots)).next.stop


def test_it_stops_when_the_lead_is_all_but_certain(adviser: Adviser) -> None:
    """Accounts, admin, database and everything built in: no question is worth a person's time."""
    slots = tuple(
        Slot(criterion=criterion, option=option)
        for criterion, option in (
            ("admin", "yes"),
            ("accounts", "yes"),
            ("database", "relational"),
            ("batteries", "yes"),
            ("app", "site"),
            ("pages", "server"),
            ("style", "conventions"),
            ("goal", "ship"),
        )
    )
    told = Advice(adviser, Profile(slots=slots))

    assert told.next.criterion is None
    assert told.next.stop in ("sure", "settled")


def test_it_stops_when_no_question_is_worth_asking(databases: Adviser) -> None:
    """A question that may not be asked now is worth nothing, although its answer could change the lead."""
    only_if = {databases.pack.criteria[0].id: "any"}
    closed = tuple(criterion.model_copy(update={"ask_only_if": only_if}) for criterion in databases.pack.criteria)
    told = Advice(Adviser(databases.pack.model_copy(update={"criteria": closed})), Profile())

    assert not told.settled
    assert "worthless" == told.next.stop


def test_it_stops_when_told(adviser: Adviser) -> None:
    """Asking for the answer ends the questions at once."""
    talk = Talk(adviser)
    talk.say("start")
    talk.say("just tell me")

    assert talk.pick


def test_a_question_waits_for_its_condition(adviser: Adviser) -> None:
    """What bothers you about what runs is asked only of those who run something."""
    conditional = next(c for c in adviser.model.criteria.values() if c.ask_only_if)
    nothing = Slot(criterion="runs", option="none")
    for slots in ((), (nothing,)):
        talk = Talk(adviser)
        talk.say("start")
        for slot in slots:
            talk.choose(slot.option, question=slot.criterion)
        while talk.question:
            assert conditional.id != talk.question
            talk.ask("skip") if talk.question != "runs" else talk.choose("none")


@pytest.mark.parametrize("nothing", ["start", "just ask me"])
def test_the_first_question_is_the_one_that_the_pack_puts_first(adviser: Adviser, nothing: str) -> None:
    """With nothing known at all."""
    talk = Talk(adviser)
    talk.say(nothing)
    first = next(c.id for c in adviser.model.criteria.values() if c.ask_first)

    assert first == talk.question
