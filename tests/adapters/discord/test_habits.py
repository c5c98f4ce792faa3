"""What a server has set, and for how long it is remembered."""

from dataclasses import dataclass

from adapters.discord.habits import FRESH, Habits
from tests.adapters.discord.fakes import FakeNotes


@dataclass(slots=True)
class FakeTime:
    """A clock that is set by hand."""

    now: float = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


async def test_a_setting_is_looked_up_once_a_minute() -> None:
    """What another process sets meanwhile holds here as soon as the minute is over."""
    notes, clock = FakeNotes(), FakeTime()
    ours, theirs = Habits(notes, clock), Habits(notes, clock)
    before = await ours.wants_threads(5)
    await theirs.set_threads(5, threads=True)
    meanwhile = await ours.wants_threads(5)
    clock.now += FRESH
    after = await ours.wants_threads(5)

    assert (False, False, True) == (before, meanwhile, after)


async def test_what_was_set_here_holds_at_once() -> None:
    """Nobody waits a minute for the setting that they have just changed, and others have their own."""
    habits = Habits(FakeNotes())
    await habits.wants_threads(5)
    await habits.set_threads(5, threads=True)

    assert await habits.wants_threads(5)
    assert not await habits.wants_threads(6)


async def test_a_setting_that_cannot_be_read_is_looked_up_again() -> None:
    """Until then mentions are answered in place."""
    notes = FakeNotes({"discord:server:5": "not JSON"})
    habits = Habits(notes)
    unreadable = await habits.wants_threads(5)
    notes.kept["discord:server:5"] = '{"threads": true}'

    assert not unreadable
    assert await habits.wants_threads(5)
