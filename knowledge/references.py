"""Ids that point at something: does it exist?"""

from collections.abc import Iterable, Iterator

from knowledge.findings import Finding, error
from knowledge.nearest import meant
from knowledge.nodes import place_of
from knowledge.pack import SITUATIONS, SPOKEN_OF
from knowledge.reading import Item, Reading

_ROLES = ("$current", "$known", "$named", "$first", "$favoured", "$doubted", "$near", "$others")
_FEATURE = "topic with `feature: true`"
_Path = tuple[int | str, ...]


def check_references(reading: Reading) -> Iterator[Finding]:
    """Yield every id that leads nowhere."""
    known = _Known(reading)
    for item in reading.items["criteria"]:
        yield from _criterion(item, known)
    for item in reading.items["candidates"]:
        yield from _candidate(item, known)
    for item in reading.items["guidelines"]:
        yield from _guideline(item, known)
    for item in reading.items["excerpts"]:
        yield from _excerpt(item, known)
    for item in reading.items["examples"]:
        yield from _example(item, known)


class _Known:
    """The ids there are, and the questions asked about them.

    Of a kind with a file that cannot be read not all ids are known, and nothing is said about those that seem to be
    missing: what breaks the file is said already.
    """

    def __init__(self, reading: Reading) -> None:
        self.criteria = reading.ids["criteria"]
        self.candidates = reading.ids["candidates"]
        self.excerpts = reading.ids["excerpts"]
        self.sources = reading.ids["sources"]
        self.topics = reading.ids["topics"]
        plain = {item.id for item in reading.items["topics"] if not item.value.feature}
        self.features = self.topics - plain
        kinds = {"criterion": "criteria", "candidate": "candidates", "excerpt": "excerpts", "source": "sources"}
        self._unsure = {noun for noun, kind in kinds.items() if kind in reading.broken}
        self._unsure |= {"topic", _FEATURE} if "topics" in reading.broken else set()
        names = self.candidates | {"none"} if "candidates" not in reading.broken else frozenset()
        self._options = {item.id: _options(item, names) for item in reading.items["criteria"]}
        self._options |= {word: frozenset({"yes"}) for word in SITUATIONS} | dict.fromkeys(SPOKEN_OF, names)

    def options(self, criterion: str) -> frozenset[str]:
        """Return a criterion's options; empty when they could not be read."""
        return self._options.get(criterion, frozenset())

    def each(self, item: Item, path: _Path, ids: Iterable[str], known: frozenset[str], noun: str) -> Iterator[Finding]:
        """Yield those of a list of ids that are unknown."""
        for index, word in enumerate(ids):
            yield from self.one(item, (*path, index), word, known, noun)

    def one(self, item: Item, path: _Path, word: str, known: frozenset[str], noun: str) -> Iterator[Finding]:
        if word not in known and noun not in self._unsure:
            yield error(place_of(item.node, *path), f"There is no {noun} `{word}`.", meant(word, known))

    def option(self, item: Item, path: _Path, criterion: str, option: str) -> Iterator[Finding]:
        known = self.options(criterion)
        if known and option not in known:
            remedy = meant(option, known)
            yield error(place_of(item.node, *path), f"The criterion `{criterion}` has no option `{option}`.", remedy)

    def when(self, item: Item, path: _Path, condition: dict[str, str | tuple[str, ...]]) -> Iterator[Finding]:
        """Yield what a condition names in vain."""
        for criterion, options in condition.items():
            yield from self.one(item, (*path, criterion), criterion, self.criteria | {*SITUATIONS}, "criterion")
            if isinstance(options, tuple):
                for index, option in enumerate(options):
                    yield from self.option(item, (*path, criterion, index), criterion, option)

    def tags(self, item: Item, path: _Path, tags: Iterable[str]) -> Iterator[Finding]:
        """Yield the unknown among `criterion` and `criterion.option` tags."""
        for index, tag in enumerate(tags):
            criterion, dot, option = tag.partition(".")
            yield from self.one(item, (*path, index), criterion, self.criteria, "criterion")
            if dot:
                yield from self.option(item, (*path, index), criterion, option)


def _options(item: Item, names: frozenset[str]) -> frozenset[str]:
    if item.value.kind == "candidates":
        return names
    return frozenset(option.id for option in item.value.options)


def _criterion(item: Item, known: _Known) -> Iterator[Finding]:
    criterion = item.value
    yield from known.when(item, ("ask_only_if",), criterion.ask_only_if)
    yield from known.each(item, ("shown",), criterion.shown, known.candidates, "candidate")
    own = known.options(criterion.id)
    seen: set[str] = set()
    for index, option in enumerate(criterion.options):
        if option.id in seen:
            place = place_of(item.node, "options", index, "id")
            yield error(place, f"The option `{option.id}` is here twice.", "Rename one or join them.")
        seen.add(option.id)
        if option.opposite is not None:
            yield from known.one(item, ("options", index, "opposite"), option.opposite, own, "option")
        for number, other in enumerate(option.over):
            yield from known.one(item, ("options", index, "over", number), other, own, "option")


