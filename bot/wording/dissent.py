"""Where those who know disagree."""

from bot.replies import Paragraph, Span
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import cites


def dissent(notes: Footnotes) -> tuple[Paragraph, ...]:
    """Return where those who know disagree: both sides are shown, never one alone."""
    spans: list[Span] = []
    for one, others in notes.disputed():
        spans += [Span("What is said in"), *cites((one,)), Span(" is disputed, see"), *cites(others), Span(". ")]
    return (Paragraph(title="Not everybody agrees", spans=tuple(spans)),) if spans else ()
