"""A reply as blocks of markdown and controls, and their division into messages within Discord's limits.

https://docs.discord.com/developers/components/reference: 40 components in a message, nested ones counted; 4,000
characters in all its texts together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from adapters.discord.markdown import width

MOST_COMPONENTS = 40
ROOM = 3_900
"""Characters of text on a page; the rest of the 4,000 is for the line that numbers the page."""

Style = Literal["primary", "secondary", "success"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, list or quotation. It is divided only when it does not fit on a page of its own."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Fenced:
    """A code block, never divided; short enough for a page and free of fences."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A text with a link beside it."""

    markdown: str
    label: str
    url: str


Block = Text | Fenced | Rule | Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button."""

    label: str
    custom_id: str
    style: Style = "secondary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One entry of a menu."""

    label: str
    value: str
    description: str = ""
    selected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A menu, alone in its row."""

    custom_id: str
    placeholder: str
    options: tuple[Option, ...]
    most: int = 1


Row = tuple[Button, ...] | Menu


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file, which goes into a message of its own that stays when the conversation is edited."""

    title: str
    filename: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One message."""

    blocks: tuple[Block, ...]
    rows: tuple[Row, ...] = ()
    colour: int | None = None
    attachment: Attachment | None = None


@dataclass(slots=True)
class _Sheet:
    """A page being filled."""

    components: int
    characters: int = ROOM
    blocks: list[Block] = field(default_factory=list)

    def fits(self, block: Block) -> bool:
        return weight(block) <= self.components and width(markdown_of(block)) <= self.characters

    def add(self, block: Block) -> None:
        self.components -= weight(block)
        self.characters -= width(markdown_of(block))
        self.blocks.append(block)


def paginate(blocks: Iterable[Block], rows: tuple[Row, ...] = ()) -> tuple[tuple[Block, ...], ...]:
    """Divide blocks over pages, each of which would also have room for the rows of controls."""
    room = MOST_COMPONENTS - 3 - components_of(rows)  # the container, the page's number, the line above the controls
    sheets = [_Sheet(components=room)]
    for block in _pieces(blocks):
        if not sheets[-1].fits(block):
            sheets.append(_Sheet(components=room))
        sheets[-1].add(block)
    trimmed = (_without_outer_rules(sheet.blocks) for sheet in sheets)
    return tuple(page for page in trimmed if page)


def components_of(rows: Iterable[Row]) -> int:
    """Count the components of rows of controls."""
    return sum(2 if isinstance(row, Menu) else 1 + len(row) for row in rows)


def weight(block: Block) -> int:
    """Count the components of a block."""
    return 3 if isinstance(block, Beside) else 1


def markdown_of(block: Block) -> str:
    """Return a block's text."""
    return "" if isinstance(block, Rule) else block.markdown


def divide(markdown: str, limit: int = ROOM) -> Iterator[str]:
    """Divide a text at line ends, else at spaces, else anywhere but within a link, a bold or code run or an escape."""
    if width(markdown) <= limit:
        yield markdown
        return
    piece, filled = "", 0
    for atom in _ATOMS.findall(markdown):
        for part in _chopped(atom, limit):
            length = width(part)
            while piece and filled + length > limit:
                done, piece = _at_a_good_place(piece)
                filled = width(piece)
                yield done
            piece, filled = piece + part, filled + length
    yield piece


_ATOMS = re.compile(
    r"\[(?:\\.|[^\]\\\n])*\]\(<[^>\n]*>\)"  # a link
    r"|\*\*(?:\\.|[^*\\\n])+\*\*"  # bold
    r"|`` .+? ``|`[^`\n]+`"  # code
    r"|\\.|[^\S\n]+|\n|[^\s\\\[*`]+|.",
    re.DOTALL,
)


def _chopped(atom: str, limit: int) -> Iterator[str]:
    """Divide an unbroken run that is longer than a whole page; half a page each, for safety with wide characters."""
    size = limit // 2
    return iter([atom]) if width(atom) <= limit else (atom[at : at + size] for at in range(0, len(atom), size))


def _at_a_good_place(piece: str) -> tuple[str, str]:
    """Divide a full piece into what goes out and what goes on: after the last line if that leaves most of it."""
    at = piece.rfind("\n") + 1
    if at <= len(piece) // 2:
        at = len(piece)
    return piece[:at], piece[at:]


def _pieces(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Text(markdown):
                yield from (Text(piece) for piece in divide(markdown) if piece.strip())
            case Beside() if width(block.markdown) > ROOM:
                yield from (Text(piece) for piece in divide(block.markdown) if piece.strip())
            case Beside() | Fenced() if not block.markdown.strip():
                continue
            case _:
                yield block


def _without_outer_rules(blocks: list[Block]) -> tuple[Block, ...]:
    kept = [one for one, before in zip(blocks, [Rule(), *blocks], strict=False) if (one, before) != (Rule(), Rule())]
    while kept and kept[-1] == Rule():
        kept.pop()
    return tuple(kept)
