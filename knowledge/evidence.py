"""Claims and their evidence: everything said cites an excerpt, every excerpt has a source, and none of it is stale."""

from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.findings import Finding, error, warning
from knowledge.nodes import place_of
from knowledge.pack import Excerpt, Header
from knowledge.reading import Item, Reading
from knowledge.references import citations
from knowledge.shaping import dotted

_DATED_BY_NATURE = ("article", "discussion", "survey", "decision")
"""What was said on a day and is quoted with it; it does not become false by age as documentation does."""


def check_evidence(reading: Reading, today: date | None) -> Iterator[Finding]:
    """Yield claims without excerpts, excerpts that do not fit, what nobody uses, and what is old."""
    excerpts = {item.id: item.value for item in reading.items["excerpts"]}
    for item in reading.items["candidates"]:
        yield from _claims(item, excerpts)
    for item in reading.items["guidelines"]:
        if not item.value.excerpts and not item.value.house_rule:
            yield _unfounded(item, "This guideline")
    yield from _unused(reading)
    if reading.header is not None:
        yield from _stale(reading, reading.header, today or reading.header.as_of)


def _claims(item: Item, excerpts: dict[str, Excerpt]) -> Iterator[Finding]:
    tried = item.value.measured.checks if item.value.measured else {}
    for path, cited in citations(item):
        if not cited and path[0] == "features":
            if not tried.get(str(path[1])):
                yield _untried(item, path)
        elif not cited:
            yield _unfounded(item, f"`{dotted(path[:-1])}`", *path[:-1])
        if path[0] != "fit":
            continue
        for index, name in enumerate(cited):
            excerpt = excerpts.get(name)
            if excerpt and not _is_about(excerpt, item.id, str(path[1]), str(path[2])):
                problem = f"The excerpt `{name}` is not about {item.id} and `{path[1]}`."
                remedy = "Cite another, or add to its `candidates` and `about`."
                yield warning(place_of(item.node, *path, index), problem, remedy)


def _untried(item: Item, path: tuple[int | str, ...]) -> Finding:
    problem = f"Nothing shows what `{dotted(path[:-1])}` says."
    remedy = "Add `excerpts: [...]`, or a check that `whichframework knowledge verify` runs."
    return warning(place_of(item.node, *path[:-1]), problem, remedy)


def _unfounded(item: Item, what: str, *path: int | str) -> Finding:
    return error(place_of(item.node, *path), f"{what} cites no excerpt.", "Add `excerpts: [...]` with at least one.")


def _is_about(excerpt: Excerpt, candidate: str, criterion: str, option: str) -> bool:
    """Tags may be left out: what cites an excerpt says by that what it is about."""
    fits = {criterion, f"{criterion}.{option}"}
    right_candidate = not excerpt.candidates or candidate in excerpt.candidates
    return right_candidate and (not excerpt.about or not fits.isdisjoint(excerpt.about))


def _unused(reading: Reading) -> Iterator[Finding]:
    if not reading.whole("candidates", "guidelines", "excerpts"):
        return
    cited = {name for item in reading.items["candidates"] for _, names in citations(item) for name in names}
    cited |= {name for item in reading.items["guidelines"] for name in item.value.excerpts}
    for item in reading.items["excerpts"]:
        if item.id not in cited and not item.value.topics:
            remedy = "Cite it, give it `topics` by which questions find it, or delete it."
            yield warning(item.node.place, f"Nobody cites the excerpt `{item.id}` and no topic leads to it.", remedy)
    quoted = {item.value.source for item in reading.items["excerpts"]}
    for item in reading.items["sources"]:
        if item.id not in quoted:
            remedy = "Write an excerpt from it, or delete it."
            yield warning(item.node.place, f"No excerpt comes from the source `{item.id}`.", remedy)


def _stale(reading: Reading, header: Header, today: date) -> Iterator[Finding]:
    oldest = today - timedelta(days=header.stale_after_days)
    limit = f"older than {header.stale_after_days} days"
    resting = _of_the_resting(reading)
    for item in reading.items["sources"]:
        is_fresh = item.value.kind in _DATED_BY_NATURE or _last_day(item.value.date) >= oldest
        if not is_fresh and item.id not in resting:
            problem = f"The source `{item.id}` is of {item.value.date}: {limit}."
            yield warning(place_of(item.node, "date"), problem, "Read it again and correct its excerpts and date.")
    for item in reading.items["candidates"]:
        candidate = item.value
        if candidate.package.as_of < oldest:
            problem = f"What is said of {item.id}'s package is of {candidate.package.as_of}: {limit}."
            yield warning(place_of(item.node, "package", "as_of"), problem, "Run `whichframework knowledge refresh`.")
        if candidate.measured is not None and candidate.measured.as_of < oldest:
            problem = f"{item.id} was measured on {candidate.measured.as_of}: {limit}."
            yield warning(place_of(item.node, "measured", "as_of"), problem, "Run `whichframework knowledge verify`.")
        yield from _unmaintained(item, oldest)


def _of_the_resting(reading: Reading) -> frozenset[str]:
    """Return sources that speak only of candidates which change slowly or no more, and whose age is no surprise."""
    active = {item.id for item in reading.items["candidates"] if item.value.maintenance == "active"}
    excerpts = [item.value for item in reading.items["excerpts"]]
    lively = {excerpt.source for excerpt in excerpts if not excerpt.candidates or active & set(excerpt.candidates)}
    return frozenset(excerpt.source for excerpt in excerpts) - lively


def _unmaintained(item: Item, oldest: date) -> Iterator[Finding]:
    candidate = item.value
    if not candidate.recommend:
        return
    if candidate.maintenance in ("dormant", "ended"):
        problem = f"{item.id} can be recommended, and its maintenance is `{candidate.maintenance}`."
        yield warning(place_of(item.node, "maintenance"), problem, "Set `recommend: false`.")
    elif candidate.maintenance == "active" and candidate.package.released < oldest:
        problem = f"{item.id} counts as active, and its newest release is of {candidate.package.released}."
        yield warning(place_of(item.node, "maintenance"), problem, "Set `maintenance: slow` or `dormant`.")


def _last_day(written: str) -> date:
    """Return the latest day that a year, a month or a day may mean."""
    year, month, day = (*(int(part) for part in written.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    return date(year, month, 28) if month else date(year, 12, 31)
