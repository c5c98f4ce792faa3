"""`knowledge coverage`: how far the pack's claims are backed, and where it says little."""

from collections import Counter
from collections.abc import Iterator

from bot.decision.audit import audit
from knowledge.pack import Candidate, Criterion, Pack

ENOUGH_EXCERPTS = 6
_IN_THE_BOX = ("core", "extra")


def coverage(pack: Pack) -> Iterator[str]:
    """Yield the report."""
    about = Counter(name for excerpt in pack.excerpts for name in excerpt.candidates)
    yield f"{'':<16} {'fit levels':>10} {'excerpts':>9} {'parts checked':>14}  claims without a runnable check"
    for candidate in pack.candidates:
        levels = sum(len(options) for options in candidate.fit.values())
        unchecked = unchecked_claims(candidate)
        claimed = sum(feature.has in _IN_THE_BOX for feature in candidate.features.values())
        few = "  (few excerpts)" if about[candidate.id] < ENOUGH_EXCERPTS else ""
        checked = f"{claimed - len(unchecked)} of {claimed}"
        listed = ", ".join(unchecked) or "-"
        yield f"{candidate.id:<16} {levels:>10} {about[candidate.id]:>9} {checked:>14}  {listed}{few}"
    yield ""
    yield from _quiet_criteria(pack)
    yield from _quiet_topics(pack)


def unchecked_claims(candidate: Candidate) -> tuple[str, ...]:
    """Return the parts said to be in the box for which no check has run."""
    checks = candidate.measured.checks if candidate.measured else {}
    return tuple(topic for topic, has in candidate.features.items() if has.has in _IN_THE_BOX and topic not in checks)


def _quiet_criteria(pack: Pack) -> Iterator[str]:
    for flaw in audit(pack):
        if flaw.kind == "question":
            yield f"The criterion {flaw.id} separates nothing: {flaw.message}."
    for criterion in pack.criteria:
        silent = [option.id for option in criterion.options if not _opinions(pack, criterion, option.id)]
        if silent:
            yield f"No fit level speaks of {criterion.id}: {', '.join(silent)}."
    yield ""


def _opinions(pack: Pack, criterion: Criterion, option: str) -> int:
    return sum(option in candidate.fit.get(criterion.id, {}) for candidate in pack.candidates)


def _quiet_topics(pack: Pack) -> Iterator[str]:
    told = {topic for excerpt in pack.excerpts for topic in excerpt.topics}
    untold = [topic.id for topic in pack.topics if topic.id not in told and not topic.feature]
    if untold:
        yield f"No excerpt answers questions about: {', '.join(untold)}."
    statements = [(one, topic, part) for one in pack.candidates for topic, part in one.features.items()]
    backed = sum(bool(part.excerpts) or _is_tried(one, topic) for one, topic, part in statements)
    yield f"{backed} of {len(statements)} statements about what is in the box have an excerpt, or a check that held."


def _is_tried(candidate: Candidate, topic: str) -> bool:
    return bool(candidate.measured and candidate.measured.checks.get(topic))
