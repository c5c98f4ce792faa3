"""Text on its way to Slack and back: cleaned, escaped, cut and split; nothing is dropped without saying so."""

import re
from collections.abc import Iterator

from adapters.slack.limits import width

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters, and those that turn the direction of writing, with which one link can pass for another."""
_ENTITY = re.compile(r"&(amp|lt|gt);")
_MARKUP = re.compile(r"<([@#!][^<>|]+|[a-z]+:[^<>|\s]+)(?:\|([^<>]*))?>")
_PLAIN = {"amp": "&", "lt": "<", "gt": ">"}
_ELLIPSIS = "…"


def clean(text: str) -> str:
    """Return the text without characters that no message may hold."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))


def escape(text: str) -> str:
    """Return the text so that Slack shows it as it is: no mention, no link and no formatting can come of it."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str, bot: str = "") -> str:
    """Return what a person typed, without Slack's markup: the bot's mention goes, other mentions lose their power."""
    unmarked = _MARKUP.sub(lambda match: _unmarked(match, bot), text)
    return _ENTITY.sub(lambda match: _PLAIN[match[1]], unmarked).strip()


def mentions(text: str, person: str) -> bool:
    """Return whether the text as Slack sends it mentions the person (or the bot)."""
    return any(match[1] == f"@{person}" for match in _MARKUP.finditer(text))


def clip(text: str, most: int) -> str:
    """Return the text in one line, at most so wide; an ellipsis says that it was cut."""
    line = " ".join(clean(text).split())
    return line if width(line) <= most else head(line, most - 1).rstrip() + _ELLIPSIS


def head(text: str, most: int) -> str:
    """Return as much of the text as is at most so wide."""
    if width(text) <= most:
        return text
    taken = text[:most]
    while width(taken) > most:
        taken = taken[: len(taken) - max(1, (width(taken) - most) // 2)]
    return taken


def split(text: str, most: int) -> Iterator[str]:
    """Yield the whole text in pieces that are at most so wide, cut at a line's end or a space where there is one."""
    while width(text) > most:
        piece = head(text, most)
        cut = max(piece.rfind("\n"), piece.rfind(" ")) + 1
        piece = piece[:cut] if cut > len(piece) // 2 else piece
        yield piece
        text = text[len(piece) :]
    if text:
        yield text


def _unmarked(match: re.Match[str], bot: str) -> str:
    target, label = match[1], match[2]
    if target == f"@{bot}":
        return ""
    match target[0]:
        case "@":
            return "@" + (label or "someone").lstrip("@")
        case "#":
            return "#" + (label or "channel").lstrip("#")
        case "!":
            return label or "@" + target[1:].partition("^")[0]
        case _:
            return label or target.removeprefix("mailto:")
