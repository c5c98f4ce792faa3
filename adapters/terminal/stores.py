"""Stores for one person: one that lasts as long as the process, and one that forgets typed lines as well."""

from collections.abc import Callable

from bot.events import ConversationKey
from bot.turn import ConflictError, Store, Stored


class PassingStore:
    """Conversations in memory, for when there is nowhere to keep them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[ConversationKey, Stored] = {}

    async def load(self, key: ConversationKey) -> Stored | None:
        """Return the conversation, or None when there is none."""
        return self._kept.get(key)

    async def save(self, key: ConversationKey, stored: Stored) -> None:
        """Write it as the successor of version `stored.version - 1`; raise ConflictError if another is there."""
        before = self._kept.get(key)
        if stored.version != (before.version + 1 if before else 1):
            raise ConflictError
        self._kept[key] = stored

    async def forget(self, key: ConversationKey) -> int:
        """Delete all of a person's conversations."""
        theirs = [known for known in self._kept if known.person == key.person]
        for known in theirs:
            del self._kept[known]
        return len(theirs)


class ForgettingStore:
    """Another store that, when it forgets a person, has more forgotten: what the terminal keeps beside it."""

    def __init__(self, store: Store, more: Callable[[], None]) -> None:
        """Keep conversations in `store`; call `more` after it has forgotten a person."""
        self._store = store
        self._more = more

    async def load(self, key: ConversationKey) -> Stored | None:
        """Return the conversation, or None when there is none."""
        return await self._store.load(key)

    async def save(self, key: ConversationKey, stored: Stored) -> None:
        """Write it as the successor of version `stored.version - 1`."""
        await self._store.save(key, stored)

    async def forget(self, key: ConversationKey) -> int:
        """Delete all of a person's conversations, and the rest."""
        count = await self._store.forget(key)
        self._more()
        return count
