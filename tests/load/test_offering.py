"""The messages that `make load` offers."""

from itertools import groupby, pairwise
from operator import itemgetter

import pytest

from tests.load.driving import TEXTS
from tests.load.offering import THINKING, schedule


def test_as_many_messages_are_offered_as_asked_for() -> None:
    """Neither more nor fewer, spread over the time, and at the same moments in every run."""
    messages = tuple(schedule(20, 10))
    moments = [due for due, _, _ in messages]

    assert 200 == len(messages)
    assert sorted(moments) == moments
    assert pytest.approx(5, abs=1) == sum(moments) / 200
    assert tuple(schedule(20, 10)) == messages


def test_everybody_says_the_dialogue_in_order_and_thinks_in_between() -> None:
    """Nobody leaves a line out, and there is time for an answer between two."""
    messages = sorted(schedule(20, 100), key=itemgetter(1))
    for _, said in groupby(messages, key=itemgetter(1)):
        moments, _, numbers = zip(*said, strict=True)

        assert numbers == tuple(range(len(TEXTS)))[: len(numbers)]
        assert all(later - sooner > THINKING / 2 for sooner, later in pairwise(moments))
