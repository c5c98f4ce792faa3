"""The shape of a pack: what an editor may write, as pydantic models. The JSON Schema for editors comes from here.

Read it as the format's reference. `knowledge.loading` reads files into these models, `knowledge.checking` finds what no
single file can show (unknown ids, claims without evidence, dead rules).
"""

from datetime import date
from typing import Literal

from pydantic import Field

from knowledge.example import Example
from knowledge.shape import Shape, Slug

Fact = Literal["interface", "license", "since", "release", "python", "upkeep"]
"""What of a candidate's facts answers a question: its interface, licence, first year, newest version, the Python that
it needs, or how it is maintained."""
Level = Literal["must", "good", "ok", "poor", "no", "veto"]
"""How well a candidate fits an option; `veto` rules it out whatever else speaks for it."""


class Header(Shape):
    """`pack.yaml`: what the pack is about and the nouns for it."""

    format: Literal[1]
    id: Slug
    title: str
    thing: str
    """Noun for one candidate."""
    things: str
    subject: str
    """Noun with its field, for sentences: "web framework"."""
    opening: str
    as_of: date
    stale_after_days: int = Field(default=400, gt=0, le=3_650)
    elsewhere: tuple[str, ...] = ()
    """Names of things of other fields, as phrases: a short text about nothing but these is not about the subject."""


class Option(Shape):
    """One answer to a criterion's question."""

    id: Slug
    label: str = Field(max_length=75)
    """On a button."""
    echo: str
    """As it is said back: "needs an admin area"."""
    share: float = Field(default=1.0, gt=0)
    """How common the answer is among askers, relative to the others; weighs the value of asking."""
    opposite: Slug | None = None
    """The option that is meant when this one is denied."""
    over: tuple[Slug, ...] = ()
    """Options of the question that are not meant where this one is said too: "learn it to get a job" is about jobs."""
    phrases: tuple[str, ...] = ()
    """How people say it. Words are matched by stem. `(a|b)` is either, `[a]` optional, `..` up to three other words,
    `=word` exactly this form of a word, `#` any number, `##` one of two digits or more, and so on to `####`."""
    hints: tuple[str, ...] = ()
    """Phrases that make it likely rather than said; they count half and are echoed as assumed."""


class Criterion(Shape):
    """A question that separates candidates. File `criteria/ID.yaml`."""

    id: Slug
    order: int = 100
    """Where it stands in lists, and who goes first when two questions are worth the same."""
    question: str
    why: str
    weight: float = Field(default=1.0, gt=0)
    multiple: bool = False
    kind: Literal["choice", "candidates"] = "choice"
    """`candidates`: the options are the pack's candidates themselves."""
    role: Literal["current", "known"] | None = None
    """For `candidates`: what is in use today, or what people know."""
    none_label: str = "None"
    """For `candidates`: the button for "none of them" (option id `none`)."""
    shown: tuple[Slug, ...] = ()
    """For `candidates`: those to offer as buttons; any other may be typed."""
    asked: bool = True
    """False: understood when said, never asked."""
    ask_first: bool = False
    ask_only_if: dict[str, Literal["any"] | tuple[str, ...]] = Field(default_factory=dict)
    """Criterion to the options of which at least one must be known; all entries must hold."""
    options: tuple[Option, ...] = ()
    idioms: tuple[str, ...] = ()
    """Phrases in which words of the options mean something else ("the rest of them", "a board game"). What lies within
    one is not heard as an answer to this question."""


class Claim(Shape):
    """A statement with its evidence."""

    text: str
    excerpts: tuple[Slug, ...] = ()


class Fit(Shape):
    """How well a candidate fits an option, why, and the evidence."""

    level: Level
    because: str
    """A clause that completes "NAME: ..."; no full stop, no other candidate's praise."""
    excerpts: tuple[Slug, ...] = ()


class Feature(Shape):
    """Whether something is in the box."""

    has: Literal["core", "extra", "part", "third", "parent", "none"]
    """core: in the package. extra: same project, separate package. part: helpers only. third: other people's packages.
    parent: from what it runs on. none: not offered."""
    note: str = ""
    excerpts: tuple[Slug, ...] = ()


When = dict[str, Literal["any"] | tuple[str, ...]]
"""Criterion to options: one of them must be wanted (or `any`: whatever is known). All entries must hold.

Besides criteria it may ask for candidates by how they were spoken of: `named` (mentioned as possible), `favoured`
(spoken well of, or inclined to), `doubted` (spoken ill of, without being ruled out). And for `exclusive: ['yes']`
(those named were offered as the only choice), `switching: ['yes']` (the question is whether to leave what runs) and
`leaving: ['yes']` (that is settled)."""
SPOKEN_OF = ("named", "favoured", "doubted")
SITUATIONS = (*SPOKEN_OF, "exclusive", "switching", "leaving")


class Companion(Shape):
    """An add-on that is named along with a candidate when the need calls for it."""

    candidate: Slug
    when: When
    because: str
    excerpts: tuple[Slug, ...] = ()


class Expectation(Shape):
    """What a starter must answer when it runs."""

    path: str = "/"
    status: int = 200
    contains: str = ""


class Starter(Shape):
    """A few lines that run. The code is a file: `starters/CANDIDATE/ID/FILENAME`."""

    id: Slug
    title: str
    when: When = Field(default_factory=dict)
    """The need it serves; an empty condition makes it the default."""
    filename: str
    install: str
    """One line, as a person types it."""
    requires: tuple[str, ...]
    """What to install, for `verify`: requirement strings, pinned there."""
    run: str
    serve: tuple[str, ...] = ()
    """The command for `verify`, with `{port}`; empty: the same as `run`."""
    expect: tuple[Expectation, ...] = (Expectation(),)


