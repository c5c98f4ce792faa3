"""`knowledge schema`: JSON Schemas of a pack's files, for completion and checks while typing.

They come from the models in `knowledge.pack`; what stands under a field there is shown by the editor.
"""

import ast
import inspect
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from knowledge import example, layout, pack

FOLDER = Path(layout.__file__).parent / "schema"


def schemas() -> Iterator[tuple[str, str]]:
    """Yield each schema's file name and text."""
    yield "pack.json", _text(layout.HEADER_MODEL.model_json_schema(), "pack.yaml")
    for shelf in layout.SHELVES:
        schema = shelf.model.model_json_schema()
        name = f"{shelf.name}/*.yaml" if shelf.single else f"{shelf.name}.yaml, {shelf.name}/*.yaml"
        yield f"{shelf.name}.json", _text(schema if shelf.single else _listed(schema), name)
    for folder, (_, model) in layout.ADDITIONS.items():
        yield f"{folder}.json", _text(model.model_json_schema(), f"{folder}/*.yaml")


def write(folder: Path) -> tuple[Path, ...]:
    """Write all schemas and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas():
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    return tuple(written)


def _listed(schema: dict[str, Any]) -> dict[str, Any]:
    definitions = schema.pop("$defs", {})
    return {"type": "array", "items": schema, **({"$defs": definitions} if definitions else {})}


def _text(schema: dict[str, Any], files: str) -> str:
    _describe(schema)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Files of a pack: {files}",
    } | schema
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _describe(schema: Any) -> None:
    """Add to each property what stands under the field in `knowledge.pack`."""
    if isinstance(schema, list):
        for item in schema:
            _describe(item)
    if not isinstance(schema, dict):
        return
    for name, described in schema.get("properties", {}).items():
        if text := _docs().get((schema.get("title", ""), name)):
            described["description"] = text
    for part in schema.values():
        _describe(part)


@cache
def _docs() -> dict[tuple[str, str], str]:
    """Return class and field to the text under the field."""
    found = {}
    for node in (node for module in (pack, example) for node in ast.parse(inspect.getsource(module)).body):
        if not isinstance(node, ast.ClassDef):
            continue
        for field, after in zip(node.body, node.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
            ):
                found[node.name, field.target.id] = inspect.cleandoc(str(after.value.value)).replace("\n", " ")
    return found
