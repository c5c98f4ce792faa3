"""Candidates by themselves: "tell me about X", "why not X?"."""

from bot.advice import Advice
from bot.adviser import Adviser
from bot.replies import Notice, Paragraph, Part, Span
from bot.wording.facts import UPKEEP, release
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import a_line_each, cites, listed, sentence
from bot.wording.measured import measured
from bot.wording.reasons import in_words, reasons
from knowledge.pack import Candidate, Claim


def about(adviser: Adviser, candidate_id: str) -> tuple[Part, ...]:
    """Return what there is to know about a candidate."""
    candidate = adviser.model.all[candidate_id]
    notes = Footnotes(adviser)
    opening = (
        Span(candidate.name, "strong"),
        Span(f": {sentence(candidate.summary)}"),
        *cites(notes.cite(candidate.summary_excerpts)),
    )
    parts: list[Part] = [
        Paragraph(spans=opening),
        *_claims("Used for", candidate.typical, notes),
        *_claims("Not for", candidate.not_for, notes),
        *_claims("Weak spots", candidate.weak_spots, notes),
        *_claims("Learning it", (candidate.learning,), notes),
        *_claims("Releases", (candidate.release_habits,), notes),
        *_claims("Installing it", (candidate.uninstallable,) if candidate.uninstallable else (), notes),
        *_facts(candidate, notes),
        *measured(candidate),
    ]
    links = (
        Span(candidate.tutorial_title, "link", candidate.tutorial),
        Span(", "),
        Span("docs", "link", candidate.docs),
    )
    return (*parts, Paragraph(title="Read on", spans=links), *notes.part())


def why_not(advice: Advice, other: str) -> tuple[Part, ...]:
    """Return why a candidate is not the pick: what separates it, and what would speak for it."""
    adviser = advice.adviser
    notes = Footnotes(adviser)
    name, pick = adviser.name(other), adviser.name(advice.pick)
    if other == advice.pick:
        return (Paragraph(spans=(Span(name, "strong"), Span(" is the pick, as things stand."))),)
    pairs = advice.separating(advice.pick, other)
    why: list[tuple[str, tuple[int, ...]]] = []
    for contribution, difference in [pair for pair in pairs if pair[1] > 0][:3]:
        owner = adviser.name(contribution.candidate)
        said = f"{owner}: {in_words(advice, contribution)} ({difference:+.1f} for {pick})"
        why.append((said, notes.cite(contribution.excerpts, most=1)))
    if not why:
        why.append((f"Nothing that you said separates them: {pick} and {name} are level here.", ()))
    if other in advice.scores.ruled_out and other in advice.case.rejected:
        why.append((f"You ruled {name} out.", ()))
    favour = reasons(advice, other, notes, in_favour=True, most=3)
    parts: list[Part] = [Paragraph(title=f"Why {pick} and not {name}", spans=a_line_each(why))]
    if favour:
        speaking = a_line_each((reason.text, reason.cites) for reason in favour)
        parts.append(Paragraph(title=f"What speaks for {name}", spans=speaking))
    flips = [flip for flip in advice.flips if flip.candidate == other][:2]
    if not flips:
        parts.append(Paragraph(spans=(Span(f"No single other answer would put {name} first."),)))
    return (*parts, *notes.part())


def unknown_candidate(adviser: Adviser, words: str) -> tuple[Part, ...]:
    """Return that a name is not known, and who is."""
    header = adviser.pack.header
    known = listed(c.name for c in adviser.model.ranked)
    spans = (
        Span("I do not know a "),
        Span(f"{header.thing} called "),
        Span(words, "quote"),
        Span(f". I know {known}."),
    )
    return (Notice(tone="info", spans=spans),)


def _facts(candidate: Candidate, notes: Footnotes) -> tuple[Paragraph, ...]:
    package = candidate.package
    python = f", for Python {package.requires_python}" if package.requires_python else ""
    known = (
        f"{candidate.interface}; {candidate.license}; since {candidate.first_year}; {UPKEEP[candidate.maintenance]}."
    )
    newest = f" Version {release(candidate)}{python}."
    cited = cites(notes.cite(candidate.fact_excerpts, most=len(candidate.fact_excerpts)))
    return (Paragraph(title="Facts", spans=(Span(known), *cited, Span(newest))),)


def _claims(title: str, claims: tuple[Claim, ...], notes: Footnotes) -> tuple[Paragraph, ...]:
    spans: list[Span] = []
    for claim in claims:
        spans += [Span((" " if spans else "") + sentence(claim.text)), *cites(notes.cite(claim.excerpts, most=1))]
    return (Paragraph(title=title, spans=tuple(spans)),) if spans else ()
