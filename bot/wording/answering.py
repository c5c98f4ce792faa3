"""Free questions, answered from excerpts, or an honest "I do not know"."""

from bot.adviser import Adviser
from bot.replies import Notice, Paragraph, Part, Span
from bot.understanding.meaning import Inquiry
from bot.wording.describing import IN_THE_BOX
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import cites, sentence

SHOWN = 3


def answer(adviser: Adviser, inquiry: Inquiry) -> tuple[Part, ...]:
    """Return the passages that answer a question, with what is in the box where that is what was asked."""
    notes = Footnotes(adviser)
    spans = _features(adviser, inquiry, notes)
    hits = adviser.search.find(
        inquiry.text,
        candidates=inquiry.candidates,
        topics=inquiry.topics,
        about=inquiry.criteria,
        limit=SHOWN,
    )
    for hit in hits:
        numbers = notes.cite((hit.excerpt.id,))
        whose = f"{hit.excerpt.view_of} says: " if hit.excerpt.view_of else ""
        spans += [Span((" " if spans else "") + whose + sentence(hit.excerpt.text)), *cites(numbers)]
    if not spans:
        return (unknown(adviser),)
    return (Paragraph(spans=tuple(spans)), *notes.part())


def unknown(adviser: Adviser) -> Notice:
    """Return that nothing is known about that."""
    text = f"I do not know that: nothing in my notes about {adviser.pack.header.title} answers it."
    return Notice(tone="info", spans=(Span(text),))


def _features(adviser: Adviser, inquiry: Inquiry, notes: Footnotes) -> list[Span]:
    spans: list[Span] = []
    for candidate_id in inquiry.candidates[:SHOWN]:
        candidate = adviser.model.all.get(candidate_id)
        for topic in inquiry.topics[:SHOWN]:
            feature = candidate.features.get(topic) if candidate else None
            if candidate is None or feature is None:
                continue
            said = f": {feature.note}" if feature.note else ""
            text = f"{adviser.topics[topic]}: {IN_THE_BOX[feature.has]}{said}"
            spans += [Span((" " if spans else "") + candidate.name, "strong"), Span(f", {sentence(text)}")]
            spans += cites(notes.cite(feature.excerpts, most=1))
    return spans
