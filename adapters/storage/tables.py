"""The database's shape."""

from sqlalchemy import Column, DateTime, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("platform", String, primary_key=True),
    Column("workspace", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("thread", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("recent", Text, nullable=False),
    Column("updated", DateTime(timezone=True), nullable=False),
    Index("conversations_of_person", "platform", "workspace", "person"),
    Index("conversations_by_age", "updated"),
)

notes = Table(
    "notes",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Small facts that outlive a process, such as the hash of the commands last registered with a platform."""
