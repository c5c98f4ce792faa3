"""The recommendation: everything a person needs to defend it."""

from bot.advice import Advice
from bot.decision.case import Case
from bot.decision.companions import companions
from bot.decision.scoring import Contribution
from bot.replies import Action, Alternative, Offers, Paragraph, Part, Recommendation, Span, Spans, Start
from bot.wording.changes import changes, confidence, stability
from bot.wording.dissent import dissent
from bot.wording.echo import echo
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import cites, listed, sentence
from bot.wording.reasons import house_rules, in_words, reasons
from bot.wording.upkeep import remarks
from knowledge.pack import Candidate, Claim, Starter

FOR, AGAINST = 5, 3


def recommendation(advice: Advice, notes: Footnotes, today: str) -> Recommendation:
    """Return the advice as a part of a reply."""
    pick = advice.pick
    candidate = advice.adviser.model.all[pick]
    return Recommendation(
        headline=headline(advice),
        stay=advice.stays,
        pick=advice.ranked(pick),
        summary=_summary(advice, candidate, notes),
        reasons_for=reasons(advice, pick, notes, in_favour=True, most=FOR),
        reasons_against=reasons(advice, pick, notes, in_favour=False, most=AGAINST),
        alternatives=tuple(_alternative(advice, candidate, notes) for candidate in advice.alternatives),
        would_change=changes(advice),
        confidence=confidence(advice),
        start=start(advice.case, candidate),
        ranking=advice.ranking,
        remarks=(*house_rules(advice), *remarks(advice, notes, today)),
    )


def recommending(advice: Advice, today: str, not_understood: tuple[str, ...] = ()) -> tuple[Part, ...]:
    """Return all parts of the reply that recommends: what was heard, the advice, its excerpts, what to do next."""
    notes = Footnotes(advice.adviser)
    verdict = recommendation(advice, notes, today)
    before = (*_know_before(advice, notes), *dissent(notes))
    firm = () if verdict.would_change else (Paragraph(title="What would change it", spans=(Span(stability(advice)),)),)
    return (
        *echo(advice.adviser, advice.profile, not_understood),
        verdict,
        *before,
        *firm,
        *_unasked(advice),
        *notes.part(),
        next_steps(advice),
    )


def headline(advice: Advice) -> str:
    """Return the verdict in one line."""
    rank = advice.ranked(advice.pick)
    added = listed(rank.companion_names)
    if advice.stays:
        new = [
            name
            for id_, name in zip(rank.companions, rank.companion_names, strict=True)
            if id_ not in advice.case.current
        ]
        return f"Stay with {rank.name}" + (f", and add {listed(new)}" if new else "")
    return f"{rank.name} with {added}" if added else rank.name


def start(case: Case, candidate: Candidate) -> Start:
    """Return how to begin with a candidate."""
    starter = fitting_starter(case, candidate)
    return Start(
        install=starter.install if starter else "",
        tutorial_title=candidate.tutorial_title,
        tutorial_url=candidate.tutorial,
    )


def fitting_starter(case: Case, candidate: Candidate) -> Starter | None:
    """Return the starter that serves the need, else the one without a condition, else the first."""
    for starter in candidate.starters:
        if starter.when and all(
            case.strength(criterion, None if options == "any" else frozenset(options))
            for criterion, options in starter.when.items()
        ):
            return starter
    return next((starter for starter in candidate.starters if not starter.when), next(iter(candidate.starters), None))


def next_steps(advice: Advice) -> Offers:
    """Return what can be asked after advice."""
    appealing = tuple(advice.ranked(candidate) for candidate in (advice.pick, *advice.alternatives))
    second = appealing[1] if len(appealing) > 1 else None
    return Offers(
        actions=(
            Action(command="starter", label="Show me a starter", argument=advice.pick, primary=True),
            Action(command="why", label="Why?"),
            *(
                [Action(command="why_not", label=f"Why not {second.name}?", argument=second.candidate)]
                if second
                else []
            ),
            Action(command="would_change", label="What would change it?"),
            Action(command="record", label="Decision record"),
            Action(command="helpful", label="Helpful"),
            Action(command="unhelpful", label="Not helpful"),
            *(Action(command="went_with", label=f"I take {rank.name}", argument=rank.candidate) for rank in appealing),
            Action(command="back", label="Back"),
            Action(command="restart", label="Start over"),
        )
    )


def _summary(advice: Advice, candidate: Candidate, notes: Footnotes) -> Spans:
    spans: list[Span] = [Span(candidate.name, "strong"), Span(f": {sentence(candidate.summary)}")]
    spans += cites(notes.cite(candidate.summary_excerpts))
    for companion in companions(advice.adviser.model, advice.case, candidate.id):
        name = advice.adviser.name(companion.candidate)
        spans += [Span(" With "), Span(name, "strong"), Span(f": {sentence(companion.because)}")]
        spans += cites(notes.cite(companion.excerpts, most=1))
    return tuple(spans)


def _alternative(advice: Advice, candidate: str, notes: Footnotes) -> Alternative:
    pairs = advice.separating(candidate, advice.pick)
    gains = [c for c, difference in pairs if difference > 0]
    losses = [c for c, difference in pairs if difference < 0]
    shared = [] if gains else [c for c in advice.contributions(candidate) if c.points > 0]
    if gains:
        gain = _speaks_for(advice, gains[0])
    elif shared:
        gain = f"{in_words(advice, shared[0])} It holds for the first as well."
    else:
        gain = "nothing that you said speaks for it more than for the first."
    give_up = in_words(advice, losses[0]) if losses else "nothing that you said speaks against it: the two are level."
    excerpts = tuple(e for c in (*gains[:1], *shared[:1], *losses[:1]) for e in c.excerpts[:1])
    return Alternative(rank=advice.ranked(candidate), gain=gain, give_up=give_up, cites=notes.cite(excerpts))


def _speaks_for(advice: Advice, contribution: Contribution) -> str:
    """Return a gain in words: what speaks for an alternative, or against the pick, which is named then."""
    words = in_words(advice, contribution)
    if contribution.points > 0:
        return words
    return f"Against {advice.adviser.name(contribution.candidate)}: {words}"


def _know_before(advice: Advice, notes: Footnotes) -> tuple[Paragraph, ...]:
    """Return the pick's weak spots, which hold whatever the case."""
    candidate = advice.adviser.model.all[advice.pick]
    claims: tuple[Claim, ...] = candidate.weak_spots[:2]
    if not claims:
        return ()
    spans: list[Span] = []
    for claim in claims:
        spans += [Span((" " if spans else "") + sentence(claim.text)), *cites(notes.cite(claim.excerpts, most=1))]
    return (Paragraph(title=f"Before you take {candidate.name}", spans=tuple(spans)),)


def _unasked(advice: Advice) -> tuple[Paragraph, ...]:
    criterion = advice.most_telling
    if criterion is None:
        return ()
    question = advice.adviser.model.criteria[criterion].question
    return (Paragraph(title="I did not ask", spans=(Span(f"What would matter most now: {question}"),)),)
