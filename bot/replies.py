"""What the conversation says, as meaning. Renderers choose layout and split; they never drop a part silently.

Every text here is plain: nothing is escaped and nothing is markup. A `Span` of kind "quote" holds words of the person
and is hostile until a renderer escapes it; so is every other text, only less likely.
"""

from dataclasses import dataclass, field
from typing import Literal

from bot.events import Command

SpanKind = Literal["text", "strong", "code", "quote", "link", "cite"]
Kind = Literal["recommendation", "question", "answer", "comparison", "notice"]
Polarity = Literal["wanted", "rejected", "unsure"]
How = Literal["chosen", "said", "assumed"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. `url` is set for links; a "cite" holds the number of an excerpt in this reply, as text ("1")."""

    text: str
    kind: SpanKind = "text"
    url: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; `title` is a short heading above it or empty."""

    spans: Spans
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A short remark about the conversation itself: thanks, a refusal, a correction that was made, an error."""

    tone: Literal["info", "warning", "error"]
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a prompt. `id` goes back in `Chose.options`."""

    id: str
    label: str
    description: str = ""
    selected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to offer as a button, or as a word to type. Goes back as `Asked(command, argument)`."""

    command: Command
    label: str
    argument: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question with its choices. A typed answer is always possible as well."""

    question: str
    """The criterion's id, to be sent back in `Chose.question`."""
    text: str
    choices: tuple[Choice, ...]
    multiple: bool = False
    number: int = 1
    """Which question this is, from 1."""
    at_most: int = 6
    """How many there will be at the very most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One thing that was understood."""

    criterion: str
    option: str
    label: str
    """In a few words of the pack: "needs an admin area"."""
    polarity: Polarity
    how: How
    quote: str
    """The person's own words, hostile; empty when it was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """What was understood, so that a misreading is seen. Each item can be changed by `Asked("change", criterion)` or
    dropped by `Asked("remove", criterion)`."""

    title: str
    items: tuple[Heard, ...]
    not_understood: tuple[str, ...] = ()
    """Runs of the person's words that nothing was made of; hostile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate's place. `score` is the sum of its contributions; `stays_first` the chance, 0 to 1, that it would
    still lead once every open question were answered."""

    candidate: str
    name: str
    companions: tuple[str, ...]
    """Ids of add-ons named with it."""
    companion_names: tuple[str, ...]
    score: float
    stays_first: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A contribution to a candidate's score, in words. `points` is exactly what it added (negative: took away)."""

    candidate: str
    criterion: str
    """A criterion's id, or "guideline:ID" for a rule that joins several answers."""
    option: str
    points: float
    text: str
    cites: tuple[int, ...]
    """Numbers of excerpts in this reply's citations."""

    @property
    def in_favour(self) -> bool:
        """Whether it speaks for the candidate."""
        return self.points > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A runner-up with what one would gain and give up against the pick."""

    rank: Ranked
    gain: str
    give_up: str
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A counterfactual: with these answers instead, that candidate would lead."""

    conditions: tuple[tuple[str, str], ...]
    """Pairs of criterion and option."""
    candidate: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """How to begin with the pick."""

    install: str
    tutorial_title: str
    tutorial_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """The advice. Everything a person needs to defend it."""

    headline: str
    """One line: the pick with its companions, or to stay with what runs."""
    stay: bool
    """Whether the advice is to keep what runs today."""
    pick: Ranked
    summary: Spans
    """One or two sentences: what the pick is and why here."""
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...]
    would_change: tuple[Change, ...]
    confidence: str
    """How sure, in words, with what it rests on."""
    start: Start
    ranking: tuple[Ranked, ...]
    """The leading ones, best first, for a chart."""
    remarks: tuple[str, ...] = ()
    """Warnings that matter here: stale facts, unmaintained projects, a house rule that decided, a third candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Candidates side by side. `rows` hold a label and one cell for each candidate."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    verdict: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A numbered excerpt with its dated source."""

    number: int
    id: str
    text: str
    title: str
    url: str
    date: str
    """ISO date, or year and month, of what the source says; never empty."""
    view_of: str = ""
    """Whose opinion it is, when it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """The excerpts that the rest of the reply refers to by number."""

    items: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A program to read or copy."""

    title: str
    filename: str
    language: str
    code: str
    run: str
    """The command that starts it; empty when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text to keep, best offered as a file: the decision record."""

    filename: str
    title: str
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What one can do next, in order of use."""

    actions: tuple[Action, ...]


Part = Paragraph | Notice | Prompt | Echo | Recommendation | Comparison | Citations | Code | Document | Offers


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the conversation stands, for machine-readable output and for charts; the same after every reply."""

    understood: tuple[Heard, ...] = ()
    candidates: tuple[str, ...] = ()
    """Ids that the person named."""
    ranking: tuple[Ranked, ...] = ()
    reasons: tuple[Reason, ...] = ()
    would_change: tuple[Change, ...] = ()
    citations: tuple[Citation, ...] = ()
    """What `reasons` cite, where the reply itself shows none."""
    question: Prompt | None = None
    """What is asked, or would be asked next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to one event."""

    kind: Kind
    parts: tuple[Part, ...]
    turn: int = 0
    """The number of the turn that made it; controls carry it back as `Incoming.seen`."""
    standing: Standing = Standing()
    private: bool = False
    """Whether it shows something that only this person should see (what is stored about them, say)."""
    repeated: bool = field(default=False, compare=False)
    """Whether it was given before, to an earlier delivery of the same event: sent again only where it got lost."""
