"""Candidates side by side: "compare X and Y". Each cell says by a number, or by "tried", what it rests on."""

from bot.advice import Advice
from bot.adviser import Adviser
from bot.replies import Comparison, Paragraph, Part, Span, Spans
from bot.wording import boxed, measured
from bot.wording.answering import passage
from bot.wording.facts import UPKEEP
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import cites, sentence
from bot.wording.reasons import in_words
from knowledge.pack import Candidate

COMPARED = 4
"""More columns than this cannot be read in chat."""
SHOWN = 2
"""Passages about several of them."""

Row = tuple[str, tuple[str, ...]]


def compare(advice: Advice, ids: tuple[str, ...]) -> tuple[Part, ...]:
    """Return candidates side by side, with what decides between the first two in this case."""
    adviser = advice.adviser
    shown = tuple(dict.fromkeys(ids))[:COMPARED]
    candidates = tuple(adviser.model.all[c] for c in shown)
    notes = Footnotes(adviser)
    said = _said_of_both(adviser, shown, notes)
    rows = (*_facts(candidates, notes), *_parts(adviser, candidates, notes))
    verdict = _verdict(advice, shown, notes)
    return (
        Comparison(names=tuple(c.name for c in candidates), rows=rows, verdict=verdict),
        *said,
        *_weaknesses(candidates, notes),
        *notes.part(),
    )


def _facts(candidates: tuple[Candidate, ...], notes: Footnotes) -> tuple[Row, ...]:
    def row(title: str, cells: list[tuple[str, tuple[str, ...]]]) -> Row:
        return title, tuple(boxed.noted(text, notes.cite(excerpts, most=len(excerpts))) for text, excerpts in cells)

    return (
        row("What it is", [(c.summary, c.summary_excerpts[:1]) for c in candidates]),
        row("Interface, since", [(f"{c.interface}, {c.first_year}", c.fact_excerpts) for c in candidates]),
        row("Upkeep", [(_upkeep(c), c.release_habits.excerpts[:1]) for c in candidates]),
        row("Measured", [(measured.in_short(c), ()) for c in candidates]),
    )


def _upkeep(candidate: Candidate) -> str:
    return f"{UPKEEP[candidate.maintenance]}; {candidate.package.version}, {candidate.package.released}"


def _parts(adviser: Adviser, candidates: tuple[Candidate, ...], notes: Footnotes) -> tuple[Row, ...]:
    """Return what one of them has in the box and another has not."""
    found = {topic: [c.features.get(topic) for c in candidates] for topic in adviser.topics}
    differing = (topic for topic, parts in found.items() if len({part and part.has for part in parts}) > 1)
    return tuple((adviser.topics[t], tuple(boxed.in_short(c, t, notes) for c in candidates)) for t in differing)


def _said_of_both(adviser: Adviser, ids: tuple[str, ...], notes: Footnotes) -> tuple[Paragraph, ...]:
    hits = adviser.search.find("", candidates=ids, topics=("comparison",), limit=SHOWN)
    both = [hit.excerpt for hit in hits if len(set(ids).intersection(hit.excerpt.candidates)) > 1]
    spans: list[Span] = []
    for excerpt in both:
        spans += [Span((" " if spans else "") + passage(excerpt)), *cites(notes.cite((excerpt.id,)))]
    return (Paragraph(title="Said of them together", spans=tuple(spans)),) if spans else ()


def _weaknesses(candidates: tuple[Candidate, ...], notes: Footnotes) -> tuple[Paragraph, ...]:
    spans: list[Span] = []
    for candidate in candidates:
        for claim in candidate.weak_spots[:1]:
            spans += [Span((" " if spans else "") + candidate.name, "strong"), Span(f": {sentence(claim.text)}")]
            spans += cites(notes.cite(claim.excerpts, most=1))
    return (Paragraph(title="Weak spots", spans=tuple(spans)),) if spans else ()


def _verdict(advice: Advice, ids: tuple[str, ...], notes: Footnotes) -> Spans:
    adviser = advice.adviser
    placed = [candidate for candidate in advice.order if candidate in ids]
    if len(placed) < 2 or not advice.profile.slots:
        return (Span("Tell me about your case, and I say which of them fits it better."),)
    pairs = [pair for pair in advice.separating(placed[0], placed[1]) if pair[1] > 0][:2]
    spans = [Span("In your case "), Span(adviser.name(placed[0]), "strong"), Span(".")]
    for contribution, _ in pairs:
        owner = adviser.name(contribution.candidate)
        spans += [
            Span(f" {owner}: {in_words(advice, contribution)}"),
            *cites(notes.cite(contribution.excerpts, most=1)),
        ]
    return tuple(spans)
