"""A pack's folder as items that know where they were written, and everything that is wrong with single files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge import layout
from knowledge.findings import Finding, PackError, Place, error, warning
from knowledge.layout import SHELVES, Kind, Shelf
from knowledge.nearest import meant
from knowledge.nodes import Leaf, Node, Sequence, parse
from knowledge.overlay import id_of, laid_over, with_key
from knowledge.pack import Header, Pack
from knowledge.shaping import shape


@dataclass(frozen=True, slots=True)
class Item:
    """A model's value and the node it came from."""

    id: str
    value: Any
    node: Node


@dataclass(slots=True)
class Reading:
    """What could be read, whatever else is wrong."""

    folder: Path
    header: Header | None = None
    header_node: Node | None = None
    items: dict[Kind, tuple[Item, ...]] = field(default_factory=dict)
    ids: dict[Kind, frozenset[str]] = field(default_factory=dict)
    """Every id that was given, also by items that could not be read."""
    starters: dict[str, Path] = field(default_factory=dict)
    """`CANDIDATE/STARTER/FILENAME` to where it is."""
    findings: list[Finding] = field(default_factory=list)
    broken: set[Kind] = field(default_factory=set)
    """Kinds of which a file could not be read, so that their ids are not all known."""

    def whole(self, *kinds: Kind) -> bool:
        """Return whether everything of these kinds could be read."""
        return all(kind not in self.broken and len(self.items[kind]) == len(self.ids[kind]) for kind in kinds)

    def where(self, kind: str, identifier: str) -> Place:
        """Return the place of an item; of the folder when there is none."""
        items = (item for shelf, shelved in self.items.items() if shelf == kind for item in shelved)
        return next((item.node.place for item in items if item.id == identifier), Place(str(self.folder), 1, 1))

    def pack(self, fingerprint: str) -> Pack:
        """Return the pack; only for a reading without errors."""
        if self.header is None:
            raise PackError(self.findings)
        lists = {kind: tuple(item.value for item in self.items[kind]) for kind in self.items}
        return Pack(header=self.header, starter_code=self._starter_code(), fingerprint=fingerprint, **lists)

    def _starter_code(self) -> dict[str, str]:
        return {
            f"{item.id}/{starter.id}": self.starters[f"{item.id}/{starter.id}/{starter.filename}"].read_text("utf-8")
            for item in self.items["candidates"]
            for starter in item.value.starters
        }


def read(folder: Path, overlay: Path | None = None) -> Reading:
    """Read a pack's folder, with an organisation's folder laid over it."""
    reading = Reading(folder)
    if not folder.is_dir():
        reading.findings.append(error(Place(str(folder), 1, 1), "There is no such folder.", "A pack is a folder."))
        return reading
    if overlay and not overlay.is_dir():
        reading.findings.append(error(Place(str(overlay), 1, 1), "There is no such folder.", "An overlay is a folder."))
        overlay = None
    layers = [_Layer(part, reading.findings, reading.broken) for part in (folder, overlay) if part]
    _read_header(reading, layers)
    nodes = {shelf.kind: _laid(layer.items(shelf) for layer in layers) for shelf in SHELVES}
    nodes["guidelines"] = _house_rules(nodes["guidelines"], overlay)
    for layer in layers:
        _add_generated(nodes["candidates"], layer)
        layer.report_strays()
    for shelf in SHELVES:
        reading.ids[shelf.kind] = frozenset(nodes[shelf.kind])
        reading.items[shelf.kind] = tuple(_shaped(shelf, nodes[shelf.kind], reading.findings))
    _order(reading)
    for layer in layers:
        reading.starters |= layer.starters()
    return reading


