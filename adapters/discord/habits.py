"""Where each server wants to be answered: in place, or in a thread for each conversation.

What a server has set is in the notes, which all processes share. It is remembered for a minute, so that not every
mention has to look there; for so long another process may go on as before.
"""

import json
import logging
import time
from collections import OrderedDict
from collections.abc import Callable

from adapters.discord.ports import Notes

log = logging.getLogger(__name__)

FRESH = 60.0
"""Seconds."""
MOST_REMEMBERED = 10_000
"""Servers; the ones looked up first are forgotten first."""


class Habits:
    """What servers have set."""

    def __init__(self, notes: Notes, now: Callable[[], float] = time.monotonic) -> None:
        self._notes = notes
        self._now = now
        self._known: OrderedDict[int, tuple[float, bool]] = OrderedDict()

    async def wants_threads(self, server: int) -> bool:
        """Return whether a server has asked for threads."""
        looked_up, threads = self._known.get(server, (float("-inf"), False))
        if self._now() < looked_up + FRESH:
            return threads
        try:
            kept = json.loads(await self._notes.get(_name(server)) or "{}")
            return self._remember(server, threads=bool(kept.get("threads", False)))
        except Exception:  # noqa: BLE001 - where a setting cannot be read, the turn itself will say what is wrong
            log.warning("Could not read a server's setting")
            return False

    async def set_threads(self, server: int, *, threads: bool) -> None:
        """Note whether a server wants threads."""
        await self._notes.put(_name(server), json.dumps({"threads": threads}))
        self._remember(server, threads=threads)

    def _remember(self, server: int, *, threads: bool) -> bool:
        self._known.pop(server, None)
        self._known[server] = (self._now(), threads)
        if len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
        return threads


def _name(server: int) -> str:
    return f"discord:server:{server}"
