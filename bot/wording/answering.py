"""Free questions, answered from excerpts, or an honest "I do not know"."""

from bot.adviser import Adviser
from bot.replies import Notice, Paragraph, Part, Span
from bot.understanding.meaning import Inquiry
from bot.wording import boxed, facts
from bot.wording.dissent import dissent
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import cites, sentence
from knowledge.pack import Excerpt

SHOWN = 3


def answer(adviser: Adviser, inquiry: Inquiry) -> tuple[Part, ...]:
    """Return the passages that answer a question, with what is in the box where that is what was asked."""
    hits = adviser.search.find(
        inquiry.text,
        candidates=inquiry.candidates,
        topics=inquiry.topics,
        about=inquiry.criteria,
        limit=SHOWN,
    )
    notes = Footnotes(adviser)
    known = adviser.search.knows(inquiry.text, candidates=inquiry.candidates, topics=inquiry.topics)
    spans = _facts(adviser, inquiry, notes) if known else []
    if not spans and not hits:
        return (unknown(adviser),)
    for hit in hits:
        numbers = notes.cite((hit.excerpt.id,))
        spans += [Span((" " if spans else "") + passage(hit.excerpt)), *cites(numbers)]
    return (Paragraph(spans=tuple(spans)), *dissent(notes), *notes.part())


def unknown(adviser: Adviser) -> Notice:
    """Return that nothing is known about that."""
    text = f"I do not know that: nothing in my notes about {adviser.pack.header.title} answers it."
    return Notice(tone="info", spans=(Span(text),))


def passage(excerpt: Excerpt) -> str:
    """Return an excerpt as it is said; a view with whose it is."""
    whose = f"According to {excerpt.view_of}: " if excerpt.view_of else ""
    return whose + sentence(excerpt.text)


def _facts(adviser: Adviser, inquiry: Inquiry, notes: Footnotes) -> list[Span]:
    """Return what the pack says outright, before what is told in its passages."""
    topics = inquiry.topics[:SHOWN]
    told = [boxed.everybody(adviser, topic) for topic in topics] if _asks_who(adviser, inquiry) else []
    for candidate in (adviser.model.all[candidate] for candidate in inquiry.candidates[:SHOWN]):
        for topic in topics:
            name = adviser.topics[topic]
            told.append(boxed.told(candidate, topic, name, notes) or facts.told(adviser, candidate, topic, notes))
    return [span for place, spans in enumerate(filter(None, told)) for span in (*[Span(" ")] * (place > 0), *spans)]


def _asks_who(adviser: Adviser, inquiry: Inquiry) -> bool:
    """Whether it is asked which of all candidates have something."""
    header = adviser.pack.header
    words = set(inquiry.text.casefold().split())
    return not inquiry.candidates and not words.isdisjoint(("which", header.thing, header.things))
