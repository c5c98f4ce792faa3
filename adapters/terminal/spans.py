"""Text of a reply as rich text: styled, and harmless."""

from rich.style import Style
from rich.text import Text

from adapters.terminal.text import visible
from bot.replies import Span, Spans

STYLES = {"text": "", "strong": "bold", "code": "cyan", "quote": "italic", "cite": "magenta"}


def line(text: str, style: str = "") -> Text:
    """Return text in one style."""
    return Text(visible(text), style=style)


def spans(parts: Spans) -> Text:
    """Return runs of text, each in the style of its kind."""
    return Text().join(_span(span) for span in parts)


def cites(numbers: tuple[int, ...]) -> Text:
    """Return the numbers of excerpts as they stand after a claim."""
    return Text("".join(f" [{number}]" for number in numbers), style=STYLES["cite"])


def link(text: str, url: str) -> Text:
    """Return text that opens a page when clicked, where the terminal can; other schemes than the web's stay text."""
    shown = visible(text)
    target = visible(url)
    if not target.startswith(("https://", "http://")) or any(character.isspace() for character in target):
        return Text(shown)
    return Text(shown, style=Style(underline=True, color="blue", link=target))


def _span(span: Span) -> Text:
    if span.kind == "link":
        address = "" if span.text == span.url else f" ({span.url})"
        return link(span.text, span.url).append_text(line(address, "dim"))
    if span.kind == "cite":
        return line(f" [{span.text}]", STYLES["cite"])
    return line(f"“{span.text}”" if span.kind == "quote" else span.text, STYLES[span.kind])
