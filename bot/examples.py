"""Example conversations as tests of a pack: played, and compared by ids, never by wording."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.adviser import Adviser
from bot.commands import COMMANDS
from bot.conversation import step
from bot.events import Asked, Chose, Event, Said
from bot.profile import Profile
from bot.replies import Citations, Reply
from bot.state import Asking, Conversation
from knowledge.example import Example, Turn

AT = datetime(2026, 1, 1, tzinfo=UTC)
"""Examples are about what is said, so any day will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One turn of an example, as it went."""

    said: str
    """What the person did, as in the file."""
    expected: tuple[str, ...]
    """One line for each expectation."""
    got: tuple[str, ...]
    """The same lines as they came out; equal to `expected` when the example holds."""


def play(adviser: Adviser, example: Example) -> tuple[Played, ...]:
    """Play an example to its end."""
    conversation = Conversation()
    played = []
    for turn in example.turns:
        taken = step(adviser, conversation, event_of(turn), at=AT)
        conversation = taken.conversation
        played.append(_compared(turn, taken.reply, conversation))
    return tuple(played)


def transcript(example: Example, played: tuple[Played, ...]) -> str:
    """Return the whole conversation with its expectations, those that failed marked with what came instead."""
    lines = [f"{example.id}: {example.title}"]
    for turn in played:
        lines.append(f"  > {turn.said}")
        for expected, got in zip(turn.expected, turn.got, strict=True):
            lines.append(f"      {expected}" if expected == got else f"    - {expected}\n    + {got}")
    return "\n".join(lines)


def event_of(turn: Turn) -> Event:
    """Return what a person does in a turn; a choice is for the question that is open.

    Raises:
        ValueError: there is no such command.
    """
    if turn.say is not None:
        return Said(turn.say)
    if turn.choose is not None:
        return Chose("", turn.choose)
    command, _, argument = (turn.command or "").partition(" ")
    if command not in COMMANDS:
        raise ValueError(f"a turn says, chooses or gives a command; there is no command {command!r}")
    return Asked(command, argument)  # type: ignore[arg-type]


def _compared(turn: Turn, reply: Reply, conversation: Conversation) -> Played:
    pairs: list[tuple[str, str]] = []
    ranking = reply.standing.ranking
    pick = ranking[0].candidate if ranking else "none"
    if turn.kind is not None:
        pairs.append((f"kind: {turn.kind}", f"kind: {reply.kind}"))
    if turn.pick is not None:
        pairs.append((f"pick: {turn.pick}", f"pick: {pick}"))
    if turn.one_of is not None:
        allowed = ", ".join(turn.one_of)
        pairs.append((f"one of: {allowed}", f"one of: {allowed if pick in turn.one_of else pick}"))
    if turn.asks is not None:
        state = conversation.state
        pairs.append((f"asks: {turn.asks}", f"asks: {state.question if isinstance(state, Asking) else 'nothing'}"))
    for criterion, options in (turn.understood or {}).items():
        wanted = (options,) if isinstance(options, str) else options
        pairs.append((_line(criterion, wanted), _line(criterion, _understood(conversation.state.profile, criterion))))
    if turn.cites is not None:
        cited = [item.id for part in reply.parts if isinstance(part, Citations) for item in part.items]
        named = ", ".join(turn.cites)
        found = any(excerpt in cited for excerpt in turn.cites)
        pairs.append((f"cites one of: {named}", f"cites one of: {named if found else ', '.join(cited) or 'nothing'}"))
    said = turn.say if turn.say is not None else turn.command or f"[{', '.join(turn.choose or ())}]"
    return Played(said=said, expected=tuple(e for e, _ in pairs), got=tuple(g for _, g in pairs))


def _understood(profile: Profile, criterion: str) -> tuple[str, ...]:
    marks = {"wanted": "", "rejected": "!", "unsure": "?"}
    return tuple(f"{marks[slot.polarity]}{slot.option}" for slot in profile.of(criterion))


def _line(criterion: str, options: tuple[str, ...]) -> str:
    return f"understood {criterion}: {', '.join(sorted(options)) or 'nothing'}"
