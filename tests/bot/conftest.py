"""The adviser on the shipped pack, and one on another subject, made once."""

from pathlib import Path

import pytest

from bot.adviser import Adviser
from knowledge.loading import load

PACKS = Path(__file__).parent.parent / "packs"


@pytest.fixture(scope="session")
def adviser() -> Adviser:
    """The shipped pack, ready to advise."""
    return Adviser(load())


@pytest.fixture(scope="session")
def databases() -> Adviser:
    """A tiny pack about databases."""
    return Adviser(load(PACKS / "databases"))
