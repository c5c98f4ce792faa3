"""What Discord would refuse: its own published description, and the limits that the description leaves out.

The description is read from outside the repository, where it lies beside it; without it only the limits are checked,
and the tests that are about it skip. https://github.com/discord/discord-api-spec
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

DESCRIPTION = Path(__file__).parents[4] / "shared" / "reference" / "discord-openapi.json"
ABSENT = f"Discord's description is not at {DESCRIPTION.name} beside the repository"

IS_V2 = 1 << 15
EPHEMERAL = 1 << 6


def complaints(method: str, path: str, body: Any) -> list[str]:
    """Return why Discord would refuse a request, empty if it would not."""
    found = [f"{method} {path}: {problem}" for problem in _by_description(method, path, body)]
    if "/interactions/" in path and isinstance(body, dict):
        kind, data = body.get("type"), body.get("data") or {}
        if kind in {4, 7}:
            found += _message(data)
        if kind == 9:
            found += _form(data)
    elif isinstance(body, dict) and "components" in body:
        found += _message(body)
    if isinstance(body, list) and path.endswith("/commands"):
        found += [problem for command in body for problem in _command(command)]
    return found


def is_described() -> bool:
    """Return whether Discord's description is there."""
    return DESCRIPTION.exists()


def texts(components: list[dict[str, Any]]) -> Iterator[str]:
    """Return the markdown that a message shows."""
    yield from (one["content"] for one in walk(components) if one["type"] == 10)


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Return every component, at any depth."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        yield from walk([one for one in (component.get("accessory"), component.get("component")) if one])


def _message(data: dict[str, Any]) -> Iterator[str]:
    components = list(walk(data.get("components") or []))
    if not components:
        return
    if not data.get("flags", 0) & IS_V2:
        yield "components of the second version without their flag"
    if data.get("content") or data.get("embeds") or data.get("poll"):
        yield "content, embeds or a poll beside components of the second version"
    if len(components) > 40:
        yield f"{len(components)} components"
    shown = list(texts(data["components"]))
    if sum(len(text.encode("utf-16-le")) // 2 for text in shown) > 4_000:
        yield "more than 4,000 characters of text"
    if (data.get("allowed_mentions") or {}).get("parse") != []:
        yield "mentions are not ruled out"
    ids = [one["custom_id"] for one in components if "custom_id" in one]
    if len(ids) != len(set(ids)):
        yield f"a custom_id twice: {ids}"
    yield from (problem for text in shown for problem in _text(text))
    yield from (problem for one in components for problem in _control(one))


def _text(text: str) -> Iterator[str]:
    if not text.strip():
        yield "a blank text"
    if len(re.findall(r"^```", text, re.MULTILINE)) % 2:
        yield f"a code fence that does not end: {text[:60]!r}"
    bare = re.sub(r"`` .+? ``|(?<!\\)`(?!``)[^`]+`|^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    if re.search(r"\]\(https?:", bare):
        yield f"a link that makes a preview: {bare[:60]!r}"
    if re.search(r"@(everyone|here)|(?<!\\)<[@#][&!]?\d", re.sub(r"This conversation is <@\d+>'s", "", bare)):
        yield f"a mention: {bare[:60]!r}"


def _control(component: dict[str, Any]) -> Iterator[str]:
    match component["type"]:
        case 1 if not 1 <= len(component["components"]) <= 5:
            yield f"{len(component['components'])} components in a row"
        case 2 if component.get("style") == 5 and ("custom_id" in component or not component.get("url")):
            yield "a link button is to have an address and no id"
        case 2 if not component.get("label", "").strip():
            yield "a button without a label"
        case 3:
            values = [option["value"] for option in component["options"]]
            defaults = sum(bool(option.get("default")) for option in component["options"])
            if len(values) != len(set(values)):
                yield "a menu's value twice"
            if not 1 <= component.get("max_values", 1) <= len(values) or defaults > component.get("max_values", 1):
                yield "a menu that takes or marks more entries than it may"
            if any(not option["label"].strip() or not option["value"] for option in component["options"]):
                yield "a blank entry in a menu"
        case _:
            return


def _form(data: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(data["components"]) <= 5:
        yield f"{len(data['components'])} parts in a form"


def _command(command: dict[str, Any]) -> Iterator[str]:
    if command.get("type", 1) == 1 and not re.fullmatch(r"[-_a-z0-9]{1,32}", command["name"]):
        yield f"a command's name: {command['name']}"
    if command.get("type", 1) == 1 and not command["description"]:
        yield f"{command['name']} has no description"
    required = [option.get("required", False) for option in command.get("options", [])]
    if required != sorted(required, reverse=True):
        yield f"{command['name']} has a required option after an optional one"


def _by_description(method: str, path: str, body: Any) -> Iterator[str]:
    if body is None or not is_described():
        return
    template = _operation(method, path)
    if template is None:
        yield "Discord describes no such operation"
        return
    validator = _validator(method, template)
    if validator is not None:
        yield from (
            f"{'/'.join(map(str, error.instance_path))}: {error.message[:300]}" for error in validator.iter_errors(body)
        )


@cache
def _description() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(DESCRIPTION.read_text())
    # Discord takes whole numbers as well, and discord.py sends them.
    described["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"]}
    return described


@cache
def _operation(method: str, path: str) -> str | None:
    fitting = [
        template
        for template, operations in _description()["paths"].items()
        if method.lower() in operations and re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path)
    ]
    return min(fitting, key=lambda template: template.count("{"), default=None)  # "@me" before any id


@cache
def _validator(method: str, template: str) -> jsonschema_rs.Draft202012Validator | None:
    operation = _description()["paths"][template][method.lower()]
    schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        return None
    return jsonschema_rs.Draft202012Validator({**schema, "components": _description()["components"]})
