"""The owner's counts, by day: they hold no person, and outlive the conversations that they come from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import Connection, Insert, bindparam, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.storage.tables import conversations, misses, tallies
from bot.events import ConversationKey
from bot.tallies import Count
from bot.turn import Answered

LATEST = 50
"""Texts that are shown."""

_MISS = insert(misses)
_TOTALS = (
    select(tallies.c.kind, tallies.c.name, func.sum(tallies.c.count))
    .where(tallies.c.day >= bindparam("since"))
    .group_by(tallies.c.kind, tallies.c.name)
)
_TEXTS = (
    select(misses.c.text)
    .where(misses.c.at >= bindparam("since"))
    .order_by(misses.c.at.desc(), misses.c.id)
    .limit(LATEST)
)
_KEPT = select(conversations.c.platform, func.count()).group_by(conversations.c.platform)


def _adding(dialect: str) -> Insert:
    row = sqlite.insert(tallies) if dialect == "sqlite" else postgresql.insert(tallies)
    more = {"count": tallies.c.count + row.excluded.count}
    return row.on_conflict_do_update(index_elements=list(tallies.primary_key.columns), set_=more)


_ADD = {dialect: _adding(dialect) for dialect in ("sqlite", "postgresql")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What was counted since a day."""

    kept: dict[str, int]
    """Conversations that are kept now, by platform."""
    counts: dict[Count, int]
    texts: tuple[str, ...]
    """Words that were not understood, the latest first, where the owner keeps them; hostile."""


def add(connection: Connection, answered: Answered) -> None:
    """Add what a turn counts, within its transaction; in one order, so that no two turns wait for each other."""
    day = answered.at.astimezone(UTC).date()
    rows = [{"day": day, "kind": each.kind, "name": each.name, "count": 1} for each in sorted(answered.counts)]
    if rows:
        connection.execute(_ADD[connection.dialect.name], rows)


def keep(connection: Connection, key: ConversationKey, at: datetime, texts: Iterable[str]) -> None:
    """Write down words that were not understood, with whose they were, so that they can be forgotten."""
    whose = {"platform": key.platform, "workspace": key.workspace, "person": key.person, "at": at.astimezone(UTC)}
    if rows := [whose | {"text": text} for text in texts]:
        connection.execute(_MISS, rows)


def totals(connection: Connection, since: date) -> Totals:
    """Return what was counted since a day, in UTC."""
    midnight = datetime.combine(since, time(), UTC)
    return Totals(
        kept=dict(connection.execute(_KEPT).all()),
        counts={Count(kind, name): number for kind, name, number in connection.execute(_TOTALS, {"since": since})},
        texts=tuple(connection.execute(_TEXTS, {"since": midnight}).scalars()),
    )
