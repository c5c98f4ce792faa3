"""A reply as Block Kit, part by part in the reply's order. Nothing is left out: what is long goes on in more blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from adapters.slack import blocks as kit
from adapters.slack.buttons import Buttons
from adapters.slack.controls import Owner
from adapters.slack.limits import Block
from adapters.slack.prompt import prompt
from adapters.slack.recommendation import recommendation
from adapters.slack.rich import Sources, rich
from bot.replies import (
    Citation,
    Citations,
    Code,
    Comparison,
    Document,
    Echo,
    Notice,
    Offers,
    Paragraph,
    Part,
    Prompt,
    Recommendation,
    Reply,
)

Surface = Literal["private", "thread", "direct", "home", "shared"]
"""private: a message that one person sees in a channel. shared: the advice as shown to a channel, without controls."""

_TONES = {"info": "", "warning": "Note: ", "error": "Sorry: "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Around a reply: whose it is, where it is shown, and how documents are handed over."""

    owner: Owner
    surface: Surface
    as_file: bool = True
    """Whether documents went out as files already; otherwise their text is part of the message."""
    event: str = ""
    """Id of the event that it answers, by which the core gives it again; empty when it is not to be shown to others."""


def render(reply: Reply, frame: Frame) -> tuple[Block, ...]:
    """Return the whole reply as blocks; `adapters.slack.messages` distributes them over messages."""
    return tuple(_Page(reply, frame).blocks())


class _Page:
    """One reply on its way to blocks."""

    def __init__(self, reply: Reply, frame: Frame) -> None:
        self._reply = reply
        self._frame = frame
        self._sources: Sources = {item.number: item for item in _citations(reply)}
        asks = any(isinstance(part, Prompt) for part in reply.parts)
        self._buttons = Buttons(frame.owner, reply.turn, asks=asks)

    def blocks(self) -> Iterator[Block]:
        for part in _verdict_first(self._reply.parts):
            yield from self._part(part)
        yield from self._doors()

    def _doors(self) -> Iterator[Block]:
        parts = self._reply.parts
        if self._frame.surface != "shared" and any(isinstance(part, Prompt | Recommendation) for part in parts):
            more = self._buttons.door("words", "Tell me more")
            yield from kit.actions([more, self._buttons.door("form", "Answer several at once")])
        if self._frame.surface == "shared":
            yield from kit.actions([self._buttons.door("own", "Ask for yourself", primary=True)])
        elif self._frame.surface == "private" and self._frame.event and _shareable(self._reply):
            share = self._buttons.door("share", "Share in channel", question=self._frame.event)
            yield from kit.actions([share, self._buttons.door("keep", "Keep private", question=self._frame.event)])

    def _part(self, part: Part) -> Iterator[Block]:  # one line for each kind of part
        match part:
            case Paragraph(spans=spans, title=title):
                yield from _titled(title)
                yield from kit.paragraph(rich(spans, self._sources))
            case Notice(tone=tone, spans=spans):
                yield from kit.paragraph([*([kit.run(_TONES[tone], bold=True)] if _TONES[tone] else []), *rich(spans)])
            case Prompt():
                if self._frame.surface != "shared":
                    yield from prompt(part, self._buttons)
            case Echo():
                yield from _echo(part)
                if self._frame.surface != "shared":
                    yield from self._buttons.corrections(part)
            case Recommendation():
                yield from recommendation(part, self._sources)
            case Comparison():
                yield from self._comparison(part)
            case Citations(items=items):
                yield from _excerpts(items)
            case Code():
                yield from _code(part)
            case Document():
                yield from self._document(part)
            case Offers(actions=actions):
                if self._frame.surface != "shared":
                    yield from self._buttons.offers(actions, native_feedback=self._frame.surface != "home")
            case _:
                assert_never(part)

    def _comparison(self, part: Comparison) -> Iterator[Block]:
        rows = [["", *part.names], *([label, *cells] for label, cells in part.rows)]
        yield from kit.header(" or ".join(part.names) + "?")
        if self._frame.surface == "home":  # a view takes no table
            for label, *cells in rows[1:]:
                pairs = zip(part.names, cells, strict=True)
                yield from _titled(label)
                yield from kit.bullets([kit.run(f"{name}: ", bold=True), kit.run(cell)] for name, cell in pairs)
        else:
            yield from kit.table(rows)
        yield from kit.paragraph(rich(part.verdict, self._sources))

    def _document(self, part: Document) -> Iterator[Block]:
        yield from _titled(part.title)
        if self._frame.as_file:
            where = "in our direct messages" if self._frame.surface in {"private", "home"} else "here"
            yield from kit.context(f"As a file {where}: {part.filename}")
        else:
            yield from kit.context(part.filename)
            yield from kit.code(part.markdown)


def _citations(reply: Reply) -> tuple[Citation, ...]:
    parts = tuple(part for part in reply.parts if isinstance(part, Citations))
    return tuple(item for part in parts for item in part.items) or reply.standing.citations


def _verdict_first(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with what was understood after the advice: a notification begins with the verdict."""
    if not any(isinstance(part, Recommendation) for part in parts):
        return parts
    echoes = tuple(part for part in parts if isinstance(part, Echo))
    others = tuple(part for part in parts if not isinstance(part, Echo))
    place = next(number for number, part in enumerate(others, start=1) if isinstance(part, Recommendation))
    return (*others[:place], *echoes, *others[place:])


def _shareable(reply: Reply) -> bool:
    return not reply.private and any(isinstance(part, Recommendation | Comparison) for part in reply.parts)


def _titled(title: str) -> Iterator[Block]:
    if title.strip():
        yield from kit.paragraph([kit.run(title, bold=True)])


def _echo(echo: Echo) -> Iterator[Block]:
    yield from _titled(echo.title)
    yield from kit.bullets(
        [
            kit.run(item.label, bold=item.how != "assumed"),
            *([kit.run(" (assumed)", italic=True)] if item.how == "assumed" else []),
            *([kit.run(f" from “{item.quote}”")] if item.quote else []),
        ]
        for item in echo.items
    )
    if echo.not_understood:
        words = "; ".join(f"“{words}”" for words in echo.not_understood)
        yield from kit.paragraph([kit.run("Not understood: ", bold=True), kit.run(words)])


def _excerpts(items: tuple[Citation, ...]) -> Iterator[Block]:
    if items:
        yield kit.divider()
        yield from _titled("Excerpts")
    for item in items:
        whose = f", view of {item.view_of}" if item.view_of else ""
        yield from kit.paragraph(
            [kit.run(f"[{item.number}] ", bold=True), kit.link(item.title, item.url), kit.run(f", {item.date}{whose}")]
        )
        yield from kit.quote([kit.run(item.text)])


def _code(part: Code) -> Iterator[Block]:
    yield from _titled(part.title)
    yield from kit.context(part.filename)
    yield from kit.code(part.code)
    if part.run:
        yield from kit.paragraph([kit.run("Start it with "), kit.run(part.run, code=True)])
