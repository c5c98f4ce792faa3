"""The reply as one JSON object, for programs. `reply.schema.json` beside this file is generated from the models here.

Lists that do not apply are empty and never missing. A change that breaks readers gets a new `schema` number.
"""

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.plain import render
from bot.replies import Change, Citation, Citations, Echo, Heard, Prompt, Ranked, Reason, Recommendation, Reply

DIGITS = 6
"""Decimal places of points and chances: enough for sums to hold, without the noise of binary fractions."""


class Shape(BaseModel):
    """Every key is written, and no other."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )


class UnderstoodJson(Shape):
    """One thing that was understood about the case."""

    criterion: str
    option: str
    polarity: Literal["wanted", "rejected", "unsure"]
    how: Literal["chosen", "said", "assumed"]
    quote: str = Field(description="The person's own words; empty when it was chosen.")


class RankedJson(Shape):
    """A framework's place, best first."""

    framework: str
    name: str
    with_: tuple[str, ...] = Field(alias="with", description="Ids of add-ons that are recommended with it.")
    score: float = Field(description="The sum of everything that counts for and against it.")
    stays_first: float = Field(ge=0, le=1, description="The chance that it leads once every open question is answered.")


class ReasonJson(Shape):
    """What counted for or against a framework, and by how much."""

    framework: str
    for_: bool = Field(alias="for")
    criterion: str = Field(description="A criterion, or `guideline:ID` for a rule that joins several answers.")
    option: str
    points: float
    text: str
    excerpts: tuple[int, ...] = Field(description="Numbers in the list `excerpts`.")


class SourceJson(Shape):
    """Where something is said, and when."""

    title: str
    url: str
    date: str = Field(description="ISO date, or year and month, or year.")


class ExcerptJson(Shape):
    """A numbered passage of the knowledge base."""

    number: int = Field(ge=1)
    id: str
    text: str
    source: SourceJson


class ConditionJson(Shape):
    """An answer to a question."""

    criterion: str
    option: str


class ChangeJson(Shape):
    """With these answers instead, that framework would lead."""

    if_: tuple[ConditionJson, ...] = Field(alias="if")
    framework: str


class OptionJson(Shape):
    """An answer to choose; send `{"choose": [id]}`."""

    id: str
    label: str


class QuestionJson(Shape):
    """What is asked, or would be asked next."""

    id: str
    text: str
    multiple: bool
    options: tuple[OptionJson, ...]


class ReplyJson(Shape):
    """One reply of whichframework."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    kind: Literal["recommendation", "question", "answer", "comparison", "notice"]
    text: str = Field(description="The whole reply as plain text.")
    understood: tuple[UnderstoodJson, ...] = ()
    candidates: tuple[str, ...] = Field(default=(), description="Frameworks that the person named.")
    ranking: tuple[RankedJson, ...] = ()
    reasons: tuple[ReasonJson, ...] = ()
    excerpts: tuple[ExcerptJson, ...] = ()
    would_change: tuple[ChangeJson, ...] = ()
    question: QuestionJson | None = None

    def line(self) -> str:
        """Return the object on one line, in ASCII, so that no terminal and no encoding can spoil it."""
        return json.dumps(self.model_dump(mode="json"), separators=(",", ":"))


def reply_json(reply: Reply) -> ReplyJson:
    """Return a reply as an object for programs."""
    standing = reply.standing
    reasons, citations = _evidence(reply)
    numbers = {citation.number for citation in citations}
    return ReplyJson(
        kind=reply.kind,
        text=render(reply),
        understood=tuple(_understood(heard) for heard in _heard(reply)),
        candidates=standing.candidates,
        ranking=tuple(_ranked(rank) for rank in standing.ranking),
        reasons=tuple(_reason(reason, numbers) for reason in reasons),
        excerpts=tuple(_excerpt(citation) for citation in citations),
        would_change=tuple(_change(change) for change in standing.would_change),
        question=_question(reply),
    )


def notice_json(text: str) -> ReplyJson:
    """Return the object for a line that could not be used."""
    return ReplyJson(kind="notice", text=text)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a reply: every key is required, since every key is written."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **ReplyJson.model_json_schema(by_alias=True, mode="serialization"),
        "title": "A reply of whichframework",
    }


def _evidence(reply: Reply) -> tuple[tuple[Reason, ...], tuple[Citation, ...]]:
    """Return reasons with the excerpts that their numbers mean: those of the reply itself, where it gives advice."""
    shown = tuple(citation for part in reply.parts if isinstance(part, Citations) for citation in part.items)
    advice = next((part for part in reply.parts if isinstance(part, Recommendation)), None)
    if advice is not None:
        return advice.reasons_for + advice.reasons_against, shown
    return reply.standing.reasons, shown or reply.standing.citations


def _heard(reply: Reply) -> tuple[Heard, ...]:
    echoed = tuple(heard for part in reply.parts if isinstance(part, Echo) for heard in part.items)
    return reply.standing.understood or echoed


def _understood(heard: Heard) -> UnderstoodJson:
    return UnderstoodJson(
        criterion=heard.criterion, option=heard.option, polarity=heard.polarity, how=heard.how, quote=heard.quote
    )


def _ranked(rank: Ranked) -> RankedJson:
    return RankedJson(
        framework=rank.candidate,
        name=rank.name,
        with_=rank.companions,
        score=round(rank.score, DIGITS),
        stays_first=round(rank.stays_first, DIGITS),
    )


def _reason(reason: Reason, numbers: set[int]) -> ReasonJson:
    return ReasonJson(
        framework=reason.candidate,
        for_=reason.in_favour,
        criterion=reason.criterion,
        option=reason.option,
        points=round(reason.points, DIGITS),
        text=reason.text,
        excerpts=tuple(number for number in reason.cites if number in numbers),
    )


def _excerpt(citation: Citation) -> ExcerptJson:
    source = SourceJson(title=citation.title, url=citation.url, date=citation.date)
    return ExcerptJson(number=citation.number, id=citation.id, text=citation.text, source=source)


def _change(change: Change) -> ChangeJson:
    conditions = tuple(ConditionJson(criterion=criterion, option=option) for criterion, option in change.conditions)
    return ChangeJson(if_=conditions, framework=change.candidate)


def _question(reply: Reply) -> QuestionJson | None:
    asked = next((part for part in reply.parts if isinstance(part, Prompt)), reply.standing.question)
    if asked is None:
        return None
    options = tuple(OptionJson(id=choice.id, label=choice.label) for choice in asked.choices)
    return QuestionJson(id=asked.question, text=asked.text, multiple=asked.multiple, options=options)


if __name__ == "__main__":  # python -m adapters.terminal.protocol writes the published schema anew
    Path(__file__).with_name("reply.schema.json").write_text(json.dumps(schema(), indent=2) + "\n", encoding="utf-8")
