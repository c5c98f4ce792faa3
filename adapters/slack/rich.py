"""Spans of a reply as elements of a rich text block."""

from collections.abc import Iterable, Mapping

from adapters.slack import blocks as kit
from adapters.slack.blocks import Element
from bot.replies import Citation, Span, Spans

Sources = Mapping[int, Citation]
"""The excerpts of the reply by number: a reference links to its source."""


def rich(spans: Spans, sources: Sources | None = None) -> list[Element]:
    """Return the spans as elements; a person's words come in quotation marks."""
    return [element for span in spans for element in _elements(span, sources or {}) if element["text"]]


def cited(text: str, cites: Iterable[int], sources: Sources) -> list[Element]:
    """Return a statement with the numbers of its excerpts."""
    return rich((Span(text), *(Span(str(number), "cite") for number in cites)), sources)


def _elements(span: Span, sources: Sources) -> tuple[Element, ...]:
    match span.kind:
        case "strong":
            return (kit.run(span.text, bold=True),)
        case "code":
            return (kit.run(span.text, code=True),)
        case "quote":
            return (kit.run(f"“{span.text}”"),)
        case "link":
            return (kit.link(span.text, span.url),)
        case "cite":
            return (kit.run(" "), _reference(span.text, sources))
        case "text":
            return (kit.run(span.text),)


def _reference(number: str, sources: Sources) -> Element:
    source = sources.get(int(number)) if number.isascii() and number.isdecimal() else None
    return kit.link(f"[{number}]", source.url) if source else kit.run(f"[{number}]")
