"""Databases of both kinds, new for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from bot.adviser import Adviser
from knowledge.loading import load
from tests.adapters.storage.postgres import Postgres, postgres


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """A PostgreSQL server."""
    with postgres() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'conversations.db'}"
    server: Postgres = request.getfixturevalue("server")
    return server.database()


@pytest.fixture
def empty(url: str) -> Iterator[Engine]:
    """An engine on an empty database."""
    engine = open_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    """An engine on a database with its tables."""
    migrate(empty)
    return empty


@pytest.fixture
def store(engine: Engine) -> Iterator[Conversations]:
    """The store on it."""
    conversations = Conversations(engine)
    yield conversations
    conversations.close()


@pytest.fixture(scope="session")
def adviser() -> Adviser:
    """The shipped knowledge."""
    return Adviser(load())
