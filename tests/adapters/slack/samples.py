"""One reply of every kind, at its largest, with hostile words where a person's words stand."""

from bot import replies as r

WORDS = "<!channel> *we* & <https://evil.example|friends>"
LONG = "which is said at length, " * 30


def _rank(name: str, *companions: str) -> r.Ranked:
    return r.Ranked(
        candidate=name.casefold(),
        name=name,
        companions=tuple(companion.casefold() for companion in companions),
        companion_names=companions,
        score=3.5,
        stays_first=0.8,
    )


def _reason(number: int, points: float) -> r.Reason:
    text = f"Reason {number}: {LONG}"
    return r.Reason(candidate="alpha", criterion="use", option="one", points=points, text=text, cites=(number,))


CITATIONS = r.Citations(
    items=tuple(
        r.Citation(
            number=number,
            id=f"excerpt-{number}",
            text=f"Excerpt {number}: " + "a passage in our own words. " * 21,
            title=f"Source {number}",
            url=f"https://example.org/{number}",
            date="2026-05",
            view_of="Somebody" if number == 2 else "",
        )
        for number in range(1, 13)
    )
)
HEARD: tuple[tuple[int, r.How, str], ...] = ((1, "said", WORDS), (2, "assumed", ""), (3, "chosen", ""))
ECHO = r.Echo(
    title="What I understood",
    items=tuple(
        r.Heard(criterion=f"c{n}", option="yes", label=f"needs thing {n}", polarity="wanted", how=how, quote=quote)
        for n, how, quote in HEARD
    ),
    not_understood=(WORDS,),
)
RECOMMENDATION = r.Recommendation(
    headline="Alpha with Beta",
    stay=False,
    pick=_rank("Alpha", "Beta"),
    summary=(r.Span("Alpha", "strong"), r.Span(": does what is needed."), r.Span("1", "cite")),
    reasons_for=tuple(_reason(number, 1.0) for number in range(1, 6)),
    reasons_against=tuple(_reason(number, -1.0) for number in range(6, 9)),
    alternatives=(
        r.Alternative(rank=_rank("Gamma", "Delta"), gain="speed.", give_up="comfort.", cites=(2,)),
        r.Alternative(rank=_rank("Epsilon"), gain="comfort.", give_up="speed."),
    ),
    would_change=(r.Change(conditions=(("c1", "no"),), candidate="gamma", text="If it were otherwise, Gamma."),),
    confidence="That it stays first is likely.",
    start=r.Start(install="pip install alpha", tutorial_title="Alpha tutorial", tutorial_url="https://example.org/t"),
    ranking=(_rank("Alpha", "Beta"), _rank("Gamma"), _rank("Epsilon")),
    remarks=("Some facts are a year old.",),
)
ACTIONS = (
    r.Action(command="starter", label="Show me a starter", argument="alpha", primary=True),
    r.Action(command="why", label="Why?"),
    r.Action(command="helpful", label="Helpful"),
    r.Action(command="unhelpful", label="Not helpful"),
    r.Action(command="forget", label="Forget me"),
    r.Action(command="back", label="Back"),
)


def _prompt(count: int, *, multiple: bool = False, words: str = "Option") -> r.Prompt:
    choices = tuple(
        r.Choice(id=f"o{n}", label=f"{words} {n}", description="with more" if count > 8 else "", selected=n == 1)
        for n in range(count)
    )
    return r.Prompt(question="use", text="What is it for?", choices=choices, multiple=multiple, number=2)


def _reply(kind: r.Kind, *parts: r.Part) -> r.Reply:
    return r.Reply(kind=kind, parts=parts, turn=7)


SAMPLES: dict[str, r.Reply] = {
    "recommendation": _reply("recommendation", ECHO, RECOMMENDATION, CITATIONS, r.Offers(actions=ACTIONS)),
    "question_with_buttons": _reply("question", ECHO, _prompt(4), r.Offers(actions=ACTIONS[-1:])),
    "question_with_radio_buttons": _reply("question", _prompt(9)),
    "question_with_a_menu": _reply("question", _prompt(101)),
    "question_with_boxes": _reply("question", _prompt(5, multiple=True)),
    "question_with_a_menu_for_several": _reply("question", _prompt(40, multiple=True)),
    "question_with_long_labels": _reply("question", _prompt(3, words="An option that goes on and on " * 4)),
    "comparison": _reply(
        "comparison",
        r.Comparison(
            names=("Alpha", "Beta", "Gamma", "Delta"),
            rows=tuple((f"Row {n}", ("", "yes", "no", LONG)) for n in range(60)),
            verdict=(r.Span("Alpha", "strong"), r.Span(" leads."), r.Span("1", "cite")),
        ),
        CITATIONS,
    ),
    "answer": _reply(
        "answer",
        r.Paragraph(
            title="Answer",
            spans=(
                r.Span(LONG),
                r.Span(WORDS, "quote"),
                r.Span("the docs", "link", "https://example.org/docs"),
                r.Span("pip install x", "code"),
                r.Span("12", "cite"),
            ),
        ),
        CITATIONS,
    ),
    "starter": _reply(
        "answer",
        r.Code(
            title="A start", filename="app.py", language="python", code="print('<hi>')\n" * 300, run="python app.py"
        ),
    ),
    "record": _reply(
        "answer",
        r.Document(
            filename="decision.md", title="Decision record", markdown=f"# Decision\n\n{WORDS}\n" + "* line\n" * 900
        ),
    ),
    "notice": _reply(
        "notice", *(r.Notice(tone=tone, spans=(r.Span(WORDS, "quote"),)) for tone in ("info", "warning", "error"))
    ),
}
