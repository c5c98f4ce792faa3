"""The phrases of the shipped pack, made once."""

import pytest

from bot.adviser import Adviser
from bot.understanding.lexicon import Lexicon


@pytest.fixture(scope="session")
def lexicon(adviser: Adviser) -> Lexicon:
    """Return the phrases of the shipped pack."""
    return Lexicon(adviser.pack)
