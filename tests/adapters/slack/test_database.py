"""The database of Bolt's stores."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from adapters.slack.database import open_engine


async def test_an_error_shows_no_token(tmp_path: Path) -> None:
    """A statement that fails is logged, and the token that it was to store is not."""
    engine = open_engine(f"sqlite:///{tmp_path}/slack.db")
    with pytest.raises(OperationalError) as failure:
        async with engine.begin() as connection:
            await connection.execute(text("INSERT INTO nowhere VALUES (:token)"), {"token": "xoxb-secret"})
    await engine.dispose()

    assert "nowhere" in str(failure.value)
    assert "xoxb-secret" not in str(failure.value)
