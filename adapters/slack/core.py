"""What Slack needs of the core, as values that the composition root fills in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.adviser import Adviser
from bot.events import ConversationKey, Incoming
from bot.glance import Glance, glance, open_prompts
from bot.replies import Prompt, Reply
from bot.turn import Store, Stored

Take = Callable[[Incoming], Awaitable[Reply]]
OfPerson = Callable[[ConversationKey], Awaitable[tuple[tuple[ConversationKey, Stored], ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A conversation that is stored about a person."""

    key: ConversationKey
    shows: Glance


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """The conversation, seen from here."""

    take: Take
    questions: Callable[[ConversationKey], Awaitable[tuple[Prompt, ...]]]
    """Questions worth asking at once in a conversation, for a form."""
    kept: Callable[[ConversationKey], Awaitable[tuple[Kept, ...]]]
    """All conversations that are stored about the key's person in its workspace."""
    forget_workspace: Callable[[str], Awaitable[int]]
    """Delete all that is stored about the people of a workspace."""


def make_core(take: Take, store: Store, adviser: Adviser, of_person: OfPerson) -> Core:
    """Return the core over a store; `of_person` gives all that is stored about the key's person in its workspace."""

    async def questions(key: ConversationKey) -> tuple[Prompt, ...]:
        return open_prompts(adviser, (await store.load(key)).stored)

    async def kept(key: ConversationKey) -> tuple[Kept, ...]:
        return tuple(Kept(key=found, shows=glance(adviser, stored)) for found, stored in await of_person(key))

    async def forget_workspace(workspace: str) -> int:
        return await store.forget_workspace("slack", workspace)

    return Core(take=take, questions=questions, kept=kept, forget_workspace=forget_workspace)
