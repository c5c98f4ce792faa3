"""Knowledge and an environment for the terminal's tests."""

from pathlib import Path

import pytest

from bot.adviser import Adviser
from knowledge.loading import load

DATABASES = Path(__file__).parents[2] / "packs" / "databases"


@pytest.fixture(scope="session")
def adviser() -> Adviser:
    """A small pack on another subject: the terminal knows none."""
    return Adviser(load(DATABASES))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return variables of a user with an empty home, who asks about databases."""
    return {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "WHICHFRAMEWORK_PACK": str(DATABASES),
    }
