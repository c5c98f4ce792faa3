"""Talking to the core in tests: a conversation one can type and click into, and look at."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from bot.adviser import Adviser
from bot.conversation import step
from bot.events import Asked, Chose, Command, Event, Filled, Said
from bot.plain import render
from bot.profile import Profile
from bot.replies import Part, Prompt, Recommendation, Reply
from bot.state import Conversation

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)

P = TypeVar("P", bound=Part)


@dataclass
class Talk:
    """One conversation; each method returns the reply."""

    adviser: Adviser
    conversation: Conversation = field(default_factory=Conversation)
    replies: list[Reply] = field(default_factory=list)

    def say(self, text: str) -> Reply:
        """Type something."""
        return self.send(Said(text))

    def choose(self, *options: str, question: str = "", seen: int | None = None) -> Reply:
        """Click options of the open question, or of another."""
        return self.send(Chose(question, options), seen)

    def ask(self, command: Command, argument: str = "", seen: int | None = None) -> Reply:
        """Click a command."""
        return self.send(Asked(command, argument), seen)

    def fill(self, text: str = "", **answers: str) -> Reply:
        """Send a form."""
        return self.send(Filled(tuple((criterion, (option,)) for criterion, option in answers.items()), text))

    def send(self, event: Event, seen: int | None = None) -> Reply:
        """Send any event."""
        taken = step(self.adviser, self.conversation, event, at=AT, seen=seen)
        self.conversation = taken.conversation
        self.replies.append(taken.reply)
        return taken.reply

    @property
    def state(self) -> str:
        """The name of the state."""
        return self.conversation.state.name

    @property
    def profile(self) -> Profile:
        """What is known."""
        return self.conversation.state.profile

    @property
    def question(self) -> str:
        """The criterion that is open, or nothing."""
        prompt = part(self.replies[-1], Prompt)
        return prompt.question if prompt else ""

    @property
    def pick(self) -> str:
        """The pick of the last reply's recommendation, or nothing."""
        verdict = part(self.replies[-1], Recommendation)
        return verdict.pick.candidate if verdict else ""


def part(reply: Reply, kind: type[P]) -> P | None:
    """Return the first part of a kind."""
    return next((found for found in reply.parts if isinstance(found, kind)), None)


def text(reply: Reply) -> str:
    """Return the reply as plain text."""
    return render(reply)
