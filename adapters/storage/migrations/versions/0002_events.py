"""Events in a table of their own, in the place of the latest eight replies within each conversation's row.

Replies of the last hour are carried over, since a platform may deliver their events again; older ones are dropped.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

STILL_REPEATED = timedelta(hours=1)
KEY = ("platform", "workspace", "channel", "thread", "person")


def upgrade() -> None:
    """Create the table, fill it, and drop the column."""
    events = op.create_table(
        "events",
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("workspace", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply", sa.LargeBinary, nullable=False),
    )
    op.create_index("events_of_person", "events", ["platform", "workspace", "person"])
    op.create_index("events_by_age", "events", ["at"])
    for row in _recent(op.get_bind()):
        op.get_bind().execute(events.insert(), row)
    with op.batch_alter_table("conversations") as conversations:
        conversations.drop_column("recent")


def _recent(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    names = (*KEY, "recent")
    columns = (*(sa.column(name) for name in names), sa.column("updated", sa.DateTime(timezone=True)))
    found = sa.select(*columns).select_from(sa.table("conversations"))
    for row in connection.execute(found.where(columns[-1] >= datetime.now(UTC) - STILL_REPEATED)):
        key = [unquote(getattr(row, name), errors="surrogatepass") for name in KEY]
        whose = {"platform": row.platform, "workspace": row.workspace, "person": row.person, "at": row.updated}
        for event, reply in json.loads(row.recent):
            digest = hashlib.blake2b(json.dumps([*key, event]).encode(), digest_size=16).hexdigest()
            yield whose | {"event": digest, "reply": zlib.compress(reply.encode(), 1)}
