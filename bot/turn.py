"""One turn: load, understand, step, save. The only part of the core that awaits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.events import ConversationKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A conversation as kept: opaque to the store, which only compares versions."""

    version: int
    """Counts saves from 1."""
    state: str
    """JSON with a format number; `bot.state` reads and writes it."""
    recent: tuple[tuple[str, str], ...]
    """The latest events' ids with the JSON of their replies, oldest first, so that a redelivery gets the same reply."""
    updated: datetime


class ConflictError(Exception):
    """Somebody else saved this conversation since it was loaded: load again and repeat the turn."""


class StoreUnavailableError(Exception):
    """The store cannot be reached or written now; the message says what to do about it, without secrets."""


class Store(Protocol):
    """Where conversations are kept. `adapters.storage` implements it."""

    async def load(self, key: ConversationKey) -> Stored | None:
        """Return the conversation, or None when there is none."""
        ...

    async def save(self, key: ConversationKey, stored: Stored) -> None:
        """Write it as the successor of version `stored.version - 1`.

        Raises:
            ConflictError: the stored version is another one.
            StoreUnavailableError: it cannot be written now.
        """
        ...

    async def forget(self, key: ConversationKey) -> int:
        """Delete everything kept about `key.person` on `key.platform` and `key.workspace`; return how many conversations."""
        ...
