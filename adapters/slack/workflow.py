"""The step for Workflow Builder: a description in, a framework with its reasons out. Nothing of it is kept."""

from collections.abc import Iterator
from datetime import datetime

from adapters.slack.core import Core
from adapters.slack.payloads import FunctionExecuted
from adapters.slack.text import escape, head, plain
from bot.events import Asked, ConversationKey, Event, Incoming, Said
from bot.plain import render_spans
from bot.replies import Citations, Recommendation, Reply

CALLBACK = "recommend_framework"
_MOST = 3_000
_NOTHING = "The description says too little for a recommendation. Say what is to be built, for whom, and what is known."


class NothingToRecommendError(Exception):
    """The message is for the workflow's owner."""


async def recommend(core: Core, given: FunctionExecuted, at: datetime) -> dict[str, str]:
    """Return the step's outputs.

    Raises:
        NothingToRecommendError: the description leads to no recommendation.
    """
    execution = given.event.function_execution_id
    key = ConversationKey(platform="slack", workspace=given.workspace, person=f"workflow:{execution}")
    steps: tuple[Event, ...] = (Said(plain(given.event.inputs.description or "")), Asked("tell_me"))
    reply = None
    for number, step in enumerate(steps):
        reply = await core.take(Incoming(key=key, id=f"{execution}:{number}", at=at, event=step))
    await core.take(Incoming(key=key, id=f"{execution}:end", at=at, event=Asked("forget")))
    outputs = _outputs(reply) if reply else None
    if outputs is None:
        raise NothingToRecommendError(_NOTHING)
    return outputs


def _outputs(reply: Reply) -> dict[str, str] | None:
    advice = next((part for part in reply.parts if isinstance(part, Recommendation)), None)
    if advice is None:
        return None
    cited = [item for part in reply.parts if isinstance(part, Citations) for item in part.items]
    sources = [f"[{item.number}] {item.title}, {item.date}: {item.url}" for item in cited]
    return {
        "framework": _fit(advice.headline),
        "reasons": _fit("\n".join(_reasons(advice))),
        "sources": _fit("\n".join(sources)) or "-",
    }


def _reasons(advice: Recommendation) -> Iterator[str]:
    yield render_spans(advice.summary)
    for reason in (*advice.reasons_for, *advice.reasons_against):
        sign = "For" if reason.in_favour else "Against"
        yield f"{sign}: {reason.text}{''.join(f' [{number}]' for number in reason.cites)}"
    for other in advice.alternatives:
        yield f"Or {other.rank.name}. Gain: {other.gain} Give up: {other.give_up}"
    yield advice.confidence


def _fit(text: str) -> str:
    """Return the text as workflows can put it into a message, escaped and cut visibly."""
    escaped = escape(text)
    return escaped if len(escaped) <= _MOST else f"{head(escaped, _MOST - 2)} …"
