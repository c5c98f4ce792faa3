"""Whether somebody takes back what was understood before."""

from typing import Final

from bot.understanding.text import Words

_LEAVES_OUT: Final = frozenset(["oh", "hmm", "ah", "um", "well", "ok", "okay", "but", "and", "wait", "sorry"])
_OPENINGS: Final = frozenset(
    tuple(opening.split())
    for opening in (
        "actually", "sorry", "correction", "i meant", "i mean", "oops", "my mistake", "scratch that", "wait",
        "on second thought", "i was wrong", "not quite", "rather", "that is wrong", "that is not right", "that is not true",
        "change that", "i take that back", "to correct", "i misspoke", "you misunderstood", "you got", "i did not say",
        "i never said", "in fact", "change of plan", "let me correct", "i should have", "forget what i said", "make that",
        "i made a mistake", "no i", "no we", "no not", "no it", "no that", "no actually", "not true", "i changed my mind",
        "instead", "i have to correct", "that was wrong", "no my", "no our",
    )
)  # fmt: skip
_SIZES: Final = frozenset(map(len, _OPENINGS))


def corrects(words: Words) -> bool:
    """Return whether a text opens like a correction."""
    opening = words.words[:8]
    if opening and opening[0] in ("sorry", "wait"):
        return True
    kept = tuple(word for word in opening if word not in _LEAVES_OUT)
    return "actually" in opening[:4] or any(kept[:size] in _OPENINGS for size in _SIZES)
