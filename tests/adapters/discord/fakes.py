"""What stands in for the rest of the program: the notes in a dict, and turns that fail or wait."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from adapters.discord.ports import Candidate
from bot.adviser import Adviser
from bot.events import Incoming
from bot.replies import Reply
from bot.turn import take
from tests.stores import FakeStore

CANDIDATES = (
    Candidate("django", "Django"),
    Candidate("flask", "Flask"),
    Candidate("fastapi", "FastAPI"),
    Candidate("aiohttp", "aiohttp"),
)


@dataclass(slots=True)
class FakeNotes:
    """Notes in a dict."""

    kept: dict[str, str] = field(default_factory=dict)

    async def get(self, name: str) -> str | None:
        """Return a note."""
        return self.kept.get(name)

    async def put(self, name: str, value: str) -> None:
        """Keep a note."""
        self.kept[name] = value


@dataclass(slots=True)
class Core:
    """The real conversation over a fake store, whose turns can be watched, held up, made to fail or scripted."""

    adviser: Adviser
    store: FakeStore = field(default_factory=FakeStore)
    taken: list[Incoming] = field(default_factory=list)
    failure: Exception | None = None
    before: Callable[[], Awaitable[None]] | None = None
    reply: Reply | None = None

    async def take(self, incoming: Incoming) -> Reply:
        """Take a turn."""
        self.taken.append(incoming)
        if self.before is not None:
            await self.before()
        if self.failure is not None:
            raise self.failure
        return self.reply or await take(incoming, self.store, self.adviser)
