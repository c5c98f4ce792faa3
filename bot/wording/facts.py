"""A plain fact about a candidate, with its evidence: "which licence?", "is it WSGI?", "what is the newest version?"."""

from bot.adviser import Adviser
from bot.replies import Span, Spans
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import cites, sentence
from knowledge.pack import Candidate, Fact

UPKEEP = {
    "active": "actively maintained",
    "slow": "maintained, with few releases",
    "dormant": "hardly maintained",
    "ended": "no longer developed",
}


def told(adviser: Adviser, candidate: Candidate, topic: str, notes: Footnotes) -> Spans:
    """Return the fact that a topic asks for as a sentence; nothing when it asks for none."""
    fact = adviser.facts.get(topic)
    if fact is None:
        return ()
    excerpts = adviser.excerpts
    backing = sorted(_backing(candidate, fact), key=lambda excerpt: topic not in excerpts[excerpt].topics)
    text = Span(f": {sentence(_value(candidate, fact))}")
    return (Span(candidate.name, "strong"), text, *cites(notes.cite(tuple(backing))))


def release(candidate: Candidate) -> str:
    """Return the newest version, with the day on which it was seen."""
    package = candidate.package
    return f"{package.version} of {package.released}, as the package index had it on {package.as_of}"


def _backing(candidate: Candidate, fact: Fact) -> tuple[str, ...]:
    """Return the evidence; that of the interface stands last among the facts."""
    if fact in ("release", "python", "upkeep"):
        return candidate.release_habits.excerpts
    return candidate.fact_excerpts[::-1] if fact == "interface" else candidate.fact_excerpts


def _value(candidate: Candidate, fact: Fact) -> str:
    match fact:
        case "interface":
            return f"server interface {candidate.interface}"
        case "license":
            return f"licence {candidate.license}"
        case "since":
            return f"since {candidate.first_year}"
        case "release":
            return f"newest version {release(candidate)}"
        case "python":
            needed = candidate.package.requires_python or "declared by nothing"
            return f"Python {needed}, for {release(candidate)}"
        case "upkeep":
            return f"{UPKEEP[candidate.maintenance]}. {candidate.release_habits.text}"
