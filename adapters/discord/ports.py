"""What the Discord adapter is given, and the one error it gives back to whoever starts it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from adapters.failure import CannotGoOnError
from bot.events import Incoming
from bot.replies import Reply

Take = Callable[[Incoming], Awaitable[Reply]]
"""One turn of the conversation."""

PORTAL = "https://discord.com/developers/applications"


class Notes(Protocol):
    """A few short texts that outlive the process: which commands are registered, what a server has set."""

    async def get(self, name: str) -> str | None:
        """Return what was put under a name."""
        ...

    async def put(self, name: str, value: str) -> None:
        """Keep a text under a name, in place of what was there."""
        ...


class SetupError(CannotGoOnError):
    """Discord refuses us until the owner changes something; the message is one sentence that says what."""

    def __init__(self, message: str) -> None:
        """End the program with the exit code for wrong settings."""
        super().__init__(message, 2)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A framework that `/compareframeworks` offers."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to reach Discord and how to behave there."""

    token: str = field(repr=False)
    api_url: str = ""
    """In place of Discord's own: "http://127.0.0.1:8080/api", with the version at its end or without."""
    gateway_url: str = ""
    shard_count: int | None = None
    """Over all processes; as Discord advises when None."""
    shard_ids: tuple[int, ...] = ()
    """Those of this process; all when empty."""
    person_turns: int = 10
    """Turns that one person may take within `person_seconds` before being asked to slow down."""
    person_seconds: float = 20.0
    server_turns: int = 300
    """The same for everybody in one server together."""
    server_seconds: float = 60.0
    patience: float = 1.5
    """Seconds that a turn may take before the person is told to wait; Discord gives up after three."""
    ready_timeout: float = 2.0
    """Seconds without a further server after which a connection counts as complete."""
