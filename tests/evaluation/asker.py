"""A simulated asker who answers follow-up questions from what a case says, and "I don't know" where it is silent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.adviser import Adviser
from bot.conversation import step
from bot.events import Asked, Chose, Event, Said
from bot.replies import Heard, Ranked
from bot.state import Asking, Confirming, Conversation

AT = datetime(2026, 11, 23, tzinfo=UTC)

RENAMED = {"python_experience": "experience", "existing_stack": "runs"}

WORDS = {
    ("app", "rest_api"): "api",
    ("app", "microservice"): "service",
    ("app", "standard_site"): "site",
    ("app", "large_product"): "product",
    ("app", "internal_tool"): "tool",
    ("app", "iot_or_tiny"): "device",
    ("app", "ml_serving"): "model",
    ("app", "data_dashboard"): "dashboard",
    ("app", "high_concurrency_io"): "api",
    ("app", "other"): "",
    ("goal", "learn_internals"): "internals",
    ("goal", "learn_marketable"): "job",
    ("goal", "ship_quickly"): "ship",
}
"""The real cases' words for the pack's options; an empty one is none of them."""

PLAIN = {
    "needs_admin": "admin",
    "needs_user_accounts": "accounts",
    "wants_batteries": "batteries",
    "wants_openapi_or_typed": "contract",
}
"""Yes or no in both."""

YES_MEANS: dict[str, tuple[str, str]] = {
    "needs_websockets": ("live", "websockets"),
    "async": ("concurrency", "async"),
    "wants_freedom": ("style", "freedom"),
    "needs_database": ("database", "relational"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """How a simulated conversation went."""

    ranking: tuple[Ranked, ...]
    questions: int
    asked: tuple[str, ...]
    corrected: int = 0
    """Lines of the echo that were put right."""


def facts(said: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return what a case says as options by criterion; real cases and invented ones write it differently."""
    found: dict[str, tuple[str, ...]] = {}
    for key, value in said.items():
        for criterion, option in _translated(key, value):
            found[criterion] = (*found.get(criterion, ()), option)
    return found


def interview(adviser: Adviser, text: str, known: dict[str, tuple[str, ...]], *, corrects: bool = False) -> Interview:
    """Play a conversation to its recommendation; who `corrects` then puts right what the echo shows to be misread."""
    taken = step(adviser, Conversation(), Said(text), at=AT)
    asked: list[str] = []
    while isinstance(taken.conversation.state, Asking | Confirming):
        state = taken.conversation.state
        criterion = state.question if isinstance(state, Asking) else state.readings[0].criterion
        asked.append(criterion)
        taken = step(adviser, taken.conversation, _reply(criterion, known), at=AT)
    if taken.reply.kind not in ("recommendation", "answer"):
        taken = step(adviser, taken.conversation, Asked("tell_me"), at=AT)
    corrections = tuple(_corrections(taken.reply.standing.understood, known)) if corrects else ()
    for correction in corrections:
        taken = step(adviser, taken.conversation, correction, at=AT)
    return Interview(
        ranking=taken.reply.standing.ranking, questions=len(asked), asked=tuple(asked), corrected=len(corrections)
    )


def _corrections(echo: tuple[Heard, ...], known: dict[str, tuple[str, ...]]) -> Iterator[Event]:
    """Yield a click for each line of the echo that is not what the case says."""
    for criterion in dict.fromkeys(heard.criterion for heard in echo):
        shown = {heard.option for heard in echo if heard.criterion == criterion and heard.polarity == "wanted"}
        meant = known.get(criterion, ())
        if shown - set(meant):
            yield Chose(criterion, meant) if meant else Asked("remove", criterion)


def _reply(criterion: str, known: dict[str, tuple[str, ...]]) -> Event:
    options = known.get(criterion)
    return Chose(criterion, options) if options else Asked("skip")


def _translated(key: str, value: Any) -> list[tuple[str, str]]:
    if key in ("named", "rejected"):
        return []
    if key in PLAIN:
        return [(PLAIN[key], value)] if value in ("yes", "no") else []
    if key in YES_MEANS:
        criterion, option = YES_MEANS[key]
        if value == "yes":
            return [(criterion, option)]
        opposite = {"live": "no", "database": "none"}.get(criterion)
        return [(criterion, opposite)] if opposite else []
    criterion = RENAMED.get(key, key)
    return [(criterion, option) for word in _words(value) if (option := WORDS.get((criterion, word), word))]


def _words(value: Any) -> list[str]:
    """Return what stands for options; the free text of a real case's goal does not."""
    values = value if isinstance(value, list) else [value]
    return [word for word in values if isinstance(word, str) and " " not in word]
