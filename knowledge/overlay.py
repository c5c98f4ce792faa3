"""An organisation's own folder, laid over a pack.

One rule: what has the id of something in the pack is laid over it key by key; whatever else is new is added. Lists
whose items have ids are joined by id, other lists and plain values are replaced. So a file with three lines changes
three lines, and everything keeps the file and line where it was written.
"""

from dataclasses import replace

from knowledge.nodes import Entry, Leaf, Mapping, Node, Sequence


def laid_over(under: Node, over: Node) -> Node:
    """Return `under` with everything that `over` says instead or in addition."""
    if isinstance(under, Mapping) and isinstance(over, Mapping):
        entries = dict(under.entries)
        for key, entry in over.entries.items():
            known = entries.get(key)
            entries[key] = Entry(entry.place, laid_over(known.node, entry.node)) if known else entry
        return replace(under, entries=entries)
    if isinstance(under, Sequence) and isinstance(over, Sequence) and _has_ids(under) and _has_ids(over):
        return replace(under, items=_joined(under.items, over.items))
    return over


def id_of(node: Node) -> str | None:
    """Return what a mapping says as its `id`."""
    entry = node.entries.get("id") if isinstance(node, Mapping) else None
    return entry.node.text if entry and isinstance(entry.node, Leaf) else None


def with_key(node: Node, key: str, held: Node) -> Node:
    """Return a mapping with one key set."""
    if not isinstance(node, Mapping):
        return node
    return replace(node, entries={**node.entries, key: Entry(held.place, held)})


def _has_ids(node: Sequence) -> bool:
    return all(id_of(item) is not None for item in node.items)


def _joined(under: tuple[Node, ...], over: tuple[Node, ...]) -> tuple[Node, ...]:
    items = {id_of(item): item for item in under}
    for item in over:
        known = items.get(id_of(item))
        items[id_of(item)] = laid_over(known, item) if known else item
    return tuple(items.values())
