"""Nodes into the pack's models, with every mistake put in words that an editor of YAML knows."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError

from knowledge.findings import Finding, Place, error
from knowledge.nearest import listed, meant
from knowledge.nodes import Leaf, Mapping, Node, Sequence, said, steps, value
from knowledge.shape import Shape

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "`true` or `false`",
    "bool_parsing": "`true` or `false`",
    "date_type": "a date like 2026-11-23",
    "date_parsing": "a date like 2026-11-23",
    "date_from_datetime_parsing": "a date like 2026-11-23",
    "date_from_datetime_inexact": "a date like 2026-11-23",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}
_PATTERNS = {
    r"^[a-z0-9][a-z0-9_-]*$": "Ids are lower-case letters, digits, `-` and `_`.",
    r"^https?://": "An address begins with https:// or http://.",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "Write a year, a month or a day: '2026', '2026-11' or '2026-11-23'.",
}


def shape(model: type[Shape], node: Node) -> tuple[Any, tuple[Finding, ...]]:
    """Return the model's value, or None, and what is wrong with the node."""
    try:
        return model.model_validate(value(node)), ()
    except ValidationError as mistakes:
        return None, tuple(_explain(mistakes, model, node))


def _explain(mistakes: ValidationError, model: type[Shape], node: Node) -> Iterator[Finding]:
    at: dict[tuple[int | str, ...], list[Any]] = {}
    for mistake in mistakes.errors(include_url=False):
        at.setdefault(_path(node, mistake["loc"]), []).append(mistake)
    for path, same in at.items():
        # A choice between shapes fails once for each of them; the one that came deeper says what is wrong.
        if any(other[: len(path)] == path and len(other) > len(path) for other in at) and _is_choice(same):
            continue
        yield _one(path, same, model, node)


def _is_choice(same: list[Any]) -> bool:
    return all(mistake["type"] in ("literal_error", "string_type", "tuple_type") for mistake in same)


def _path(node: Node, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return what of pydantic's location are steps in the file: not its names for the arms of a union."""
    path: list[int | str] = []
    for step in loc:
        if len(list(steps(node, (*path, step)))) == len(path) + 1:
            path.append(step)
    return tuple(path)


def _one(path: tuple[int | str, ...], same: list[Any], model: type[Shape], node: Node) -> Finding:
    mistake = same[0]
    _, place, held = [("", node.place, node), *steps(node, path)][-1]
    name = f"`{dotted(path)}`" if path else "This"
    kind, context = mistake["type"], mistake.get("ctx", {})
    if kind == "missing":
        return error(held.place, f"`{dotted((*path, mistake['loc'][-1]))}` is missing.", "Add it.")
    if kind == "extra_forbidden":
        return error(place, f"`{dotted(path)}` is not a known key.", meant(str(path[-1]), _keys(model, path[:-1])))
    place = held.place
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        remedy = _PATTERNS.get(pattern, f"It must match {pattern}.")
        return error(place, f"{name} cannot be `{_written(held)}`.", remedy)
    if kind == "string_too_long":
        length = len(mistake["input"])
        return error(place, f"{name} has {length} characters.", f"At most {context['max_length']} fit.")
    if kind == "greater_than":
        return error(place, f"{name} is {_written(held)}.", f"It must be more than {context['gt']:g}.")
    if kind == "less_than_equal":
        return error(place, f"{name} is {_written(held)}.", f"It must be {context['le']:g} at most.")
    if kind == "literal_error" and len(same) == 1:
        known = _literals(context["expected"])
        return error(place, f"{name} cannot be {found(held)}.", _one_of(held, known))
    return _wrong_type(name, place, same, held)


def _wrong_type(name: str, place: Place, same: list[Any], held: Node) -> Finding:
    wanted = [_WANTED.get(mistake["type"]) or _choices(mistake) for mistake in same]
    problem = f"{name} must be {' or '.join(dict.fromkeys(wanted))}, and is {found(held)}."
    return error(place, problem, _remedy(wanted, held))


def _choices(mistake: Any) -> str:
    if mistake["type"] == "literal_error":
        return listed(_literals(mistake["ctx"]["expected"]))
    return "something else"


def _remedy(wanted: list[str], held: Node) -> str:
    if "text" in wanted and isinstance(held, Leaf) and held.tag != "null":
        return f"Put it in quotes: '{held.text}'."
    if "a list" in wanted and isinstance(held, Leaf) and held.text:
        return f"Write a list: [{held.text}]."
    return ""


def found(node: Node) -> str:
    """Return what stands there, as a part of a sentence."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "keys with values"
    if node.tag == "null":
        return "empty"
    if node.tag == "str":
        return f"`{_written(node)}`"
    return said(node.text, node.tag).replace(" is read", ", which is read")


def dotted(path: tuple[int | str, ...]) -> str:
    """Return a path as an editor would say it: `fit.admin.yes`, `options[2].label`, items counting from 1."""
    parts = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).lstrip(".")


def _written(node: Node) -> str:
    text = node.text if isinstance(node, Leaf) else ""
    return text if len(text) <= 80 else f"{text[:77]}..."


def _literals(expected: str) -> list[str]:
    return [word.strip("' ") for part in expected.split(" or ") for word in part.split(",")]


def _one_of(held: Node, known: list[str]) -> str:
    if isinstance(held, Leaf) and held.tag == "bool" and held.text in known:
        return f"Put it in quotes: '{held.text}'."
    return f"It is one of {listed(known)}." if len(known) > 1 else f"It must be `{known[0]}`."


def _keys(model: type[Shape], path: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the keys that the model knows at a path."""
    shape_there: Any = model
    for step in path:
        fields = getattr(shape_there, "model_fields", None)
        shape_there = fields[step].annotation if fields and step in fields else shape_there
        shape_there = _inner(shape_there)
    return tuple(getattr(shape_there, "model_fields", ()))


def _inner(annotation: Any) -> Any:
    """Return the model inside `tuple[Model, ...]`, `dict[str, Model]`, `Model | None`, at whatever depth."""
    while not hasattr(annotation, "model_fields"):
        inside = [arm for arm in get_args(annotation) if arm not in (..., type(None), str)]
        if not inside:
            return annotation
        annotation = inside[-1]
    return annotation
