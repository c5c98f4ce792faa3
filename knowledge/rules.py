"""Rules and questions that can never have an effect, as far as the files alone show it.

What needs the decision model (a framework that other points always beat) comes from whoever has it, as a further
analyser of `knowledge.checking.check`.
"""

from collections import Counter
from collections.abc import Iterator

from knowledge.findings import Finding, Place, error, warning
from knowledge.nodes import Node, place_of
from knowledge.phrases import complaint
from knowledge.reading import Item, Reading

_NEEDS_ROLE = {"$current": "current", "$near": "current", "$known": "known"}


def check_rules(reading: Reading) -> Iterator[Finding]:
    """Yield what has no effect, or cannot be meant."""
    for item in reading.items["guidelines"]:
        yield from _guideline(item, reading)
    for item in reading.items["criteria"]:
        yield from _criterion(item)
        yield from _phrases(item)
        yield from _patterns(item.node, ("idioms",), item.value.idioms)
    for item in reading.items["candidates"]:
        yield from _patterns(item.node, ("idioms",), item.value.idioms)
    for item in reading.items["topics"]:
        yield from _patterns(item.node, ("phrases",), item.value.phrases)
    if reading.header and reading.header_node:
        yield from _patterns(reading.header_node, ("elsewhere",), reading.header.elsewhere)
    yield from _idle_criteria(reading)
    for item in reading.items["candidates"] if reading.whole("guidelines") else ():
        yield from _never_wins(item, reading)
    yield from _starters(reading)


def _guideline(item: Item, reading: Reading) -> Iterator[Finding]:
    rule = item.value
    for criterion, options in rule.when.items():
        if options == ():
            place = place_of(item.node, "when", criterion)
            yield error(place, "No option can be in an empty list.", "Name one, or `any`.")
        elif criterion in rule.unless and _covers(rule.unless[criterion], options):
            problem = f"The guideline `{item.id}` can never hold: `unless` is true whenever `when` is."
            yield error(place_of(item.node, "unless", criterion), problem, f"Drop `{criterion}` from one of them.")
    if not any(rule.points.values()):
        yield error(place_of(item.node, "points"), f"The guideline `{item.id}` gives no points.", "Give or take some.")
    roles = {other.value.role for other in reading.items["criteria"]}
    for receiver in rule.points:
        if (needed := _NEEDS_ROLE.get(receiver)) and needed not in roles:
            problem = f"`{receiver}` never stands for anything: no criterion has `role: {needed}`."
            yield error(place_of(item.node, "points", receiver), problem, "Name candidates, or add such a criterion.")


def _covers(wide: str | tuple[str, ...], narrow: str | tuple[str, ...]) -> bool:
    """Return whether one part of a condition holds whenever another does."""
    return wide == "any" or (narrow != "any" and set(narrow) <= set(wide))


def _criterion(item: Item) -> Iterator[Finding]:
    criterion = item.value
    if criterion.kind == "candidates":
        if criterion.options:
            problem = "The options of `kind: candidates` are the candidates themselves."
            yield error(place_of(item.node, "options"), problem, "Delete `options`.")
        if criterion.role is None:
            yield error(item.node.place, "`kind: candidates` needs a `role`.", "It is one of `current`, `known`.")
    elif len(criterion.options) < 2:
        yield error(item.node.place, f"The question `{item.id}` has fewer than two options.", "Add options.")
    if item.id in criterion.ask_only_if:
        place = place_of(item.node, "ask_only_if", item.id)
        yield error(place, f"The question `{item.id}` waits for its own answer.", "Name another criterion.")


def _phrases(item: Item) -> Iterator[Finding]:
    counts = Counter(phrase for option in item.value.options for phrase in (*option.phrases, *option.hints))
    for index, option in enumerate(item.value.options):
        for key in ("phrases", "hints"):
            phrases = getattr(option, key)
            path = ("options", index, key)
            yield from _patterns(item.node, path, phrases)
            for place, phrase in enumerate(phrases):
                if counts[phrase] > 1:
                    problem = f"`{phrase}` is here {counts[phrase]} times in the criterion `{item.id}`."
                    yield warning(place_of(item.node, *path, place), problem, "One phrase, one option.")


def _patterns(node: Node, path: tuple[int | str, ...], phrases: tuple[str, ...]) -> Iterator[Finding]:
    for index, phrase in enumerate(phrases):
        if what := complaint(phrase):
            remedy = "`(a|b)` is either, `[a]` may be missing, `..` is up to three words."
            yield error(place_of(node, *path, index), f"Of the phrase `{phrase}`: {what}", remedy)


def _idle_criteria(reading: Reading) -> Iterator[Finding]:
    if not reading.whole("candidates", "guidelines"):
        return
    used = {criterion for item in reading.items["candidates"] for criterion in item.value.fit}
    for item in reading.items["candidates"]:
        used |= {criterion for part in item.value.companions for criterion in part.when}
        used |= {criterion for part in item.value.starters for criterion in part.when}
    for item in reading.items["guidelines"]:
        used |= {*item.value.when, *item.value.unless}
    for item in reading.items["criteria"]:
        if item.id not in used and item.value.role is None:
            problem = f"No fit level and no guideline uses the criterion `{item.id}`: its question can never matter."
            yield warning(item.node.place, problem, "Use it or delete it.")


def _never_wins(item: Item, reading: Reading) -> Iterator[Finding]:
    candidate = item.value
    rules = (rule.value.points for rule in reading.items["guidelines"])
    helped = any(points.get(item.id, 0) > 0 for points in rules)
    levels = {fit.level for options in candidate.fit.values() for fit in options.values()}
    if candidate.recommend and not helped and levels.isdisjoint({"must", "good"}):
        problem = f"Nothing speaks for `{item.id}`: it has no level above `ok` and no guideline helps it."
        yield warning(place_of(item.node, "fit"), problem, "Say what it is good for, or set `recommend: false`.")


def _starters(reading: Reading) -> Iterator[Finding]:
    named = set()
    for item in reading.items["candidates"]:
        for index, starter in enumerate(item.value.starters):
            path = f"{item.id}/{starter.id}/{starter.filename}"
            named.add(path)
            if path not in reading.starters:
                place = place_of(item.node, "starters", index, "filename")
                yield error(place, f"There is no file starters/{path}.", "Add it or correct `filename`.")
    for path in reading.starters if reading.whole("candidates") else ():
        if path not in named:
            place = Place(str(reading.starters[path]), 1, 1)
            yield warning(place, f"No framework has a starter with the file {path}.", "Name it or delete it.")
