"""The store of tests that need no database."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.events import ConversationKey
from bot.turn import Answered, ConflictError, Loaded, Stored


class FakeStore:
    """Conversations and events in dictionaries, compared as a database would.

    `wait` is awaited before each save, to hold a turn up, to fail it, or to let somebody else be first.
    """

    def __init__(self) -> None:
        self.conversations: dict[ConversationKey, Stored] = {}
        self.events: dict[tuple[ConversationKey, str], bytes] = {}
        """By conversation and id: the JSON of the reply, empty when it was forgotten."""
        self.wait: Callable[[], Awaitable[None]] | None = None
        self.fail: Exception | None = None
        """Raised in the place of forgetting a workspace."""

    async def load(self, key: ConversationKey, event: str = "") -> Loaded:
        """Return what is kept."""
        return Loaded(stored=self.conversations.get(key), earlier=self.events.get((key, event)))

    async def save(self, key: ConversationKey, stored: Stored, answered: Answered) -> None:
        """Keep it if the version fits and the event is new."""
        if self.wait is not None:
            await self.wait()
        held = self.conversations.get(key)
        if (held.version if held else 0) != stored.version - 1 or (key, answered.event) in self.events:
            raise ConflictError
        self.conversations[key] = stored
        self.events[key, answered.event] = answered.reply

    async def forget(self, key: ConversationKey, event: str, at: datetime) -> int:
        """Drop all that is the person's, but for the fact that their events were taken."""
        del at
        if (key, event) in self.events:
            raise ConflictError
        theirs = [each for each, _ in await self.of_person(key)]
        for each in theirs:
            del self.conversations[each]
        self.events |= {place: b"" for place in self.events if _person(place[0]) == _person(key)} | {(key, event): b""}
        return len(theirs)

    async def forget_workspace(self, platform: str, workspace: str) -> int:
        """Drop all that is the workspace's."""
        if self.fail is not None:
            raise self.fail
        theirs = [key for key in self.conversations if (key.platform, key.workspace) == (platform, workspace)]
        for key in theirs:
            del self.conversations[key]
        self.events = {place: reply for place, reply in self.events.items() if place[0].workspace != workspace}
        return len(theirs)

    async def of_person(self, key: ConversationKey) -> tuple[tuple[ConversationKey, Stored], ...]:
        """Return all that is the person's."""
        return tuple((each, stored) for each, stored in self.conversations.items() if _person(each) == _person(key))


def _person(key: ConversationKey) -> tuple[str, str, str]:
    return key.platform, key.workspace, key.person
