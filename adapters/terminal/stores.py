"""Stores for one person: one that lasts as long as the process, and one that forgets typed lines as well."""

from collections.abc import Callable
from datetime import datetime

from bot.events import ConversationKey
from bot.turn import Answered, ConflictError, Loaded, Store, Stored

REMEMBERED = 100
"""Events of which a store in memory knows the reply: nothing delivers one again to a terminal."""


class PassingStore:
    """Conversations in memory, for when there is nowhere to keep them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[ConversationKey, Stored] = {}
        self._answered: dict[tuple[ConversationKey, str], bytes] = {}

    async def load(self, key: ConversationKey, event: str = "") -> Loaded:
        """Return the conversation, and what was answered to an event of it."""
        return Loaded(stored=self._kept.get(key), earlier=self._answered.get((key, event)))

    async def save(self, key: ConversationKey, stored: Stored, answered: Answered) -> None:
        """Write the successor of version `stored.version - 1` and the event; raise ConflictError if it is none."""
        before = self._kept.get(key)
        if stored.version != (before.version + 1 if before else 1) or (key, answered.event) in self._answered:
            raise ConflictError
        self._kept[key] = stored
        self._answered[key, answered.event] = answered.reply
        if len(self._answered) > REMEMBERED:
            del self._answered[next(iter(self._answered))]

    async def forget(self, key: ConversationKey, event: str, at: datetime) -> int:
        """Delete all of a person's conversations; of their events it stays known that they were taken."""
        del at
        theirs = [known for known in self._kept if known.person == key.person]
        for known in theirs:
            del self._kept[known]
        self._answered |= dict.fromkeys((place for place in self._answered if place[0].person == key.person), b"")
        self._answered[key, event] = b""
        return len(theirs)

    async def forget_workspace(self, platform: str, workspace: str) -> int:
        """Delete all conversations of a workspace."""
        theirs = [known for known in self._kept if (known.platform, known.workspace) == (platform, workspace)]
        for known in theirs:
            del self._kept[known]
        return len(theirs)


class ForgettingStore:
    """Another store that, when it forgets a person, has more forgotten: what the terminal keeps beside it."""

    def __init__(self, store: Store, more: Callable[[], None]) -> None:
        """Keep conversations in `store`; call `more` after it has forgotten a person."""
        self._store = store
        self._more = more

    async def load(self, key: ConversationKey, event: str = "") -> Loaded:
        """Return the conversation, and what was answered to an event of it."""
        return await self._store.load(key, event)

    async def save(self, key: ConversationKey, stored: Stored, answered: Answered) -> None:
        """Write it as the successor of version `stored.version - 1`, and the event."""
        await self._store.save(key, stored, answered)

    async def forget(self, key: ConversationKey, event: str, at: datetime) -> int:
        """Delete all of a person's conversations, and the rest."""
        count = await self._store.forget(key, event, at)
        self._more()
        return count

    async def forget_workspace(self, platform: str, workspace: str) -> int:
        """Delete all conversations of a workspace."""
        return await self._store.forget_workspace(platform, workspace)
