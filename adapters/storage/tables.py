"""The database's shape. What changes here needs a migration in `migrations/versions`; a test compares the two."""

from typing import Any
from urllib.parse import quote, unquote

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

HEAD = "0004"
"""The latest revision in `migrations/versions`, which this program needs. A test holds it against the files."""


class Name(TypeDecorator[str]):
    """Any text as a name: what no database takes (NUL, half a character) is kept as in a web address, as is `%`.

    Platforms' ids stay as they are, so that an owner can read them.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return what the database keeps."""
        del dialect
        return value if value is None or value.isalnum() else quote(value, safe="/:@. ", errors="surrogatepass")

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Return what was given."""
        del dialect
        return value if value is None else unquote(value, errors="surrogatepass")


class Words(Name):
    """The same for a text of any length."""

    impl = Text
    cache_ok = True


class Document(TypeDecorator[str]):
    """JSON, in which no character stands that no database takes: there is another way to write it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return JSON of the same meaning."""
        del dialect
        return value and value.replace("\0", "\\u0000").encode(errors="backslashreplace").decode()


metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("platform", Name, primary_key=True),
    Column("workspace", Name, primary_key=True),
    Column("channel", Name, primary_key=True),
    Column("thread", Name, primary_key=True),
    Column("person", Name, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", Document, nullable=False),
    Column("updated", DateTime(timezone=True), nullable=False),
    Index("conversations_of_person", "platform", "workspace", "person"),
    Index("conversations_by_age", "updated"),
)

events = Table(
    "events",
    metadata,
    Column("event", String, primary_key=True),
    Column("platform", Name, nullable=False),
    Column("workspace", Name, nullable=False),
    Column("person", Name, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("reply", LargeBinary, nullable=False),
    Index("events_of_person", "platform", "workspace", "person"),
    Index("events_by_age", "at"),
)
"""What was taken, with the replies, for as long as a platform may deliver it again: `adapters.storage.events`."""

tallies = Table(
    "tallies",
    metadata,
    Column("day", Date, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("name", Name, primary_key=True),
    Column("count", Integer, nullable=False),
)
"""The owner's counts, without any person: `adapters.storage.tallies`."""

misses = Table(
    "misses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", Name, nullable=False),
    Column("workspace", Name, nullable=False),
    Column("person", Name, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("text", Words, nullable=False),
    Index("misses_of_person", "platform", "workspace", "person"),
    Index("misses_by_age", "at"),
)
"""Words that were not understood, where the owner chose to keep them, as long as a conversation is kept."""

notes = Table(
    "notes",
    metadata,
    Column("name", Name, primary_key=True),
    Column("value", Words, nullable=False),
)
"""Small facts that outlive a process, such as the hash of the commands last registered with a platform."""

slack_deliveries = Table(
    "slack_deliveries",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("claimed", DateTime, nullable=False, index=True),
    Column("done", Boolean, nullable=False),
)
"""Whose answers got out: `adapters.slack.deliveries`. The tables of slack_sdk's stores are described by itself."""