def _candidate(item: Item, known: _Known) -> Iterator[Finding]:
    candidate = item.value
    if candidate.runs_on is not None:
        yield from known.one(item, ("runs_on",), candidate.runs_on, known.candidates, "candidate")
    for other in candidate.near:
        yield from known.one(item, ("near", other), other, known.candidates, "candidate")
    for topic in candidate.features:
        yield from known.one(item, ("features", topic), topic, known.features, _FEATURE)
    for criterion, options in candidate.fit.items():
        yield from known.one(item, ("fit", criterion), criterion, known.criteria, "criterion")
        for option in options:
            yield from known.option(item, ("fit", criterion, option), criterion, option)
    for index, companion in enumerate(candidate.companions):
        path: _Path = ("companions", index)
        yield from known.one(item, (*path, "candidate"), companion.candidate, known.candidates, "candidate")
        yield from known.when(item, (*path, "when"), companion.when)
    for index, starter in enumerate(candidate.starters):
        yield from known.when(item, ("starters", index, "when"), starter.when)
    for path, cited in citations(item):
        yield from known.each(item, path, cited, known.excerpts, "excerpt")


def _guideline(item: Item, known: _Known) -> Iterator[Finding]:
    guideline = item.value
    yield from known.when(item, ("when",), guideline.when)
    yield from known.when(item, ("unless",), guideline.unless)
    for receiver in guideline.points:
        everyone = known.candidates | frozenset(_ROLES)
        yield from known.one(item, ("points", receiver), receiver, everyone, "candidate")
    yield from known.each(item, ("excerpts",), guideline.excerpts, known.excerpts, "excerpt")


def _excerpt(item: Item, known: _Known) -> Iterator[Finding]:
    excerpt = item.value
    yield from known.one(item, ("source",), excerpt.source, known.sources, "source")
    yield from known.each(item, ("candidates",), excerpt.candidates, known.candidates, "candidate")
    yield from known.each(item, ("topics",), excerpt.topics, known.topics, "topic")
    yield from known.tags(item, ("about",), excerpt.about)
    if excerpt.disputes is not None:
        yield from known.one(item, ("disputes",), excerpt.disputes, known.excerpts, "excerpt")


def _example(item: Item, known: _Known) -> Iterator[Finding]:
    for index, turn in enumerate(item.value.turns):
        path: _Path = ("turns", index)
        if turn.pick is not None:
            yield from known.one(item, (*path, "pick"), turn.pick, known.candidates, "candidate")
        if turn.asks is not None:
            yield from known.one(item, (*path, "asks"), turn.asks, known.criteria, "criterion")
        yield from known.each(item, (*path, "one_of"), turn.one_of or (), known.candidates, "candidate")
        yield from known.each(item, (*path, "cites"), turn.cites or (), known.excerpts, "excerpt")
        for criterion, options in (turn.understood or {}).items():
            place: _Path = (*path, "understood", criterion)
            yield from known.one(item, place, criterion, known.criteria, "criterion")
            for option in (options,) if isinstance(options, str) else options:
                yield from known.option(item, place, criterion, option.removeprefix("!"))


def citations(item: Item) -> Iterator[tuple[_Path, tuple[str, ...]]]:
    """Yield every list of excerpts that a candidate cites, with the path to it."""
    candidate = item.value
    if candidate.summary_excerpts:
        yield ("summary_excerpts",), candidate.summary_excerpts
    if candidate.fact_excerpts:
        yield ("fact_excerpts",), candidate.fact_excerpts
    yield ("learning", "excerpts"), candidate.learning.excerpts
    yield ("release_habits", "excerpts"), candidate.release_habits.excerpts
    if candidate.uninstallable:
        yield ("uninstallable", "excerpts"), candidate.uninstallable.excerpts
    for part in ("typical", "not_for", "weak_spots"):
        for index, claim in enumerate(getattr(candidate, part)):
            yield (part, index, "excerpts"), claim.excerpts
    for topic, feature in candidate.features.items():
        yield ("features", topic, "excerpts"), feature.excerpts
    for criterion, options in candidate.fit.items():
        for option, fit in options.items():
            yield ("fit", criterion, option, "excerpts"), fit.excerpts
    for index, companion in enumerate(candidate.companions):
        yield ("companions", index, "excerpts"), companion.excerpts
