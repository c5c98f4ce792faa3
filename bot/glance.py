"""What a stored conversation shows to somebody who looks at it without taking a turn: for forms and overviews."""

from dataclasses import dataclass
from datetime import datetime

from bot.advice import Advice
from bot.adviser import Adviser
from bot.decision.outlook import askable
from bot.profile import Profile
from bot.replies import Prompt
from bot.state import Advised, Closed, StateError, read
from bot.turn import Stored
from bot.wording.asking import prompt
from bot.wording.echo import heard
from bot.wording.recommending import headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A conversation in a few words."""

    updated: datetime
    headline: str = ""
    """What was recommended; empty when it has not come to that."""
    understood: tuple[str, ...] = ()


def glance(adviser: Adviser, stored: Stored) -> Glance:
    """Return a conversation in a few words; of one that cannot be read, only when it was."""
    try:
        state = read(stored.state).state
    except StateError:
        return Glance(updated=stored.updated)
    advised = isinstance(state, Advised | Closed) and bool(state.profile.slots)
    return Glance(
        updated=stored.updated,
        headline=headline(Advice(adviser, state.profile)) if advised else "",
        understood=tuple(item.label for item in heard(adviser, state.profile)),
    )


def open_prompts(adviser: Adviser, stored: Stored | None) -> tuple[Prompt, ...]:
    """Return every question that may be asked now and has no answer yet, whether it was put before or not."""
    profile = _profile(stored)
    case = Advice(adviser, profile).case
    return tuple(prompt(adviser, profile, criterion) for criterion in askable(adviser.model, case, ()))


def _profile(stored: Stored | None) -> Profile:
    try:
        state = read(stored.state).state if stored else None
    except StateError:
        state = None
    return Profile() if state is None or isinstance(state, Closed) else state.profile
