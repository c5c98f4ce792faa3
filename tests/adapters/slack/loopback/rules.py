"""What Slack refuses. Figures are from its Block Kit reference; lengths are counted in characters as a browser does."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]

IN_MESSAGES = {
    "actions", "context", "context_actions", "divider", "header", "input", "rich_text", "section", "table",
}  # fmt: skip
IN_VIEWS = IN_MESSAGES - {"table", "context_actions"}
IN_ACTIONS = {"button", "checkboxes", "radio_buttons", "static_select"}
IN_SECTIONS = {"button", "checkboxes", "radio_buttons", "static_select", "multi_static_select", "overflow"}
IN_INPUTS = {"checkboxes", "radio_buttons", "static_select", "multi_static_select", "plain_text_input"}
PLAIN_ENTITY = re.compile(r"&(?!(amp|lt|gt);)")
LIVE_MARKUP = re.compile(r"<[^>]*>")


class RefusedError(Exception):
    """The answer `{"ok": false, "error": code}`; `why` is for whoever reads a failed test."""

    def __init__(self, code: str, why: str = "") -> None:
        super().__init__(f"{code}: {why}" if why else code)
        self.code = code
        self.why = why


def check_message(body: Json, *, previews: bool = True) -> None:
    """Refuse a message that Slack would not take, or would show otherwise than it was meant.

    `previews`: whether links would be previewed unless the message says no.
    """
    blocks = body.get("blocks") or []
    text = body.get("text") or ""
    if not text:
        raise RefusedError("no_text", "beside blocks a text is needed, for notifications and screen readers")
    _most("msg_too_long", length(text), 4_000, "characters in the text")
    if PLAIN_ENTITY.search(text) or LIVE_MARKUP.search(text):
        raise RefusedError("unescaped_text", f"live markup in {text!r}")
    if previews and (body.get("unfurl_links") is not False or body.get("unfurl_media") is not False):
        raise RefusedError("unfurls", "links would be previewed")
    _most("invalid_blocks", len(blocks), 50, "blocks")
    _most("msg_blocks_too_long", sum(length(text) for text in texts(blocks)), 13_200, "characters in all blocks")
    _most("invalid_blocks", sum(block["type"] == "table" for block in blocks), 1, "tables")
    check_blocks(blocks, IN_MESSAGES)


def check_view(view: Json) -> None:
    """Refuse a view that Slack would not open or publish."""
    blocks = view["blocks"]
    _most("invalid_arguments", len(blocks), 100, "blocks")
    _most("invalid_arguments", len(view.get("private_metadata", "")), 3_000, "characters of private_metadata")
    if view["type"] == "modal":
        for name in ("title", "submit", "close"):
            _text(view[name], 24, name)
        if any(block["type"] == "input" for block in blocks) and "submit" not in view:
            raise RefusedError("invalid_arguments", "a form needs a button that sends it")
    check_blocks(blocks, IN_VIEWS)


def check_blocks(blocks: list[Json], allowed: set[str]) -> None:
    """Refuse blocks that are malformed, too large, or of the wrong kind for where they stand."""
    block_ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    action_ids = Counter(element["action_id"] for block in blocks for element in elements(block))
    for name, count in (*block_ids.items(), *action_ids.items()):
        _most("invalid_blocks", count, 1, f"controls called {name}")
        _most("invalid_blocks", length(name), 255, "characters of an id")
    for number, block in enumerate(blocks):
        if block["type"] not in allowed:
            raise RefusedError("invalid_blocks", f"block {number}: {block['type']} is not allowed here")
        try:
            _BLOCKS[block["type"]](block)
        except RefusedError as error:
            raise RefusedError(error.code, f"block {number} ({block['type']}): {error.why}") from None


def elements(block: Json) -> Iterator[Json]:
    """Yield the controls of a block."""
    if block["type"] in {"actions", "context_actions"}:
        yield from block["elements"]
    for name in ("accessory", "element"):
        if name in block:
            yield block[name]


def texts(part: Any) -> Iterator[str]:
    """Yield everything in a part of a message that counts as text."""
    if isinstance(part, list):
        for item in part:
            yield from texts(item)
    elif isinstance(part, Mapping):
        for name, value in part.items():
            if name == "text" and isinstance(value, str):
                yield value
            elif name not in {"value", "action_id", "block_id"}:
                yield from texts(value)


def length(text: str) -> int:
    """Return a text's length as JavaScript has it."""
    return len(text.encode("utf-16-le")) // 2


def _header(block: Json) -> None:
    _text(block["text"], 150, "header")


def _section(block: Json) -> None:
    _text(block["text"], 3_000, "text")
    if "accessory" in block:
        _element(block["accessory"], IN_SECTIONS)


def _context(block: Json) -> None:
    _some("elements", block["elements"], 10)
    for element in block["elements"]:
        _text(element, 3_000, "element")


def _actions(block: Json) -> None:
    _some("elements", block["elements"], 25)
    for element in block["elements"]:
        _element(element, IN_ACTIONS)


def _context_actions(block: Json) -> None:
    _some("elements", block["elements"], 5)
    for element in block["elements"]:
        _element(element, {"feedback_buttons", "icon_button"})


def _input(block: Json) -> None:
    _text(block["label"], 2_000, "label")
    _element(block["element"], IN_INPUTS)


