"""`knowledge try`: what a text is understood as, what it is worth, and what would be said."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.adviser import Adviser
from bot.oneshot import ask
from bot.plain import render
from bot.replies import Heard
from bot.understanding.reading import read


def tried(adviser: Adviser, text: str) -> Iterator[str]:
    """Yield the report."""
    reply = ask(adviser, text, at=datetime.now(UTC))
    standing = reply.standing
    yield "Understood"
    yield from (f"  {_heard(item)}" for item in standing.understood)
    if not standing.understood:
        yield "  nothing that a criterion asks for"
    meaning = read(text, adviser.lexicon)
    for title, words in (
        ("named", meaning.named),
        ("not wanted", meaning.rejected),
        ("not understood", meaning.not_understood),
    ):
        if words:
            yield f"  {title}: {', '.join(words)}"
    if meaning.inquiry:
        inquiry = meaning.inquiry
        about = ", ".join((*inquiry.candidates, *inquiry.topics, *inquiry.criteria))
        yield f"  asks for facts about: {about or 'nothing known'}"
    yield ""
    yield "Scores"
    for place, rank in enumerate(standing.ranking, start=1):
        name = " with ".join((rank.candidate, *rank.companions))
        yield f"  {place}. {name:<32} {rank.score:+.2f}  stays first: {rank.stays_first:.0%}"
    for reason in standing.reasons:
        what = f"{reason.criterion}.{reason.option}".rstrip(".")
        yield f"     {reason.candidate:<16} {reason.points:+.2f}  {what}: {reason.text}"
    if standing.question:
        yield f"  would ask: {standing.question.question}"
    yield ""
    yield f"Said ({reply.kind})"
    yield from (f"  {line}" for line in render(reply).splitlines())


def _heard(item: Heard) -> str:
    quote = f' from "{item.quote}"' if item.quote else ""
    return f"{item.criterion}.{item.option} {item.polarity} ({item.how}){quote}"
