"""What Slack accepts: sizes, how they are counted, and the check that every message passes before it is sent.

The figures are those of Slack's Block Kit reference and of slack_sdk's models. Two are not documented: the size of all
blocks together (`msg_blocks_too_long`, seen at about 13,200 characters) and of all cells of a table.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

Block = dict[str, Any]

MESSAGE_BLOCKS: Final = 50
VIEW_BLOCKS: Final = 100
MESSAGE_CHARACTERS: Final = 12_000
"""Of all blocks together: a margin below the undocumented limit."""
TOP_TEXT: Final = 4_000
HEADER: Final = 150
SECTION: Final = 3_000
ACTIONS: Final = 25
CONTEXT: Final = 10
CONTEXT_ACTIONS: Final = 5
ID: Final = 255
BUTTON: Final = 75
BUTTON_CLIPS: Final = 30
"""Longer labels are cut on narrow screens."""
BUTTON_VALUE: Final = 2_000
URL: Final = 3_000
OPTION: Final = 75
OPTION_VALUE: Final = 150
SELECT_OPTIONS: Final = 100
BOX_OPTIONS: Final = 10
"""Of radio buttons and checkboxes."""
TABLE_ROWS: Final = 100
TABLE_COLUMNS: Final = 20
TABLE_CHARACTERS: Final = 9_000
PLACEHOLDER: Final = 150
INPUT_LABEL: Final = 2_000
INPUT_TEXT: Final = 3_000
VIEW_TITLE: Final = 24
PRIVATE_METADATA: Final = 3_000
CONFIRM_TITLE: Final = 100
CONFIRM_TEXT: Final = 300
CONFIRM_BUTTON: Final = 30
RESPONSE_URL_USES: Final = 5

_BLOCK_TYPES: Final = {
    "header", "rich_text", "section", "context", "actions", "context_actions", "divider", "table", "input",
}  # fmt: skip


def width(text: str) -> int:
    """Return the length as Slack counts at its strictest: in UTF-16 units, so that an emoji may count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def weight(block: Block) -> int:
    """Return how much a block adds to the size of its message."""
    return _weight(shown(block))


def _weight(texts: list[str]) -> int:
    return sum(map(width, texts))


def shown(part: Any) -> list[str]:
    """Return every text that a part of a message shows, in reading order."""
    found: list[str] = []
    _collect(part, found)
    return found


def _collect(part: Any, found: list[str]) -> None:
    if type(part) is dict:
        for key, value in part.items():
            if type(value) is str:
                if key == "text":
                    found.append(value)
            elif type(value) is not bool:
                _collect(value, found)
    elif type(part) in {list, tuple}:
        for item in part:
            _collect(item, found)


def findings(text: str, blocks: tuple[Block, ...], *, view: bool = False) -> tuple[str, ...]:
    """Return what Slack would reject in a message or view, in words; empty when it is acceptable."""
    return tuple(_findings(text, blocks, view=view))


def _findings(text: str, blocks: tuple[Block, ...], *, view: bool) -> Iterator[str]:
    yield from _too_many("blocks", len(blocks), VIEW_BLOCKS if view else MESSAGE_BLOCKS)
    texts = [shown(block) for block in blocks]
    if not view:
        yield from _length("text", text, TOP_TEXT)
        yield from _too_many("characters in all blocks", sum(map(_weight, texts)), MESSAGE_CHARACTERS)
        yield from _too_many("tables", sum(block["type"] == "table" for block in blocks), 1)
    block_ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    yield from (f"block_id {name!r} is there {count} times" for name, count in block_ids.items() if count > 1)
    for number, (block, said) in enumerate(zip(blocks, texts, strict=True)):
        yield from (f"block {number} ({block['type']}): {finding}" for finding in _block(block, said))


def _block(block: Block, texts: list[str]) -> Iterator[str]:
    if block["type"] not in _BLOCK_TYPES:
        yield "unknown type"
    if "block_id" in block:
        yield from _length("block_id", block["block_id"], ID)
    match block["type"]:
        case "header":
            yield from _length("text", block["text"]["text"], HEADER)
        case "section":
            yield from _length("text", block["text"]["text"], SECTION)
            yield from _elements([block["accessory"]] if "accessory" in block else [])
        case "context":
            yield from _too_many("elements", len(block["elements"]), CONTEXT)
            for element in block["elements"]:
                yield from _length("element", element["text"], SECTION)
        case "actions" | "context_actions":
            yield from _too_many("elements", len(block["elements"]), ACTIONS if block["type"] == "actions" else 5)
            yield from _elements(block["elements"])
        case "table":
            yield from _table(block, texts)
        case "rich_text":
            yield from _too_many("characters", _weight(texts), SECTION)
            yield from ("an empty text" for text in texts if not text)
        case "input":
            yield from _length("label", block["label"]["text"], INPUT_LABEL)
            yield from _elements([block["element"]])
        case _:
            pass


def _table(block: Block, texts: list[str]) -> Iterator[str]:
    yield from _too_many("rows", len(block["rows"]), TABLE_ROWS)
    yield from _too_many("columns", max(map(len, block["rows"])), TABLE_COLUMNS)
    yield from _too_many("characters", _weight(texts), TABLE_CHARACTERS)
    yield from ("an empty cell" for row in block["rows"] for cell in row if not cell["text"])


def _elements(elements: list[Block]) -> Iterator[str]:
    if not elements:
        return
    ids = Counter(element["action_id"] for element in elements)
    yield from (f"action_id {name!r} is there {count} times" for name, count in ids.items() if count > 1)
    for element in elements:
        yield from _length("action_id", element["action_id"], ID)
        yield from _element(element)


def _element(element: Block) -> Iterator[str]:
    match element["type"]:
        case "button":
            yield from _length("button", element["text"]["text"], BUTTON)
            yield from _length("value", element.get("value", "-"), BUTTON_VALUE)
            yield from _length("accessibility_label", element.get("accessibility_label", "-"), BUTTON)
        case "feedback_buttons":
            for name in ("positive_button", "negative_button"):
                yield from _length(name, element[name]["text"]["text"], BUTTON)
                yield from _length("value", element[name]["value"], BUTTON_VALUE)
        case "static_select" | "multi_static_select":
            yield from _length("placeholder", element["placeholder"]["text"], PLACEHOLDER)
            yield from _options(element["options"], SELECT_OPTIONS)
        case "radio_buttons" | "checkboxes":
            yield from _options(element["options"], BOX_OPTIONS)
        case _:
            pass


def _options(options: list[Block], most: int) -> Iterator[str]:
    yield from _too_many("options", len(options), most)
    if not options:
        yield "no options"
    for option in options:
        yield from _length("option", option["text"]["text"], OPTION)
        yield from _length("option value", option["value"], OPTION_VALUE)
        if "description" in option:
            yield from _length("description", option["description"]["text"], OPTION)


def _length(name: str, text: str, most: int) -> Iterator[str]:
    if not text:
        yield f"{name} is empty"
    yield from _too_many(f"characters in {name}", width(text), most)


def _too_many(name: str, count: int, most: int) -> Iterator[str]:
    if count > most:
        yield f"{count} {name}, at most {most}"
