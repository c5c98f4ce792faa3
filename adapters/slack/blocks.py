"""Builders for the pieces of Block Kit that we use, each within Slack's limits whatever text it is given.

Content goes into `rich_text`, which shows text as it is: no escaping, no mentions, no markup. `mrkdwn` is used nowhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from adapters.slack import limits
from adapters.slack.limits import Block, width
from adapters.slack.text import clean, clip, split

Element = dict[str, Any]
RICH_TEXT = 2_800
"""Characters of one rich text block: below a section's limit, so that Slack does not fold it."""
_EMPTY = "-"
_ADDRESS = re.compile(r"https?://[^\s<>|\"]+")


def header(text: str) -> Iterator[Block]:
    """Yield a header; a text that is too long for one follows in full below it."""
    yield {"type": "header", "text": plain_text(text, limits.HEADER)}
    if width(clip(text, limits.TOP_TEXT)) > limits.HEADER:
        yield from paragraph([run(text)])


def divider() -> Block:
    """Return a line across the message."""
    return {"type": "divider"}


def context(text: str) -> Iterator[Block]:
    """Yield a line of small print."""
    for piece in split(clean(text).strip(), RICH_TEXT):
        if piece.strip():
            yield {"type": "context", "elements": [{"type": "plain_text", "text": piece, "emoji": False}]}


def run(text: str, *, bold: bool = False, italic: bool = False, code: bool = False) -> Element:
    """Return a run of text within a line."""
    style = {name: True for name, on in (("bold", bold), ("italic", italic), ("code", code)) if on}
    element: Element = {"type": "text", "text": clean(text)}
    return element | {"style": style} if style else element


def link(text: str, url: str, *, bold: bool = False) -> Element:
    """Return a link; only the text where the address is none that we would show."""
    if not _ADDRESS.fullmatch(url) or width(url) > limits.URL or clean(url) != url:
        return run(text, bold=bold)
    element: Element = {"type": "link", "url": url, "text": clean(text) or clip(url, limits.HEADER)}
    return element | {"style": {"bold": True}} if bold else element


def person(name: str) -> Element:
    """Return a mention of a person, the only way in which one ever gets into a message."""
    return {"type": "user", "user_id": name}


def paragraph(elements: Sequence[Element]) -> Iterator[Block]:
    """Yield a paragraph."""
    yield from _rich("rich_text_section", elements)


def quote(elements: Sequence[Element]) -> Iterator[Block]:
    """Yield a passage set off as a quotation."""
    yield from _rich("rich_text_quote", elements)


def code(text: str) -> Iterator[Block]:
    """Yield a program or a document, letter by letter."""
    yield from _rich("rich_text_preformatted", [run(text)])


def bullets(items: Iterable[Sequence[Element]], *, ordered: bool = False) -> Iterator[Block]:
    """Yield a list, over several blocks where one is too small."""
    room, batch, number = RICH_TEXT, list[Element](), 0
    for item in items:
        for part in _parts(item):
            size = sum(map(_width, part))
            if batch and size > room:
                yield _list(batch, ordered=ordered, offset=number - len(batch))
                room, batch = RICH_TEXT, []
            batch.append({"type": "rich_text_section", "elements": part})
            room, number = room - size, number + 1
    if batch:
        yield _list(batch, ordered=ordered, offset=number - len(batch))


def table(rows: Sequence[Sequence[str]]) -> Iterator[Block]:
    """Yield tables with the first row as heading, each within Slack's limits; over-long cells end in an ellipsis."""
    columns = len(rows[0])
    if columns > limits.TABLE_COLUMNS:
        step = limits.TABLE_COLUMNS - 1
        for start in range(1, columns, step):
            yield from table([[row[0], *row[start : start + step]] for row in rows])
        return
    most = limits.TABLE_CHARACTERS // (columns * 3)
    cells = [[_cell(text, most) for text in row] for row in rows]
    room, batch = 0, list[list[Element]]()
    for row in cells[1:] or [[_cell("", 1)] * columns]:
        size = sum(width(cell["text"]) for cell in row)
        if not batch or size > room or len(batch) == limits.TABLE_ROWS:
            if batch:
                yield _table(batch)
            batch = [cells[0]]
            room = limits.TABLE_CHARACTERS - sum(width(cell["text"]) for cell in cells[0])
        batch.append(row)
        room -= size
    yield _table(batch)


def actions(elements: Sequence[Element], *, block_id: str = "") -> Iterator[Block]:
    """Yield rows of buttons and menus."""
    for start in range(0, len(elements), limits.ACTIONS):
        block: Block = {"type": "actions", "elements": list(elements[start : start + limits.ACTIONS])}
        yield block | {"block_id": block_id} if block_id else block


def button(label: str, *, action_id: str, value: str, style: str = "", spoken: str = "") -> Element:
    """Return a button."""
    element: Element = {
        "type": "button", "text": plain_text(label, limits.BUTTON), "action_id": action_id, "value": value,
    }  # fmt: skip
    if style:
        element["style"] = style
    if spoken:
        element["accessibility_label"] = clip(spoken, limits.BUTTON)
    return element


def option(label: str, value: str, description: str = "") -> Element:
    """Return an option of a menu, of radio buttons or checkboxes."""
    element: Element = {"text": plain_text(label, limits.OPTION), "value": value}
    if clean(description).strip():
        element["description"] = plain_text(description, limits.OPTION)
    return element


def plain_text(text: str, most: int) -> Element:
    """Return a text object without any markup, never empty."""
    return {"type": "plain_text", "text": clip(text, most) or _EMPTY, "emoji": False}


def _rich(kind: str, elements: Sequence[Element]) -> Iterator[Block]:
    for part in _parts(elements):
        yield {"type": "rich_text", "elements": [{"type": kind, "elements": part}]}


def _parts(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Yield the elements in groups that fit one block each, texts split where needed."""
    room, part = RICH_TEXT, list[Element]()
    for element in elements:
        for piece in _pieces(element):
            size = _width(piece)
            if part and size > room:
                yield part
                room, part = RICH_TEXT, []
            part.append(piece)
            room -= size
    if part:
        yield part


def _pieces(element: Element) -> Iterator[Element]:
    if "text" not in element or 0 < _width(element) <= RICH_TEXT:
        yield element
        return
    for text in split(element["text"], RICH_TEXT):
        yield element | {"text": text}


def _width(element: Element) -> int:
    return width(element.get("text", ""))


def _list(items: list[Element], *, ordered: bool, offset: int) -> Block:
    element: Element = {
        "type": "rich_text_list", "style": "ordered" if ordered else "bullet", "indent": 0, "elements": items,
    }  # fmt: skip
    if ordered and offset:
        element["offset"] = offset
    return {"type": "rich_text", "elements": [element]}


def _cell(text: str, most: int) -> Element:
    return {"type": "raw_text", "text": clip(text, most) or _EMPTY}


def _table(rows: list[list[Element]]) -> Block:
    return {"type": "table", "column_settings": [{"is_wrapped": True} for _ in rows[0]], "rows": rows}
