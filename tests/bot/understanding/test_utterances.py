"""The frozen utterances: floors a little under what is reached. The message of a failure is the table."""

import pytest
from rich.console import Console

from bot.adviser import Adviser
from tests.evaluation.language import OUT_OF_SCOPE, Score, score, table

FLOORS = {
    "answer": 0.97,
    "command": 0.96,
    "correction": 0.85,
    "in-scope-hard": 0.89,
    "negation": 0.92,
    "non-native": 0.89,
    "paraphrase": 0.95,
    "runs-knows-named": 0.92,
    "several": 0.94,
    "slang": 0.89,
    "typo": 0.92,
    "uncertainty": 0.93,
    "all": 0.94,
}
FRESH_FLOORS = {"dev": 0.83, "held": 0.77}


@pytest.fixture(scope="module")
def scores(adviser: Adviser) -> dict[str, Score]:
    """Return the scores by phenomenon."""
    return score(adviser.pack)


def _shown(scores: dict[str, Score], *phenomena: str) -> str:
    console = Console(width=100)
    with console.capture() as capture:
        console.print(table(scores))
    return "\n".join((capture.get(), *(miss for phenomenon in phenomena for miss in scores[phenomenon].misses)))


@pytest.mark.parametrize("phenomenon", FLOORS)
def test_slots_are_heard(scores: dict[str, Score], phenomenon: str) -> None:
    """F1 over slots, names, commands and answers."""
    assert FLOORS[phenomenon] <= scores[phenomenon].f1, _shown(scores, phenomenon)


def test_the_polarity_is_right(scores: dict[str, Score]) -> None:
    """At most two in a hundred are heard the wrong way round."""
    assert 0.02 >= scores["all"].wrong, _shown(scores, "negation", "uncertainty")


def test_the_scope_is_right(scores: dict[str, Score]) -> None:
    """Most of what is out of scope is caught, while nearly all that is in scope is kept."""
    assert 0.85 <= scores[OUT_OF_SCOPE].scope, _shown(scores, OUT_OF_SCOPE)
    assert 0.95 <= scores["all"].scope, _shown(scores)


@pytest.mark.parametrize("part", FRESH_FLOORS)
def test_what_nobody_had_seen_is_heard(adviser: Adviser, part: str) -> None:
    """F1 on utterances that were written when the phrases had long been tuned."""
    scores = score(adviser.pack, part)

    assert FRESH_FLOORS[part] <= scores["all"].f1, "" if part == "held" else _shown(scores, "all")
