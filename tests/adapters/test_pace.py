"""How quick one may be."""

from adapters.pace import MOST_REMEMBERED, Pace


def test_so_many_turns_and_then_a_pause() -> None:
    """Each id by itself; the pause is told in whole seconds."""
    pace = Pace(2, 60.0)

    assert [0, 0, 56, 0] == [pace.wait(who, now) for who, now in (("a", 0.0), ("a", 3.5), ("a", 4.2), ("b", 4.2))]
    assert [0, 1] == [pace.wait("a", now) for now in (60.0, 63.4)]


def test_a_flood_of_new_people_does_not_grow_memory() -> None:
    """The ones not heard of for longest are forgotten first."""
    pace = Pace(1, 60.0)
    for who in range(MOST_REMEMBERED + 1_000):
        pace.wait(who, 0.0)

    assert MOST_REMEMBERED == len(pace)
    assert 60 == pace.wait(MOST_REMEMBERED, 0.0)


def test_a_clock_that_steps_back_locks_nobody_out() -> None:
    """An hour less on the clock is not an hour of waiting."""
    pace = Pace(1, 60.0)
    pace.wait("a", 7_200.0)

    assert 0 == pace.wait("a", 3_600.0)
    assert 60 == pace.wait("a", 3_600.0)
