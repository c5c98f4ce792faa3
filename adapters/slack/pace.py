"""How often one person, and one workspace, may be answered in a minute. Counts are kept for as long and no longer."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
MOST_REMEMBERED = 50_000
"""Ids counted at the same time; the ones not heard of for longest are dropped first."""


class Pace:
    """Turns within the last minute, for each id."""

    def __init__(self, turns: int) -> None:
        """Allow so many."""
        self._turns = turns
        self._heard: OrderedDict[str, deque[datetime]] = OrderedDict()

    def wait(self, who: str, now: datetime) -> int:
        """Count a turn and return 0, or return how many seconds to wait for the next one."""
        times = self._heard.setdefault(who, deque())
        self._heard.move_to_end(who)
        while times and times[0] <= now - MINUTE:
            times.popleft()
        if len(times) >= self._turns:
            return max(1, round((times[0] + MINUTE - now).total_seconds()))
        times.append(now)
        if len(self._heard) > MOST_REMEMBERED:
            self._heard.popitem(last=False)
        return 0