class Package(Shape):
    """The released package."""

    name: str
    version: str
    released: date
    requires_python: str = ""
    as_of: date
    releases_last_year: int = 0
    first_released: date | None = None


class Measured(Shape):
    """What running it showed. Written by `knowledge verify`."""

    as_of: date
    python: str
    version: str
    installs: bool = True
    """False: it was tried, and the package index has nothing of it that installs. Then there are no figures."""
    distributions: int = 0
    installed_mb: float = 0
    import_ms: float = 0
    memory_mb: float = 0
    starter_lines: int = 0
    checks: dict[str, bool] = Field(default_factory=dict)
    """Executable check to whether it passed."""


class Candidate(Shape):
    """What can be recommended, or an add-on to one. File `frameworks/ID.yaml`."""

    id: Slug
    name: str
    aliases: tuple[str, ...] = ()
    """Other spellings, lower case; misspellings by one letter are caught anyway."""
    idioms: tuple[str, ...] = ()
    """Phrases in which the name means something else: "a bottle of wine"."""
    kind: Literal["framework", "add-on", "interface"]
    """interface: a tool for pages without JavaScript."""
    runs_on: Slug | None = None
    """For an add-on: its parent. It is recommended with the parent, and alone where the parent runs already."""
    near: dict[Slug, Literal["same", "close", "some"]] = Field(default_factory=dict)
    """Candidates to which code moves easily: the same interface, a close one, or some shared parts."""
    recommend: bool = True
    """False: answers questions and comparisons, and is never the pick unless it runs already or was named."""
    summary: str
    """One sentence."""
    summary_excerpts: tuple[Slug, ...] = ()
    """Evidence for the summary; may be left out where the summary only says what kind of thing it is."""
    interface: str
    """Server interface: WSGI, ASGI, its own."""
    license: str
    first_year: int
    fact_excerpts: tuple[Slug, ...] = ()
    """Evidence for first year, licence and, last, interface."""
    homepage: str
    repository: str
    docs: str
    tutorial: str
    tutorial_title: str
    learning: Claim
    maintenance: Literal["active", "slow", "dormant", "ended"]
    release_habits: Claim
    package: Package
    uninstallable: Claim | None = None
    """Why nothing that the package index has of it installs. `verify` then tries that, and reports when it does."""
    features: dict[Slug, Feature]
    """Topic id to what is in the box."""
    typical: tuple[Claim, ...]
    not_for: tuple[Claim, ...]
    weak_spots: tuple[Claim, ...]
    fit: dict[str, dict[str, Fit]]
    """Criterion to option to level. An option that is not named is `ok`: nothing to say."""
    companions: tuple[Companion, ...] = ()
    starters: tuple[Starter, ...] = ()
    measured: Measured | None = None


class Guideline(Shape):
    """A rule that joins several answers. In `guidelines.yaml`."""

    id: Slug
    when: When
    unless: When = Field(default_factory=dict)
    """Any entry that holds switches the rule off."""
    points: dict[str, float]
    """Candidate id to points. `$current`, `$known`, `$named`, `$first` (named first), `$favoured`, `$doubted` and
    `$near` (close to what runs) stand for whatever they are in the case at hand; `$others` for every candidate that the
    rule does not name and that neither runs nor was named."""
    because: str
    """A sentence; `{current}`, `{candidate}` are filled in."""
    excerpts: tuple[Slug, ...] = ()
    house_rule: bool = False
    """Set by an organisation's own folder: the bot says when it decided."""


class Source(Shape):
    """Where something is said. In `sources.yaml` or `sources/*.yaml`."""

    id: Slug
    title: str
    url: str = Field(pattern=r"^https?://")
    date: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    """Of what it says, as exactly as known: year, month or day."""
    kind: Literal["docs", "repository", "article", "discussion", "measurement", "survey", "decision"] = "docs"
    author: str = ""


class Excerpt(Shape):
    """A passage in our own words. In `excerpts/*.yaml`."""

    id: Slug
    text: str = Field(max_length=600)
    source: Slug
    candidates: tuple[Slug, ...] = ()
    """Whom it is about; empty for passages about the field."""
    about: tuple[str, ...] = ()
    """Criteria, or `criterion.option`, that it is evidence for."""
    topics: tuple[Slug, ...] = ()
    view_of: str = ""
    """Whose opinion, when it is one."""
    disputes: Slug | None = None
    """The excerpt of the other side, where experts disagree."""


class Topic(Shape):
    """Something people ask facts about. In `topics.yaml`."""

    id: Slug
    name: str
    phrases: tuple[str, ...] = ()
    """Same little language as an option's phrases."""
    feature: bool = False
    """Whether candidates say if it is in the box."""
    fact: Fact | None = None
    """The fact of a candidate that answers it."""


class Pack(Shape):
    """Everything, loaded and ready to use. Lists are in a fixed order: by `order`, then by file and place."""

    header: Header
    criteria: tuple[Criterion, ...]
    candidates: tuple[Candidate, ...]
    guidelines: tuple[Guideline, ...]
    excerpts: tuple[Excerpt, ...]
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    examples: tuple[Example, ...] = ()
    starter_code: dict[str, str] = Field(default_factory=dict)
    """`CANDIDATE/STARTER` to the file's text."""
    fingerprint: str = ""
    """A hash of the files it came from."""
