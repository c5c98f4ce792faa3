"""Plain text to Discord's markdown: everything that is not ours is escaped, so that it shows as it was typed.

https://support.discord.com/hc/en-us/articles/210298617 lists the marks. Lengths are counted in UTF-16 units, of which
there are never fewer than Discord counts.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from discord.utils import escape_mentions

from bot.replies import Span

LONGEST_LINK = 500
LONGEST_STRONG = 300

_MARKS = re.compile(r"[\\*_~|`<>\[\]]")
_LINE_START = re.compile(r"^(\s*)([#\-+])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
_ADDRESS = re.compile(r"(?<=\w):(?=//)")
_TELLING = re.compile(r"[\\*_~|`<>\[\]@]|://|^\s*(?:[#\-+]|\d+[.)])", re.MULTILINE)
"""Whatever one of those above could match; most texts hold none of it."""
_TURNING = r"\u202a-\u202e\u2066-\u2069"
_UNSENDABLE = re.compile(rf"[\x00-\x09\x0b-\x1f\x7f-\x9f{_TURNING}\ud800-\udfff]")
_IN_NO_ADDRESS = re.compile(rf"[{_TURNING}\ud800-\udfff]")


def width(text: str) -> int:
    """Return how long Discord takes a text to be, at most."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Drop what cannot be sent or would turn the rest of a message around: control characters and lone surrogates."""
    return _UNSENDABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def escape(text: str) -> str:
    """Return the markdown that shows exactly this text, without pings, links or marks."""
    kept = clean(text)
    if not _TELLING.search(kept):
        return kept
    marked = _MARKS.sub(r"\\\g<0>", kept)
    marked = _LINE_START.sub(r"\1\\\2", marked)
    marked = _NUMBERED.sub(r"\1\\\2", marked)
    return escape_mentions(_ADDRESS.sub(r"\\:", marked))


def line(text: str) -> str:
    """Escape a text that has to stay on one line."""
    return escape(" ".join(clean(text).split()))


def strong(text: str) -> str:
    """Set in bold, unless that would have to be split over messages later."""
    shown = line(text)
    return f"**{shown}**" if shown and width(shown) <= LONGEST_STRONG else shown


def inline_code(text: str) -> str:
    """Set as code within a line; a text with two backticks in a row is escaped instead, for Discord has no way."""
    shown = " ".join(clean(text).split())
    if not shown or "``" in shown or width(shown) > LONGEST_STRONG:
        return escape(shown)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def link(title: str, url: str) -> str:
    """Return a link that makes no preview; the bare title where the address is none to link to."""
    target = address(url)
    shown = line(title)
    if target is None:
        return f"{shown} ({line(url)})" if url.strip() else shown
    if not shown or width(shown) > LONGEST_STRONG:
        return f"{shown} [source](<{target}>)".strip()
    return f"[{shown}](<{target}>)"


def address(url: str) -> str | None:
    """Return a web address safe to put between brackets, or None."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc or _IN_NO_ADDRESS.search(url):
        return None
    safe = quote(url.strip(), safe="/:?#@!$&'*+,;=%~-._")
    return safe if len(safe) <= LONGEST_LINK else None


def cites(numbers: Iterable[int]) -> str:
    """Return references to excerpts, with the space before them."""
    marks = "".join(f"\\[{number}]" for number in numbers)
    return f" {marks}" if marks else ""


def spans(run: Iterable[Span]) -> str:
    """Render a run of spans, with references set off by spaces."""
    shown = ""
    after_reference = False
    for span in run:
        text = _span(span)
        joins = (after_reference and text[:1].isalnum()) or (span.kind == "cite" and shown[-1:].strip())
        shown += f" {text}" if joins else text
        after_reference = span.kind == "cite"
    return shown


def _span(span: Span) -> str:
    match span.kind:
        case "strong":
            return strong(span.text)
        case "code":
            return inline_code(span.text)
        case "quote":
            return f"“{line(span.text)}”"
        case "link":
            return link(span.text, span.url)
        case "cite":
            return f"\\[{line(span.text)}]"
        case "text":
            return escape(span.text)


def clip(text: str, limit: int) -> str:
    """Shorten a label to a limit. Whoever clips shows the whole text elsewhere."""
    shown = " ".join(clean(text).split())
    if width(shown) <= limit:
        return shown
    shown = shown[: limit - 1]
    while width(shown) > limit - 1:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"
