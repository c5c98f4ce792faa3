"""Light stemming: one stem for the forms of a word ("blocks", "blocked", "blocking"), no more.

A full stemmer makes one of "user" and "use", or of "general" and "generate", which phrases must tell apart.
"""

from functools import lru_cache
from typing import Final

_FIXED: Final = {
    "using": "use", "used": "use", "uses": "use", "was": "was", "has": "has", "does": "does", "this": "this",
    "during": "during", "going": "go", "goes": "go", "went": "went", "built": "build", "ran": "run", "written": "write",
    "wrote": "write", "knew": "know", "known": "know", "grown": "grow", "chose": "choose", "chosen": "choose", "dying": "die",
    "doing": "do", "being": "being", "having": "have", "people": "people", "news": "news", "data": "data", "need": "need",
    "learnt": "learn", "left": "left", "taught": "teach", "thought": "think", "kept": "keep", "made": "make", "making": "make", "understood": "understand",
    "said": "say", "told": "tell", "heard": "hear", "got": "get", "gotten": "get", "forgotten": "forget", "forgot": "forget",
    "gave": "give", "given": "give", "meant": "mean", "gone": "go", "came": "come", "began": "begin", "begun": "begin",
    "apis": "api", "taking": "take", "took": "take",
}  # fmt: skip
_VOWELS: Final = frozenset("aeiouy")


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return the stem of a lower-case word."""
    if len(word) < 4 or word in _FIXED:
        return _final(_FIXED.get(word, word))
    return _final(_verb(_plural(word)))


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _verb(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending, shortest in (("ing", 6), ("ed", 5)):
        if word.endswith(ending) and len(word) >= shortest and not word.endswith("eed"):
            rest = word[: -len(ending)]
            if not _VOWELS.isdisjoint(rest):
                return _single(rest)
    return word


def _single(word: str) -> str:
    """Repair what an ending did: "runn" is "run", "mov" is "move"."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    if len(word) == 3 and word[1] in _VOWELS and word[0] not in _VOWELS and word[2] not in "aeiouywx":
        return word + "e"
    return word


def _final(word: str) -> str:
    """Words of four letters keep their "e": "note" is not "not"."""
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
