"""Warnings about age: candidates that are hardly maintained, and facts older than the pack allows."""

from datetime import date

from bot.advice import Advice
from bot.wording.boxed import noted
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import sentence

STATES = {
    "slow": "is maintained slowly",
    "dormant": "is hardly maintained",
    "ended": "is no longer developed",
}


def remarks(advice: Advice, notes: Footnotes, today: str) -> tuple[str, ...]:
    """Return what has to be said about the pick's and the runner-up's upkeep."""
    found = []
    for rank in advice.ranking[:2]:
        candidate = advice.adviser.model.all[rank.candidate]
        if candidate.maintenance in ("dormant", "ended"):
            told = sentence(f"{candidate.name} {STATES[candidate.maintenance]}: {candidate.release_habits.text}")
            found.append(noted(told, notes.cite(candidate.release_habits.excerpts)))
    age = (date.fromisoformat(today) - advice.adviser.pack.header.as_of).days
    if age > advice.adviser.pack.header.stale_after_days:
        as_of = advice.adviser.pack.header.as_of.isoformat()
        found.append(f"What I know dates from {as_of}: check versions and maintenance before you rely on it.")
    return tuple(found)
