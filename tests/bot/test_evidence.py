"""Nothing is said about a framework that cannot be followed to a source or a measurement."""

import itertools
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice import Advice
from bot.adviser import Adviser
from bot.events import Command
from bot.replies import Citations, Comparison, Document, Paragraph, Part, Recommendation, Span, Spans
from bot.wording.comparing import compare
from bot.wording.describing import about, why_not
from bot.wording.recommending import recommending
from knowledge.loading import load
from tests.bot.decision.profiles import profiles
from tests.bot.talk import AT, Talk

CANDIDATES = tuple(candidate.id for candidate in load().candidates)
TRIED = 150
FOLLOW_UPS: tuple[Command, ...] = ("why", "compare", "would_change", "starter")
MEASURED = re.compile(r"\b[Tt]ried (on|with) |built in and tried \(|as the package index had it on \d{4}-")
"""How a text says that it was measured, or read off the index, with a date."""
OURS = re.compile(
    r"[Nn]othing that you said |You ruled |You would rather not|No single other answer |Tell me about your case|"
    r"In your case |What is said in| is disputed, see|What would matter most now| is the pick, as things stand|"
    r"(Nothing I could still|No single further) |What I know dates from"
)
"""What is about the case, or about the evidence, and not about a framework."""


def unbacked(parts: tuple[Part, ...]) -> list[str]:
    """Return the statements about frameworks that show neither an excerpt nor a measurement."""
    return [text for part in parts for text in _in_part(part)]


def _in_part(part: Part) -> Iterator[str]:
    match part:
        case Paragraph(spans=spans):
            yield from _in_spans(spans)
        case Comparison(rows=rows, verdict=verdict):
            yield from _in_spans(verdict)
            yield from (f"{title}: {cell}" for title, cells in rows for cell in cells if cell and not _is_backed(cell))
        case Recommendation():
            yield from _in_spans(part.summary)
            for reason in (*part.reasons_for, *part.reasons_against):
                if not reason.cites and reason.criterion != "rejected":
                    yield reason.text
            for other in part.alternatives:
                if not other.cites and not (OURS.search(other.gain) and OURS.search(other.give_up)):
                    yield f"{other.gain} {other.give_up}"
            yield from (remark for remark in part.remarks if not _is_backed(remark))
        case _:
            return


def _in_spans(spans: Spans) -> Iterator[str]:
    for span, after in itertools.pairwise((*spans, Span(""))):
        claims = span.kind == "text" and re.search(r"\w.*[.!?)]\s*$", span.text)
        if claims and after.kind != "cite" and not MEASURED.search(span.text) and not OURS.search(span.text):
            following = spans[spans.index(span) + 1 :]
            if not (following and MEASURED.search(following[0].text)):
                yield span.text


def _is_backed(cell: str) -> bool:
    return bool(re.search(r"\[\d+\]$|, tried$|\(\d{4}-\d\d-\d\d\)$", cell))


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_a_description_is_backed(adviser: Adviser, candidate: str) -> None:
    """Every sentence of "tell me about X" has a number, or says when it was measured."""
    assert [] == unbacked(about(adviser, candidate))


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_an_answer_about_each_part_and_fact_is_backed(adviser: Adviser, candidate: str) -> None:
    """So has every answer to "does X have ...?" and to questions for plain facts."""
    name = adviser.name(candidate)
    topics = (*adviser.model.all[candidate].features, *adviser.facts)
    replies = [Talk(adviser).say(f"{name}: {adviser.topics[topic]}?") for topic in topics]

    assert 20 < sum(reply.kind == "answer" for reply in replies)
    assert [] == [text for reply in replies for text in unbacked(reply.parts)]


@pytest.mark.parametrize("candidate", CANDIDATES)
def test_a_comparison_is_backed(adviser: Adviser, candidate: str) -> None:
    """Each cell has a number, says that it was tried, or when it was measured."""
    advice = Advice(adviser, Talk(adviser).conversation.state.profile)
    others = [other for other in CANDIDATES if other != candidate]

    assert [] == [
        text for other in others[:: len(others) // 4] for text in unbacked(compare(advice, (candidate, other)))
    ]


@settings(max_examples=TRIED)
@given(data=st.data())
def test_advice_is_backed(adviser: Adviser, data: st.DataObject) -> None:
    """The pick, its reasons, the alternatives, warnings, and why another is not the pick, for any profile."""
    advice = Advice(adviser, data.draw(profiles(adviser)))
    other = data.draw(st.sampled_from([rank.candidate for rank in advice.ranking]))

    assert [] == unbacked(recommending(advice, AT.date().isoformat()))
    assert [] == unbacked(why_not(advice, other))


@pytest.mark.parametrize(
    "text",
    [
        "I am new to Python, should I use Flask or Django?",
        "We run Flask and write the swagger by hand. Worth moving to FastAPI?",
        "a dashboard for our data team, no javascript",
        "thousands of open connections on a small board",
        "We run web2py, should we stay?",
    ],
)
def test_follow_ups_are_backed(adviser: Adviser, text: str) -> None:
    """Reasons in full, the leading two compared, what would change it, a starter; and each line of the record."""
    talk = Talk(adviser)
    talk.say(text)
    talk.ask("tell_me")
    for command in FOLLOW_UPS:
        claims = unbacked(talk.ask(command).parts)
        assert [] == [claim for claim in claims if " would lead." not in claim]

    (document,) = (part for part in talk.ask("record").parts if isinstance(part, Document))
    lines = re.findall(r"^\* (?:Against it|Not taken): .*$", document.markdown, re.MULTILINE)
    decision = document.markdown.partition("## Decision")[2].partition("## Consequences")[0]
    lines += re.findall(r"^\* .*$", decision, re.MULTILINE)
    assert lines
    assert [] == [line for line in lines if not _is_backed(line) and not OURS.search(line)]


def test_every_number_leads_to_a_dated_source(adviser: Adviser) -> None:
    """What a reply cites by number stands below it, with title, address and date."""
    for candidate in CANDIDATES:
        parts = about(adviser, candidate)
        cited = {
            int(span.text)
            for part in parts
            if isinstance(part, Paragraph)
            for span in part.spans
            if span.kind == "cite"
        }
        listed = {item.number: item for part in parts if isinstance(part, Citations) for item in part.items}

        assert cited == set(listed)
        assert all(item.title and item.url and item.date for item in listed.values())
