"""Things to take away: a starter program and the decision record."""

from bot.advice import Advice
from bot.replies import Alternative, Citation, Code, Document, Notice, Paragraph, Part, Reason, Recommendation, Span
from bot.wording.boxed import noted
from bot.wording.echo import heard
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import capital
from bot.wording.recommending import fitting_starter, headline, recommendation

LANGUAGES = {"py": "python", "html": "html", "toml": "toml", "sh": "bash", "sql": "sql"}


def starter(advice: Advice, candidate_id: str) -> tuple[Part, ...]:
    """Return a program to begin with that fits the need."""
    candidate = advice.adviser.model.all[candidate_id]
    found = fitting_starter(advice.case, candidate)
    code = advice.adviser.pack.starter_code.get(f"{candidate_id}/{found.id}") if found else None
    if found is None or code is None:
        spans = (Span(f"I have no starter for {candidate.name}. Its tutorial: "),)
        return (Notice(tone="info", spans=(*spans, Span(candidate.tutorial_title, "link", candidate.tutorial))),)
    how = (Span("Install it: "), Span(found.install, "code"))
    return (
        Paragraph(title=f"{candidate.name}: {found.title}", spans=how),
        Code(
            title=found.title,
            filename=found.filename,
            language=LANGUAGES.get(found.filename.rpartition(".")[2], ""),
            code=code,
            run=found.run,
        ),
        Paragraph(spans=(Span("Then go on with "), Span(candidate.tutorial_title, "link", candidate.tutorial))),
    )


def record(advice: Advice, today: str) -> Document:
    """Return the decision as an architecture decision record in Markdown."""
    notes = Footnotes(advice.adviser)
    verdict = recommendation(advice, notes, today)
    header = advice.adviser.pack.header
    lines = [
        f"# Decision: {headline(advice)}",
        "",
        f"* Status: proposed\n* Date: {today}\n* Subject: {header.subject}",
        "",
        "## Context",
        "",
        *_context(advice),
        "",
        "## Options",
        "",
        *(f"* {_option(rank.name, rank.companion_names, rank.score)}" for rank in verdict.ranking),
        "",
        "## Decision",
        "",
        *_decision(verdict),
        "",
        "## Consequences",
        "",
        *_consequences(verdict),
        "",
        "## Sources",
        "",
        *(_source(citation) for citation in notes.items()),
        "",
    ]
    return Document(
        filename=f"decision-{header.id.replace('_', '-')}-{verdict.pick.candidate}.md",
        title=f"Decision record: {verdict.headline}",
        markdown="\n".join(lines),
    )


def escape(text: str) -> str:
    """Return words of a person, safe inside Markdown: on one line, and with nothing that is markup or HTML."""
    flat = " ".join(text.split())
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>()#+-.!|~@:&" else char for char in flat)


def _context(advice: Advice) -> list[str]:
    items = heard(advice.adviser, advice.profile)
    lines = [f"* {capital(item.label)}" + (f" (“{escape(item.quote)}”)" if item.quote else "") for item in items]
    return lines or ["Nothing in particular was said."]


def _option(name: str, companions: tuple[str, ...], score: float) -> str:
    added = f" with {', '.join(companions)}" if companions else ""
    return f"{name}{added} (score {score:+.1f})"


def _decision(verdict: Recommendation) -> list[str]:
    lines = [f"**{verdict.headline}.** {verdict.confidence}", ""]
    return lines + [f"* {_cited(reason)}" for reason in verdict.reasons_for]


def _consequences(verdict: Recommendation) -> list[str]:
    lines = [f"* Against it: {_cited(reason)}" for reason in verdict.reasons_against]
    lines += [_not_taken(other) for other in verdict.alternatives]
    lines += [f"* To be looked at again: {change.text}" for change in verdict.would_change]
    lines += [f"* {remark}" for remark in verdict.remarks]
    start = verdict.start
    if start.install:
        lines.append(f"* To begin: `{start.install}`, then [{start.tutorial_title}]({start.tutorial_url})")
    return lines


def _not_taken(other: Alternative) -> str:
    text = f"* Not taken: {other.rank.name}. It would give: {other.gain} It would cost: {other.give_up}"
    return noted(text, other.cites)


def _cited(reason: Reason) -> str:
    return noted(reason.text, reason.cites)


def _source(citation: Citation) -> str:
    whose = f" View of {citation.view_of}." if citation.view_of else ""
    return f"{citation.number}. {citation.text}{whose} [{citation.title}]({citation.url}), {citation.date}"
