"""A reply as Discord shows it: parts to markdown in `parts`, controls in `offering`, division in `pages`."""

from collections.abc import Iterable
from dataclasses import dataclass

from adapters.discord.custom_ids import ANYONE, Begin, Ticket, encode
from adapters.discord.markdown import line
from adapters.discord.offering import offering
from adapters.discord.pages import Attachment, Block, Button, Page, Row, Rule, Text, markdown_of, paginate
from adapters.discord.parts import attachments_of, blocks_of
from bot.replies import Notice, Reply

MOST_PAGES = 4
"""Messages of text in one reply, below the five follow-ups that an app gets where only a person installed it.
https://docs.discord.com/developers/interactions/receiving-and-responding"""

GREEN, BLUE, GREY, AMBER, RED = 0x2E9E5B, 0x5865F2, 0x80848E, 0xF0B232, 0xDA373C
_COLOURS = {"recommendation": GREEN, "comparison": GREEN, "question": BLUE, "answer": BLUE, "notice": GREY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """Where a reply is shown."""

    owner: int
    """Whose conversation it is."""
    share: str = ""
    """Where only the owner sees it, in a place where others could: the event that it answers."""
    hint: str = ""
    """Markdown of a last line that says how to go on here; empty where plain typing works."""


def render(reply: Reply, surface: Surface) -> tuple[Page, ...]:
    """Render a reply as messages: its text, with the controls in the last of them, then its files."""
    made = offering(reply, Ticket(owner=surface.owner, turn=reply.turn), share=surface.share)
    blocks = [*_body(reply), *_typed(made.typed), *_hint(surface.hint)]
    texts, overflow = _within_limit(paginate(blocks, made.rows))
    rows = made.rows
    if len(texts) > 1:
        rows = offering(reply, Ticket(owner=surface.owner, turn=reply.turn, tail=True), share=surface.share).rows
    return _pages(texts, rows, _colour(reply), [*_files(reply), *overflow])


def render_shared(reply: Reply, sharer: str) -> tuple[Page, ...]:
    """Render a reply that its owner shows to everybody: without the owner's controls, with a way to begin one's own."""
    begin = encode(Ticket(owner=ANYONE, turn=0), Begin())
    rows = ((Button(label="Ask for yourself", custom_id=begin),),) if begin else ()
    blocks = [Text(f"-# Shared by {line(sharer)}"), *_body(reply)]
    texts, overflow = _within_limit(paginate(blocks, rows))
    return _pages(texts, rows, _colour(reply), [*_files(reply), *overflow])


def note(markdown: str, rows: tuple[Row, ...] = (), *, colour: int = GREY) -> Page:
    """Make a short message of the adapter's own."""
    return Page(blocks=(Text(markdown),), rows=rows, colour=colour)


def _body(reply: Reply) -> Iterable[Block]:
    blocks = [block for part in reply.parts for block in blocks_of(part)]
    return blocks if any(markdown_of(block).strip() for block in blocks) else [Text("…")]


def _files(reply: Reply) -> list[Attachment]:
    return [attachment for part in reply.parts for attachment in attachments_of(part)]


def _typed(labels: tuple[str, ...]) -> Iterable[Block]:
    if labels:
        yield Text("\n".join(["-# Also possible, in your own words:", *(f"- {line(label)}" for label in labels)]))


def _hint(hint: str) -> Iterable[Block]:
    if hint:
        yield Text(f"-# {hint}")


def _within_limit(texts: tuple[tuple[Block, ...], ...]) -> tuple[list[tuple[Block, ...]], list[Attachment]]:
    """Move what does not fit into the allowed messages to a file."""
    if len(texts) <= MOST_PAGES:
        return list(texts), []
    rest = "\n\n".join(markdown_of(block) for page in texts[MOST_PAGES - 1 :] for block in page)
    kept = [*texts[: MOST_PAGES - 1], (Text("The rest of this answer is in the file below."),)]
    return kept, [Attachment(title="The rest of the answer", filename="the-rest.md", content=rest)]


def _pages(
    texts: list[tuple[Block, ...]], rows: tuple[Row, ...], colour: int, files: list[Attachment]
) -> tuple[Page, ...]:
    count = len(texts)
    numbered = [
        (*blocks, Text(f"-# Part {number} of {count}")) if count > 1 else blocks
        for number, blocks in enumerate(texts, start=1)
    ]
    bodies = [Page(blocks=blocks, colour=colour) for blocks in numbered[:-1]]
    last = Page(blocks=(*numbered[-1], Rule()) if rows else numbered[-1], rows=rows, colour=colour)
    attached = [
        Page(blocks=(Text(f"**{line(file.title) or 'File'}**"[:300]),), colour=colour, attachment=file)
        for file in files
    ]
    return (*bodies, last, *attached)


def _colour(reply: Reply) -> int:
    tones = {part.tone for part in reply.parts if isinstance(part, Notice)}
    if "error" in tones:
        return RED
    return AMBER if "warning" in tones and reply.kind == "notice" else _COLOURS[reply.kind]