def _rich_text(block: Json) -> None:
    _some("elements", block["elements"], 1_000)
    for element in block["elements"]:
        if element["type"] == "rich_text_list":
            _one_of("style", element["style"], {"bullet", "ordered"})
            for item in element["elements"]:
                _one_of("list item", item["type"], {"rich_text_section"})
                _runs(item)
        else:
            _one_of("element", element["type"], {"rich_text_section", "rich_text_quote", "rich_text_preformatted"})
            _runs(element)
    _most("invalid_blocks", sum(length(text) for text in texts(block)), 3_000, "characters")


def _runs(element: Json) -> None:
    _some("runs", element["elements"], 1_000)
    allowed = {"text"} if element["type"] == "rich_text_preformatted" else {"text", "link", "user", "channel"}
    for run in element["elements"]:
        _one_of("run", run["type"], allowed)
        if run["type"] in {"text", "link"} and not run["text"]:
            raise RefusedError("invalid_blocks", "an empty run of text")
        if run["type"] == "link" and not re.match(r"https?://\S+$", run["url"]):
            raise RefusedError("invalid_blocks", f"not an address: {run['url']}")
        if run["type"] == "link":
            _most("invalid_blocks", length(run["url"]), 3_000, "characters of an address")


def _table(block: Json) -> None:
    _some("rows", block["rows"], 100)
    for row in block["rows"]:
        _some("cells", row, 20)
        for cell in row:
            _one_of("cell", cell["type"], {"raw_text", "rich_text"})
            if not cell["text"]:
                raise RefusedError("invalid_blocks", "an empty cell")
    if len({len(row) for row in block["rows"]}) != 1:
        raise RefusedError("invalid_blocks", "rows of different length")
    _most("invalid_blocks", len(block.get("column_settings", [])), 20, "column settings")
    _most("invalid_blocks", sum(length(text) for text in texts(block["rows"])), 10_000, "characters in all cells")


def _divider(_: Json) -> None:
    return


def _element(element: Json, allowed: set[str]) -> None:
    _one_of("element", element["type"], allowed)
    _ELEMENTS[element["type"]](element)


def _button(element: Json) -> None:
    _text(element["text"], 75, "button")
    _most("invalid_blocks", length(element.get("value", "")), 2_000, "characters of a value")
    _most("invalid_blocks", length(element.get("accessibility_label", "")), 75, "characters of an accessibility label")
    if element.get("style", "primary") not in {"primary", "danger"}:
        raise RefusedError("invalid_blocks", f"no such style: {element['style']}")
    if "confirm" in element:
        for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
            _text(element["confirm"][name], most, name)


def _feedback_buttons(element: Json) -> None:
    for name in ("positive_button", "negative_button"):
        _text(element[name]["text"], 75, name)
        _most("invalid_blocks", length(element[name]["value"]), 2_000, "characters of a value")


def _select(element: Json) -> None:
    _text(element["placeholder"], 150, "placeholder")
    _options(element, 100)


def _boxes(element: Json) -> None:
    _options(element, 10)


def _options(element: Json, most: int) -> None:
    _some("options", element["options"], most)
    for option in element["options"]:
        _text(option["text"], 75, "option")
        _most("invalid_blocks", length(option["value"]), 150, "characters of an option's value")
        if "description" in option:
            _text(option["description"], 75, "description")
    values = Counter(option["value"] for option in element["options"])
    _most("invalid_blocks", max(values.values()), 1, "options of the same value")
    for initial in element.get("initial_options", [element["initial_option"]] if "initial_option" in element else []):
        if initial not in element["options"]:
            raise RefusedError("invalid_blocks", "an initial option that is none of the options")


def _plain_text_input(element: Json) -> None:
    _most("invalid_blocks", element.get("max_length", 3_000), 3_000, "characters to type")
    _text(element["placeholder"], 150, "placeholder")


def _text(text: Json, most: int, name: str) -> None:
    _one_of(f"{name} text", text["type"], {"plain_text", "mrkdwn"})
    if not text["text"]:
        raise RefusedError("invalid_blocks", f"{name} is empty")
    _most("invalid_blocks", length(text["text"]), most, f"characters of {name}")
    if text["type"] == "mrkdwn" and (PLAIN_ENTITY.search(text["text"]) or LIVE_MARKUP.search(text["text"])):
        raise RefusedError("unescaped_text", f"live markup in {name}")


def _some(name: str, items: list[Any], most: int) -> None:
    if not items:
        raise RefusedError("invalid_blocks", f"no {name}")
    _most("invalid_blocks", len(items), most, name)


def _most(code: str, count: int, most: int, name: str) -> None:
    if count > most:
        raise RefusedError(code, f"{count} {name}, at most {most}")


def _one_of(name: str, found: str, allowed: set[str]) -> None:
    if found not in allowed:
        raise RefusedError("invalid_blocks", f"{name} of type {found}")


_BLOCKS = {
    "actions": _actions,
    "context": _context,
    "context_actions": _context_actions,
    "divider": _divider,
    "header": _header,
    "input": _input,
    "rich_text": _rich_text,
    "section": _section,
    "table": _table,
}
_ELEMENTS = {
    "button": _button,
    "checkboxes": _boxes,
    "feedback_buttons": _feedback_buttons,
    "multi_static_select": _select,
    "plain_text_input": _plain_text_input,
    "radio_buttons": _boxes,
    "static_select": _select,
}