@dataclass(slots=True)
class _Layer:
    """One folder: the pack's own or an overlay."""

    folder: Path
    findings: list[Finding]
    broken: set[Kind]

    def items(self, shelf: Shelf) -> dict[str, Node]:
        """Return the shelf's nodes by id; of doubled ids the first."""
        found: dict[str, Node] = {}
        for path in layout.files(self.folder, shelf.name):
            nodes = self._in_file(path, shelf)
            if nodes is None:
                self.broken.add(shelf.kind)
            for node in nodes or ():
                self._put(found, node, shelf, path)
        return found

    def root(self, path: Path) -> Node | None:
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as problem:
            line = problem.object[: problem.start].count(b"\n") + 1
            self.findings.append(error(Place(str(path), line, 1), "This line is not UTF-8.", "Save it as UTF-8."))
            return None
        node, findings = parse(text, str(path))
        self.findings += findings
        if node is None and not findings:
            self.findings.append(error(Place(str(path), 1, 1), "The file is empty.", "Fill it or delete it."))
        return node

    def report_strays(self) -> None:
        known = {layout.HEADER, layout.STARTERS, *layout.ADDITIONS, *layout.APART}
        known |= {name for shelf in SHELVES for name in _names(shelf)}
        for path in sorted(self.folder.iterdir()):
            looks_read = path.name[0] not in "._" and (path.is_dir() or path.suffix in (".yaml", ".yml"))
            if looks_read and path.name not in known:
                remedy = meant(path.name, known) or "See the layout of a pack."
                self.findings.append(warning(Place(str(path), 1, 1), "Nothing reads this.", remedy))

    def starters(self) -> dict[str, Path]:
        root = self.folder / layout.STARTERS
        return {path.relative_to(root).as_posix(): path for path in layout.starter_files(self.folder)}

    def _in_file(self, path: Path, shelf: Shelf) -> tuple[Node, ...] | None:
        root = self.root(path)
        if root is None or shelf.single:
            return (root,) if root else None
        if isinstance(root, Sequence):
            return root.items
        remedy = f"Begin each {shelf.noun} with `- id:`."
        self.findings.append(error(root.place, f"This file must be a list, one {shelf.noun} an item.", remedy))
        return None

    def _put(self, found: dict[str, Node], node: Node, shelf: Shelf, path: Path) -> None:
        identifier = id_of(node)
        if identifier is None:
            # Without an id there is nothing to lay it over: it is judged by itself, which says that the id is missing.
            self.findings += shape(shelf.model, node)[1]
        elif identifier in found:
            there = found[identifier].place
            problem = f"The {shelf.noun} `{identifier}` is also in {there.file}, line {there.line}."
            self.findings.append(error(node.place, problem, "Rename one."))
        else:
            found[identifier] = node
            if shelf.single and identifier != path.stem:
                problem = f"The file is called {path.name} and its id is `{identifier}`."
                self.findings.append(error(node.place, problem, f"Call it {identifier}.yaml."))


def _names(shelf: Shelf) -> tuple[str, ...]:
    return (shelf.name,) if shelf.single else (shelf.name, f"{shelf.name}.yaml")


def _read_header(reading: Reading, layers: list[_Layer]) -> None:
    for layer in layers:
        path = layer.folder / layout.HEADER
        if path.is_file():
            if node := layer.root(path):
                reading.header_node = laid_over(reading.header_node, node) if reading.header_node else node
        elif layer.folder == reading.folder:
            reading.findings.append(error(Place(str(path), 1, 1), "There is no pack.yaml.", "Every pack has one."))
    if reading.header_node is not None:
        reading.header, findings = shape(layout.HEADER_MODEL, reading.header_node)
        reading.findings += findings


def _laid(layers: Iterable[dict[str, Node]]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for layer in layers:
        for identifier, node in layer.items():
            found[identifier] = laid_over(found[identifier], node) if identifier in found else node
    return found


def _house_rules(nodes: dict[str, Node], overlay: Path | None) -> dict[str, Node]:
    """Mark the guidelines that the overlay wrote or changed."""
    if overlay is None:
        return nodes
    own = set(_Layer(overlay, [], set()).items(_shelf("guidelines")))
    return {
        identifier: with_key(node, "house_rule", Leaf(node.place, "true", "bool", True)) if identifier in own else node
        for identifier, node in nodes.items()
    }


def _shelf(kind: Kind) -> Shelf:
    return next(shelf for shelf in SHELVES if shelf.kind == kind)


def _add_generated(candidates: dict[str, Node], layer: _Layer) -> None:
    for name, (key, _) in layout.ADDITIONS.items():
        for path in layout.files(layer.folder, name):
            node = layer.root(path)
            if node is None:
                continue
            if path.stem in candidates:
                candidates[path.stem] = with_key(candidates[path.stem], key, node)
            else:
                remedy = meant(path.stem, candidates)
                layer.findings.append(error(node.place, f"There is no framework `{path.stem}`.", remedy))


def _shaped(shelf: Shelf, nodes: dict[str, Node], findings: list[Finding]) -> Iterator[Item]:
    for identifier, node in nodes.items():
        made, wrong = shape(shelf.model, node)
        findings += wrong
        if made is not None:
            yield Item(identifier, made, node)


def _order(reading: Reading) -> None:
    criteria = reading.items["criteria"]
    reading.items["criteria"] = tuple(sorted(criteria, key=lambda item: (item.value.order, item.id)))
