"""Replies that hold every kind of part, about invented candidates, with texts that try to be obeyed."""

from bot.replies import (
    Action,
    Alternative,
    Change,
    Choice,
    Citation,
    Citations,
    Code,
    Comparison,
    Document,
    Echo,
    Heard,
    Notice,
    Offers,
    Paragraph,
    Part,
    Prompt,
    Ranked,
    Reason,
    Recommendation,
    Reply,
    Span,
    Standing,
    Start,
)

HOSTILE = "\x1b[31mred\x1b[0m [bold]x[/bold] \x1b]8;;http://evil\x07"

HEARD = (
    Heard(criterion="size", option="big", label="big data", polarity="wanted", how="said", quote=HOSTILE),
    Heard(criterion="cost", option="paid", label="pays", polarity="rejected", how="chosen", quote=""),
    Heard(criterion="team", option="one", label="works alone", polarity="unsure", how="assumed", quote="just me"),
)
ALPHA = Ranked(
    candidate="alpha",
    name="Alpha",
    companions=("alpha-kit",),
    companion_names=("Alpha Kit",),
    score=0.1 + 0.2,
    stays_first=2 / 3,
)
BETA = Ranked(candidate="beta", name="Beta", companions=(), companion_names=(), score=-1.5, stays_first=0.0)
FOR = Reason(candidate="alpha", criterion="size", option="big", points=0.7, text="scales far", cites=(1, 9))
AGAINST = Reason(candidate="alpha", criterion="guideline:thrift", option="", points=-0.4, text="costs", cites=())
CHANGE = Change(conditions=(("size", "small"), ("cost", "free")), candidate="beta", text="If it were small, Beta.")
CITATION = Citation(
    number=1,
    id="alpha-scales",
    text="Alpha scales far.",
    title="About Alpha",
    url="https://alpha.example/scale",
    date="2026-03",
    view_of="A. Author",
)
QUESTION = Prompt(
    question="size",
    text="How much is it?",
    choices=(
        Choice(id="small", label="A little", description="fits in memory"),
        Choice(id="big", label="A lot", selected=True),
    ),
    multiple=True,
    number=2,
)
STANDING = Standing(
    understood=HEARD, candidates=("alpha", "beta"), ranking=(ALPHA, BETA), would_change=(CHANGE,), question=QUESTION
)
ADVICE = Recommendation(
    headline="Alpha with Alpha Kit",
    stay=False,
    pick=ALPHA,
    summary=(Span("Alpha", "strong"), Span(" is for big data"), Span("1", "cite"), Span(".")),
    reasons_for=(FOR,),
    reasons_against=(AGAINST,),
    alternatives=(Alternative(rank=BETA, gain="It is free.", give_up="It is slow.", cites=(1,)),),
    would_change=(CHANGE,),
    confidence="fairly, on three answers",
    start=Start(install="pip install alpha", tutorial_title="First steps", tutorial_url="https://alpha.example/first"),
    ranking=(ALPHA, BETA),
    remarks=("Alpha's facts are old.",),
)
PARTS: tuple[Part, ...] = (
    Paragraph(title="Heading", spans=(Span("see "), Span("the docs", "link", "https://alpha.example/docs"))),
    Paragraph(spans=(Span("you said "), Span(HOSTILE, "quote"), Span(" then "), Span("run()", "code"))),
    Notice(tone="warning", spans=(Span("Careful."),)),
    QUESTION,
    Echo(title="What I heard", items=HEARD, not_understood=(HOSTILE,)),
    ADVICE,
    Comparison(
        names=("Alpha", "Beta"), rows=(("Price", ("paid", "free")), ("Age", ("1", "2"))), verdict=(Span("Alpha."),)
    ),
    Citations(items=(CITATION,)),
    Code(title="Hello", filename="app.py", language="python", code="print('hello')\n", run="python app.py"),
    Document(filename="decision.md", title="Decision: Alpha", markdown="# Decision: Alpha\n\n* Status: proposed\n"),
    Offers(actions=(Action(command="back", label="Back"), Action(command="why", label="Why?"))),
)

QUESTION_REPLY = Reply(kind="question", parts=(Echo(title="Heard", items=HEARD), QUESTION), standing=STANDING)
ADVICE_REPLY = Reply(kind="recommendation", parts=(ADVICE, Citations(items=(CITATION,))), standing=STANDING)
BARE_REPLY = Reply(kind="notice", parts=(Notice(tone="info", spans=(Span("Hello."),)),))
EVERYTHING = Reply(kind="answer", parts=PARTS, standing=STANDING)
