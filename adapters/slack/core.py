"""What Slack needs of the core, as values that the composition root fills in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.events import ConversationKey, Incoming
from bot.replies import Prompt, Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A conversation that is stored about a person."""

    key: ConversationKey
    updated: datetime
    headline: str = ""
    """What was recommended in it; empty when it has not come to that."""
    understood: tuple[str, ...] = ()
    """What is known, each in a few words."""


async def no_questions(_: ConversationKey) -> tuple[Prompt, ...]:
    """Return that there is nothing to ask."""
    return ()


async def nothing_kept(_: ConversationKey) -> tuple[Kept, ...]:
    """Return that nothing is stored."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """The conversation, seen from here."""

    take: Callable[[Incoming], Awaitable[Reply]]
    questions: Callable[[ConversationKey], Awaitable[tuple[Prompt, ...]]] = no_questions
    """Questions worth asking at once in a conversation, for a form."""
    kept: Callable[[ConversationKey], Awaitable[tuple[Kept, ...]]] = nothing_kept
    """All conversations that are stored about the key's person in its workspace."""
