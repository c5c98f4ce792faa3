"""Which known word was probably meant."""

from collections.abc import Iterable


def meant(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean `x`?", or the known words when they are few, or nothing."""
    from difflib import get_close_matches  # only broken packs pay for it

    choices = sorted(known)
    if close := get_close_matches(word.lower(), choices, n=1, cutoff=0.6):
        return f"Did you mean `{close[0]}`?"
    if 0 < len(choices) <= 12:
        return f"Known: {listed(choices)}."
    return ""


def listed(words: Iterable[str]) -> str:
    """Return words as `a`, `b`, `c`."""
    return ", ".join(f"`{word}`" for word in words)
