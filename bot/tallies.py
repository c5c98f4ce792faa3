"""What a turn adds to its owner's counts, and which words nothing was made of. No count holds a person or a text."""

from dataclasses import dataclass
from typing import Literal

from bot.profile import Slot
from bot.replies import Echo, Notice, Part, Reply
from bot.state import Advised, Asking, Closed, Confirming, Conversation

Kind = Literal["understood", "asked", "recommended", "opinion", "went_with", "missed"]


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """One more of something."""

    kind: Kind
    name: str
    """Ids of the pack: an option after its criterion, a criterion, a candidate; or words of this program."""


def counts(before: Conversation, after: Conversation, reply: Reply) -> tuple[Count, ...]:
    """Return what a turn made new; what held before it, or is only shown again, counts no second time."""
    then, now = _held(before), _held(after)
    found = [count for count in now if count not in then]
    return (*found, *(Count("missed", _extent(part)) for part in reply.parts if _missed(part)))


def missed(reply: Reply) -> tuple[str, ...]:
    """Return the person's words of which a reply says that nothing was made of them, as it quotes them; hostile."""
    return tuple(words for part in reply.parts for words in _missed(part))


def _held(conversation: Conversation) -> tuple[Count, ...]:
    """Return what holds in a conversation."""
    state = conversation.state
    found = [Count("understood", _understood(slot)) for slot in state.profile.slots]
    if isinstance(state, Asking | Confirming):
        found.append(Count("asked", state.question if isinstance(state, Asking) else state.readings[0].criterion))
    if isinstance(state, Advised):
        found.append(Count("recommended", state.pick))
    if isinstance(state, Closed) and state.chosen:
        found.append(Count("went_with", state.chosen))
    if conversation.opinion:
        found.append(Count("opinion", conversation.opinion))
    return tuple(dict.fromkeys(found))


def _understood(slot: Slot) -> str:
    wanted = slot.polarity == "wanted"
    return f"{slot.criterion} {slot.option}" if wanted else f"{slot.criterion} {slot.option} ({slot.polarity})"


def _missed(part: Part) -> tuple[str, ...]:
    if isinstance(part, Echo):
        return part.not_understood
    if isinstance(part, Notice) and part.tone == "info" and part.spans and part.spans[0].kind == "quote":
        return (part.spans[0].text,)
    return ()


def _extent(part: Part) -> str:
    return "part of a message" if isinstance(part, Echo) else "a whole message"
