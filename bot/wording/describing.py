"""Candidates by themselves and side by side: "tell me about X", "compare X and Y", "why not X?"."""

from bot.advice import Advice
from bot.adviser import Adviser
from bot.replies import Comparison, Notice, Paragraph, Part, Span
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import cites, listed, sentence
from bot.wording.measured import in_short, measured
from bot.wording.reasons import in_words, reasons
from knowledge.pack import Candidate, Claim

UPKEEP = {
    "active": "actively maintained",
    "slow": "maintained, with few releases",
    "dormant": "hardly maintained",
    "ended": "no longer developed",
}
IN_THE_BOX = {
    "core": "built in",
    "extra": "own add-on",
    "part": "in part",
    "third": "by others",
    "parent": "from its base",
    "none": "no",
}
COMPARED = 4
"""More columns than this cannot be read in chat."""


def about(adviser: Adviser, candidate_id: str) -> tuple[Part, ...]:
    """Return what there is to know about a candidate."""
    candidate = adviser.model.all[candidate_id]
    notes = Footnotes(adviser)
    opening = (
        Span(candidate.name, "strong"),
        Span(f": {sentence(candidate.summary)}"),
        *cites(notes.cite(candidate.summary_excerpts)),
        Span(f" {_facts(candidate)}"),
    )
    parts: list[Part] = [
        Paragraph(spans=opening),
        *_claims("Used for", candidate.typical, notes),
        *_claims("Not for", candidate.not_for, notes),
        *_claims("Weak spots", candidate.weak_spots, notes),
        *_claims("Learning it", (candidate.learning,), notes),
        *_claims("Releases", (candidate.release_habits,), notes),
        *_claims("Installing it", (candidate.uninstallable,) if candidate.uninstallable else (), notes),
        *measured(candidate),
    ]
    links = (
        Span(candidate.tutorial_title, "link", candidate.tutorial),
        Span(", "),
        Span("docs", "link", candidate.docs),
    )
    return (*parts, Paragraph(title="Read on", spans=links), *notes.part())


def compare(advice: Advice, ids: tuple[str, ...]) -> tuple[Part, ...]:
    """Return candidates side by side, with what decides between the first two in this case."""
    adviser = advice.adviser
    shown = tuple(dict.fromkeys(ids))[:COMPARED]
    candidates = tuple(adviser.model.all[c] for c in shown)
    notes = Footnotes(adviser)
    rows = [
        ("What it is", tuple(c.summary for c in candidates)),
        ("Interface", tuple(c.interface for c in candidates)),
        ("Upkeep", tuple(f"{UPKEEP[c.maintenance]}; {c.package.version}, {c.package.released}" for c in candidates)),
        ("Since", tuple(str(c.first_year) for c in candidates)),
        ("Measured", tuple(in_short(c) for c in candidates)),
        *_feature_rows(adviser, candidates),
    ]
    verdict = _verdict(advice, shown, notes)
    return (
        Comparison(names=tuple(c.name for c in candidates), rows=tuple(rows), verdict=verdict),
        *_weaknesses(candidates, notes),
        *notes.part(),
    )


def why_not(advice: Advice, other: str) -> tuple[Part, ...]:
    """Return why a candidate is not the pick: what separates it, and what would speak for it."""
    adviser = advice.adviser
    notes = Footnotes(adviser)
    name, pick = adviser.name(other), adviser.name(advice.pick)
    if other == advice.pick:
        return (Paragraph(spans=(Span(name, "strong"), Span(" is the pick, as things stand."))),)
    pairs = advice.separating(advice.pick, other)
    spans: list[Span] = []
    for contribution, difference in [pair for pair in pairs if pair[1] > 0][:3]:
        owner = adviser.name(contribution.candidate)
        spans += [Span(f"{owner}: {in_words(advice, contribution)} ({difference:+.1f} for {pick})")]
        spans += [*cites(notes.cite(contribution.excerpts, most=1)), Span(" ")]
    if not spans:
        spans = [Span(f"Nothing that you said separates them: {pick} and {name} are level here.")]
    if other in advice.scores.ruled_out and other in advice.case.rejected:
        spans.append(Span(f"You ruled {name} out."))
    favour = reasons(advice, other, notes, in_favour=True, most=3)
    parts: list[Part] = [Paragraph(title=f"Why {pick} and not {name}", spans=tuple(spans))]
    if favour:
        speaking = [span for reason in favour for span in (Span(f"{reason.text} "), *cites(reason.cites))]
        parts.append(Paragraph(title=f"What speaks for {name}", spans=tuple(speaking)))
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


def _facts(candidate: Candidate) -> str:
    package = candidate.package
    python = f", Python {package.requires_python}" if package.requires_python else ""
    return (
        f"{candidate.interface}; {candidate.license}; since {candidate.first_year}; {UPKEEP[candidate.maintenance]} "
        f"(version {package.version} of {package.released}{python})."
    )


def _claims(title: str, claims: tuple[Claim, ...], notes: Footnotes) -> tuple[Paragraph, ...]:
    spans: list[Span] = []
    for claim in claims:
        spans += [Span((" " if spans else "") + sentence(claim.text)), *cites(notes.cite(claim.excerpts, most=1))]
    return (Paragraph(title=title, spans=tuple(spans)),) if spans else ()


def _feature_rows(adviser: Adviser, candidates: tuple[Candidate, ...]) -> list[tuple[str, tuple[str, ...]]]:
    rows = []
    for topic, name in adviser.topics.items():
        cells = tuple(IN_THE_BOX[c.features[topic].has] if topic in c.features else "" for c in candidates)
        if len(set(cells)) > 1:
            rows.append((name, cells))
    return rows


def _weaknesses(candidates: tuple[Candidate, ...], notes: Footnotes) -> tuple[Paragraph, ...]:
    spans: list[Span] = []
    for candidate in candidates:
        for claim in candidate.weak_spots[:1]:
            spans += [Span((" " if spans else "") + candidate.name, "strong"), Span(f": {sentence(claim.text)}")]
            spans += cites(notes.cite(claim.excerpts, most=1))
    return (Paragraph(title="Weak spots", spans=tuple(spans)),) if spans else ()


def _verdict(advice: Advice, ids: tuple[str, ...], notes: Footnotes) -> tuple[Span, ...]:
    adviser = advice.adviser
    placed = [candidate for candidate in advice.order if candidate in ids]
    if len(placed) < 2 or not advice.profile.slots:
        return (Span("Tell me about your case, and I say which of them fits it better."),)
    pairs = [pair for pair in advice.separating(placed[0], placed[1]) if pair[1] > 0][:2]
    spans = [Span("In your case "), Span(adviser.name(placed[0]), "strong"), Span(". ")]
    for contribution, _ in pairs:
        owner = adviser.name(contribution.candidate)
        spans += [
            Span(f"{owner}: {in_words(advice, contribution)} "),
            *cites(notes.cite(contribution.excerpts, most=1)),
        ]
    return tuple(spans)
