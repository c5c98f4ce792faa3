"""How often one person, and one server, may be answered. A count is forgotten as soon as its time has passed."""

from discord.ext.commands import Cooldown, CooldownMapping


class Pace:
    """Turns within a time, for each id."""

    def __init__(self, turns: int, seconds: float) -> None:
        self._turns: CooldownMapping[int] = CooldownMapping(Cooldown(turns, seconds), _itself)
        self._told: CooldownMapping[int] = CooldownMapping(Cooldown(1, seconds), _itself)

    def wait(self, who: int) -> float:
        """Count a turn; return 0, or the seconds until the next one is taken."""
        return self._turns.update_rate_limit(who) or 0.0

    def may_tell(self, who: int) -> bool:
        """Return whether somebody who is too quick may be told so in public: once in a while, not for every message."""
        return self._told.update_rate_limit(who) is None


def _itself(who: int) -> int:
    return who
