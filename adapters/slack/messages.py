"""Blocks distributed over as few messages as Slack allows, each with a plain text that says it all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from adapters.slack import limits
from adapters.slack.limits import Block, weight, width
from adapters.slack.text import escape, head

_MORE = "\n… The rest is in the message itself."


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message, ready to send."""

    text: str
    """Escaped; notifications and screen readers take it."""
    blocks: tuple[Block, ...]


def messages(blocks: Iterable[Block]) -> tuple[Message, ...]:
    """Return the blocks as messages, in order."""
    return tuple(Message(text=spoken(batch), blocks=batch) for batch in _batches(blocks))


def spoken(blocks: Iterable[Block]) -> str:
    """Return what the blocks say as one escaped text, cut visibly where it is longer than Slack takes."""
    text = escape("\n".join(line for block in blocks for line in _lines(block)))
    if width(text) <= limits.TOP_TEXT:
        return text or "-"
    kept = head(text, limits.TOP_TEXT - width(_MORE))
    entity = kept.rfind("&", -4)
    return (kept[:entity] if entity >= 0 and ";" not in kept[entity:] else kept) + _MORE


def _batches(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    batch, room, tables = list[Block](), limits.MESSAGE_CHARACTERS, 0
    for block in blocks:
        size, table = weight(block), block["type"] == "table"
        if batch and (size > room or len(batch) == limits.MESSAGE_BLOCKS or (table and tables)):
            yield tuple(batch)
            batch, room, tables = [], limits.MESSAGE_CHARACTERS, 0
        batch.append(block)
        room, tables = room - size, tables + table
    if batch:
        yield tuple(batch)


def _lines(block: Block) -> Iterator[str]:
    match block["type"]:
        case "rich_text":
            for element in block["elements"]:
                yield from _rich(element)
        case "table":
            yield from (" | ".join(cell["text"] for cell in row) for row in block["rows"])
        case "actions" | "context_actions":
            labels = [label for element in block["elements"] for label in _labels(element)]
            yield f"[{'] ['.join(labels)}]"
        case "section":
            yield block["text"]["text"]
            yield f"[{'] ['.join(_labels(block['accessory']))}]"
        case "header":
            yield block["text"]["text"]
        case "context":
            yield " ".join(element["text"] for element in block["elements"])
        case _:
            pass


def _rich(element: Block) -> Iterator[str]:
    if element["type"] != "rich_text_list":
        yield ("> " if element["type"] == "rich_text_quote" else "") + _run(element["elements"])
        return
    for item in element["elements"]:
        yield f"• {_run(item['elements'])}"


def _run(elements: list[Block]) -> str:
    return "".join(_said(element) for element in elements)


def _said(element: Block) -> str:
    if element["type"] == "link" and not element["text"].startswith("["):
        return f"{element['text']} ({element['url']})"
    return str(element.get("text", ""))


def _labels(element: Any) -> Iterator[str]:
    match element["type"]:
        case "button":
            yield element["text"]["text"]
        case "feedback_buttons":
            yield element["positive_button"]["text"]["text"]
            yield element["negative_button"]["text"]["text"]
        case _:
            yield from (option["text"]["text"] for option in element["options"])
