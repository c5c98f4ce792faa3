"""What import-linter cannot see: the core knows no candidate by name."""

import re
from pathlib import Path

from knowledge.loading import load

BOT = Path(__file__).parent.parent / "bot"

ENGLISH = {"bottle", "dash", "falcon", "pyramid", "reflex"}
"""Candidates whose names are also plain words."""


def test_the_core_names_no_candidate() -> None:
    """Not even in a comment: point it at another pack and every line still makes sense."""
    names = {name.casefold() for candidate in load().candidates for name in (candidate.id, candidate.name)} - ENGLISH
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(names)))})\b", re.IGNORECASE)
    found = [
        f"{file.relative_to(BOT)}:{number}: {line.strip()}"
        for file in sorted(BOT.rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]

    assert not found
