"""YAML as nodes that know their place, so that every finding has a line.

Python values would be too late: a bare `no` is already False by then, `1.10` is 1.1, and of two equal keys only the
last is left. Keys are text here whatever YAML makes of them.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from knowledge.findings import Finding, Place, error

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = {"str", "int", "float", "bool", "null", "timestamp"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar: what is written, and what YAML takes it for."""

    place: Place
    text: str
    tag: str
    value: object


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's place and what it holds."""

    place: Place
    node: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values."""

    place: Place
    entries: dict[str, Entry] = field(default_factory=dict)


Node = Leaf | Sequence | Mapping


def parse(text: str, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Return a YAML text as nodes, and what is wrong with it. None: it is empty, or it is not YAML at all."""
    findings: list[Finding] = []
    loader = _Loader(io.StringIO(text))
    try:
        root = loader.get_single_node()
        if root is None:
            return None, ()
        return _Walk(loader, file, findings).node(root), tuple(findings)
    except yaml.MarkedYAMLError as problem:
        return None, (*findings, _syntax(problem, file))
    except yaml.reader.ReaderError as problem:
        before = text[: problem.position]
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, (error(place, "There is a character here that YAML does not allow.", "Delete it."),)
    finally:
        loader.dispose()


def value(node: Node) -> Any:
    """Return the Python value of a node."""
    if isinstance(node, Leaf):
        return node.value
    if isinstance(node, Sequence):
        return [value(item) for item in node.items]
    return {key: value(entry.node) for key, entry in node.entries.items()}


def steps(node: Node, path: tuple[int | str, ...]) -> Iterator[tuple[int | str, Place, Node]]:
    """Follow a path as far as it goes; each step with its key's (or item's) place and the node there."""
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            entry = node.entries[str(step)]
            node = entry.node
            yield step, entry.place, node
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            yield step, node.place, node


def place_of(node: Node, *path: int | str) -> Place:
    """Return the place of what a path leads to: of the key in a mapping, of the item in a list."""
    return [node.place, *(place for _, place, _ in steps(node, path))][-1]


class _Walk:
    """Turns PyYAML's nodes into ours."""

    def __init__(self, loader: Any, file: str, findings: list[Finding]) -> None:
        self._loader = loader
        self._file = file
        self._findings = findings
        self._seen: set[int] = set()

    def node(self, raw: Any) -> Node:
        place = self._place(raw)
        if id(raw) in self._seen:
            self._report(place, "This is repeated elsewhere by an alias (`*name`).", "Write it out twice.")
            return Leaf(place, "", "null", None)
        self._seen.add(id(raw))
        if isinstance(raw, yaml.SequenceNode):
            return Sequence(place, tuple(self.node(item) for item in raw.value))
        if isinstance(raw, yaml.MappingNode):
            return Mapping(place, self._entries(raw))
        return self._leaf(raw, place)

    def _entries(self, raw: Any) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for key, held in raw.value:
            place = self._place(key)
            if not isinstance(key, yaml.ScalarNode):
                self._report(place, "This key is not a word.", "Write `key: value`, with a word for the key.")
                continue
            name = str(key.value)
            if (tag := _tag(key)) != "str":
                self._report(place, f"The key {said(name, tag)}.", f"Put it in quotes: '{name}'.")
            if name in entries:
                first = entries[name].place.line
                self._report(place, f"The key `{name}` is here twice; line {first} has it too.", "Keep one of them.")
                continue
            entries[name] = Entry(place, self.node(held))
        return entries

    def _leaf(self, raw: Any, place: Place) -> Leaf:
        tag = _tag(raw)
        if tag not in _PLAIN_TAGS:
            self._report(place, f"`{raw.tag}` has no meaning here.", "Delete the tag.")
            return Leaf(place, raw.value, "str", raw.value)
        try:
            made = self._loader.construct_object(raw)
        except ValueError:  # a date that no calendar has
            made = raw.value
        return Leaf(place, raw.value, tag, made)

    def _place(self, raw: Any) -> Place:
        return Place(self._file, raw.start_mark.line + 1, raw.start_mark.column + 1)

    def _report(self, place: Place, problem: str, remedy: str) -> None:
        self._findings.append(error(place, problem, remedy))


def said(text: str, tag: str) -> str:
    """Return how YAML reads an unquoted scalar, as the end of a sentence."""
    reading = {"bool": "as true or false", "timestamp": "as a date", "null": "as nothing"}.get(tag, "as a number")
    return f"`{text}` without quotes is read {reading}"


def _tag(raw: Any) -> str:
    return str(raw.tag).removeprefix("tag:yaml.org,2002:")


def _syntax(problem: yaml.MarkedYAMLError, file: str) -> Finding:
    mark = problem.problem_mark or problem.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    what = " ".join(part for part in (problem.context, problem.problem) if part)
    for sign, (sentence, remedy) in _SYNTAX.items():
        if sign in what:
            return error(place, sentence, remedy)
    return error(place, f"This is not YAML: {what}.", "Look at the indentation, quotes and colons here and just above.")


_SYNTAX = {
    "mapping values are not allowed": (
        "A second colon makes this line unreadable.",
        "Put text that contains a colon in quotes.",
    ),
    "tab character": ("There is a tab here.", "Indent with spaces."),
    "'\\t'": ("There is a tab here.", "Indent with spaces."),
    "cannot start any token": (
        "A word cannot begin with this character.",
        "Put text that begins with @, ` or % in quotes.",
    ),
    "found unexpected end of stream": ("A quotation mark is opened and never closed.", "Close it."),
    "expected a single document": ("A second document begins here.", "Delete the line `---`."),
}
