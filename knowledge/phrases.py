"""The little language of phrases: is it well formed?

    web (site|page)     either word             log[-]in            the part in brackets may be missing
    need .. accounts    up to three words       =moved              exactly this form of the word, not its stem
                        between
    # users             any number              ## users            one of two digits or more, to ####

Brackets may stand inside each other.
"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\.\.+|[()\[\]|]|[^\s()\[\]|]+")
_CHUNK = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|[^\s()\[\]])+")
_PIECE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[^()\[\]]+")
_WORD = re.compile(r"[a-z0-9]+")
_CLOSES = {"(": ")", "[": "]"}


def complaint(phrase: str) -> str:
    """Return what is wrong with a phrase, as the end of a sentence; empty when nothing is."""
    tokens = _TOKEN.findall(phrase)
    return _brackets(tokens) or _gaps(tokens) or _emptiness(tokens)


def words(phrase: str) -> Iterator[str]:
    """Yield every word that may occur in what a phrase stands for: `licen(s|c)e` has two."""
    for chunk in _CHUNK.findall(phrase):
        heads = [""]
        for piece in _PIECE.findall(chunk):
            inside = piece.strip("()[]").split("|") + ([""] if piece[0] == "[" else [])
            heads = [head + option for head in heads for option in inside][:100]
        yield from (word for head in heads for word in _WORD.findall(head))


def _brackets(tokens: list[str]) -> str:
    open_: list[str] = []
    before = ""
    for token in tokens:
        if token in _CLOSES:
            open_.append(token)
        elif token in _CLOSES.values():
            if not open_ or _CLOSES[open_.pop()] != token:
                return f"`{token}` closes nothing."
            if before in (*_CLOSES, "|"):
                return f"there is nothing between `{before}` and `{token}`."
        elif token == "|":
            if not open_:
                return "`|` stands outside of brackets."
            if before in (*_CLOSES, "|"):
                return f"there is nothing between `{before}` and `|`."
        before = token
    return f"`{open_[-1]}` is never closed." if open_ else ""


def _gaps(tokens: list[str]) -> str:
    if any(token.startswith("...") for token in tokens):
        return "a gap is two dots, `..`."
    if tokens and ".." in (tokens[0], tokens[-1]):
        return "a gap `..` needs words on both sides."
    return ""


def _emptiness(tokens: list[str]) -> str:
    """Something must be left when all that may be missing is."""
    depth = 0
    for token in tokens:
        depth += {"[": 1, "]": -1}.get(token, 0)
        if depth == 0 and re.search(r"\w", token):
            return ""
    return "nothing in it must be said."
