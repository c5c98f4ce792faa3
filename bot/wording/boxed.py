"""Whether something is in a candidate's box, and how that is known: it was tried, or an excerpt says so."""

from bot.adviser import Adviser
from bot.replies import Span, Spans
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import cites, listed, sentence
from knowledge.pack import Candidate

IN_THE_BOX = {
    "core": "built in",
    "extra": "own add-on",
    "part": "in part",
    "third": "by others",
    "parent": "from its base",
    "none": "no",
}


def told(candidate: Candidate, topic: str, name: str, notes: Footnotes) -> Spans:
    """Return what a candidate has of something, as a sentence with its evidence; nothing when the pack does not say."""
    feature = candidate.features.get(topic)
    if feature is None:
        return ()
    note = f": {feature.note}" if feature.note else ""
    text = f", {sentence(f'{name}: {IN_THE_BOX[feature.has]}{note}')}"
    return (Span(candidate.name, "strong"), Span(text), *cites(notes.cite(feature.excerpts)), *_tried(candidate, topic))


def everybody(adviser: Adviser, topic: str) -> Spans:
    """Return who has something built in, as far as it was tried; nothing where nobody has."""
    holders = [c for c in adviser.pack.candidates if topic in c.features and c.features[topic].has in ("core", "extra")]
    tried = [c for c in holders if c.measured and c.measured.checks.get(topic)]
    if not tried:
        return ()
    days = sorted({str(c.measured.as_of) for c in tried if c.measured})
    text = f"{adviser.topics[topic]}, built in and tried ({', '.join(dict.fromkeys((days[0], days[-1])))}): "
    return (Span(sentence(text + listed(c.name for c in tried))),)


def in_short(candidate: Candidate, topic: str, notes: Footnotes) -> str:
    """Return the same for a cell of a table."""
    feature = candidate.features.get(topic)
    if feature is None:
        return ""
    if _tried(candidate, topic):
        return f"{IN_THE_BOX[feature.has]}, tried"
    backing = notes.any_of((*feature.excerpts, *notes.telling(candidate.id, topic)))
    return noted(IN_THE_BOX[feature.has], backing)


def noted(text: str, numbers: tuple[int, ...]) -> str:
    """Return a text for a cell, with the numbers of its excerpts behind it."""
    return " ".join((text, *(f"[{number}]" for number in numbers)))


def _tried(candidate: Candidate, topic: str) -> Spans:
    measured = candidate.measured
    if measured is None or not measured.checks.get(topic):
        return ()
    return (Span(f" (Tried with {measured.version} on {measured.as_of}.)"),)
