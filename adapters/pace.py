"""How often one person, and one workspace or server, may be answered. Counts are kept as long as they matter."""

import math
from collections import OrderedDict, deque
from collections.abc import Hashable

MOST_REMEMBERED = 50_000
"""Ids counted at the same time; the ones not heard of for longest are dropped first."""


class Pace:
    """Turns within a time, for each id. Each process counts by itself."""

    def __init__(self, turns: int, seconds: float) -> None:
        """Allow so many turns in so many seconds."""
        self._turns = turns
        self._seconds = seconds
        self._heard: OrderedDict[Hashable, deque[float]] = OrderedDict()

    def wait(self, who: Hashable, now: float) -> int:
        """Count a turn and return 0, or return how many seconds to wait for the next one; `now` is in seconds."""
        times = self._heard.setdefault(who, deque())
        self._heard.move_to_end(who)
        if times and now < times[-1]:
            times.clear()  # the clock stepped back: better a minute too lenient than an hour too strict
        while times and times[0] <= now - self._seconds:
            times.popleft()
        if len(times) >= self._turns:
            return max(1, math.ceil(times[0] + self._seconds - now))
        times.append(now)
        if len(self._heard) > MOST_REMEMBERED:
            self._heard.popitem(last=False)
        return 0

    def __len__(self) -> int:
        """Return how many ids are counted."""
        return len(self._heard)
