"""Finding controls by what they show."""

from typing import Any

from tests.adapters.slack.loopback.rules import Json, elements


def control_of(blocks: list[Json], label: str) -> tuple[Json, Json]:
    """Return the block and the element that shows a label."""
    for block in blocks:
        for element in elements(block):
            if label in labels(element):
                return block, element
    raise LookupError(f"no control {label!r}")


def labels(element: Json) -> list[str]:
    """Return what a control shows."""
    if element["type"] == "feedback_buttons":
        return [element[side]["text"]["text"] for side in ("positive_button", "negative_button")]
    if "options" in element:
        return [option["text"]["text"] for option in element["options"]]
    return [element["text"]["text"]] if "text" in element else []


def entry_of(block: Json, value: str | list[str] | None) -> dict[str, Any]:
    """Return a form's field as Slack sends it when it is filled in."""
    element = block["element"]
    entry: dict[str, Any] = {"type": element["type"]}
    if element["type"] == "plain_text_input":
        entry["value"] = value
    elif element["type"] in {"checkboxes", "multi_static_select"}:
        entry["selected_options"] = [option for option in element["options"] if option["value"] in (value or ())]
    else:
        entry["selected_option"] = next((o for o in element["options"] if o["value"] == value), None)
    return {element["action_id"]: entry}
