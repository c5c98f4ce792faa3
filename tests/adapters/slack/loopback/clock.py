"""Time that passes when a test says so."""

from datetime import UTC, datetime, timedelta


class Clock:
    """A clock that also serves as `sleep`: waiting moves it on and takes no time."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self.waits: list[float] = []

    def __call__(self) -> datetime:
        return self._now

    def advance(self, **by: float) -> None:
        """Move on."""
        self._now += timedelta(**by)

    async def sleep(self, seconds: float) -> None:
        """Remember how long somebody wanted to wait, and move on by it."""
        self.waits.append(seconds)
        self.advance(seconds=seconds)
