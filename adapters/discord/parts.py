"""Each part of a reply as blocks of markdown."""

from collections.abc import Iterator
from typing import assert_never

from adapters.discord.markdown import cites, clean, inline_code, line, link, spans, strong, width
from adapters.discord.offering import says_all
from adapters.discord.pages import Attachment, Block, Fenced, Rule, Text
from adapters.discord.verdict import recommendation
from bot.replies import (
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
    Recommendation,
)

LONGEST_FENCE = 3_000
"""Code that is longer goes into a file."""

SHORT_ROW = 90
"""Characters of a comparison's row that still read well on one line."""

_TONES = {"info": "", "warning": "⚠️ ", "error": "❗ "}
_MARKS = {"wanted": "", "rejected": "not: ", "unsure": "unsure: "}


def blocks_of(part: Part) -> Iterator[Block]:
    """Render one part; offers are controls only, and files are made by `attachments_of`."""
    match part:
        case Paragraph():
            title = f"### {line(part.title)}\n" if part.title.strip() else ""
            yield Text(f"{title}{spans(part.spans)}")
        case Notice():
            yield Text(f"{_TONES[part.tone]}{spans(part.spans)}")
        case Prompt():
            yield from _prompt(part)
        case Echo():
            yield from _echo(part)
        case Recommendation():
            yield from recommendation(part)
        case Comparison():
            yield from _comparison(part)
        case Citations():
            yield from _citations(part)
        case Code():
            yield from _code(part)
        case Document():
            yield Text(f"**{line(part.title)}** is in the file below.")
        case Offers():
            return
        case _:
            assert_never(part)


def attachments_of(part: Part) -> Iterator[Attachment]:
    """Return the files of a part."""
    if isinstance(part, Document):
        yield Attachment(title=part.title, filename=part.filename, content=part.markdown)
    if isinstance(part, Code) and not _fits_a_fence(part):
        yield Attachment(title=part.title, filename=part.filename, content=part.code)


def _prompt(prompt: Prompt) -> Iterator[Block]:
    yield Rule()
    several = "\n-# You can choose several." if prompt.multiple else ""
    count = f"-# Question {prompt.number} of at most {max(prompt.number, prompt.at_most)}"
    yield Text(f"{count}\n### {line(prompt.text)}{several}")
    if not says_all(prompt):
        yield Text("\n".join(_choice(one.label, one.description) for one in prompt.choices))


def _choice(label: str, description: str) -> str:
    return f"- {strong(label)}: {line(description)}" if description.strip() else f"- {strong(label)}"


def _echo(echo: Echo) -> Iterator[Block]:
    rows = [f"- {_heard(item)}" for item in echo.items]
    missed = ", ".join(f"“{line(words)}”" for words in echo.not_understood)
    if missed:
        rows.append(f"-# Not understood: {missed}")
    if rows:
        yield Text("\n".join([strong(echo.title) or "**Understood**", *rows]))


def _heard(item: Heard) -> str:
    words = f" (“{line(item.quote)}”)" if item.quote.strip() else ""
    assumed = " (assumed)" if item.how == "assumed" else ""
    return f"{_MARKS[item.polarity]}{line(item.label)}{words}{assumed}"


def _comparison(part: Comparison) -> Iterator[Block]:
    yield Text(f"## {line(' and '.join(part.names))}")
    rows = ["\n".join(_row(part.names, label, cells)) for label, cells in part.rows]
    if rows:
        yield Text("\n".join(rows))
    yield Rule()
    yield Text(spans(part.verdict))


def _row(names: tuple[str, ...], label: str, cells: tuple[str, ...]) -> Iterator[str]:
    """Set short cells on one line, long ones below their label."""
    titles = (*names, *("" for _ in cells[len(names) :]))
    sides = [f"{line(name)}: {line(cell)}" if name else line(cell) for name, cell in zip(titles, cells, strict=False)]
    if sum(map(width, sides)) <= SHORT_ROW:
        yield f"- {strong(label) or '…'}: {'; '.join(sides)}"
    else:
        yield strong(label) or "…"
        yield from (f"- {side}" for side in sides)


def _citations(part: Citations) -> Iterator[Block]:
    if part.items:
        yield Rule()
        yield Text("\n".join(map(_citation, part.items)))


def _citation(item: Citation) -> str:
    whose = f", the view of {line(item.view_of)}" if item.view_of.strip() else ""
    text = line(item.text)
    mark = cites((item.number,)).strip()
    return f"> **{mark}** {text}\n-# {link(item.title, item.url)}, {line(item.date)}{whose}"


def _fits_a_fence(part: Code) -> bool:
    return "```" not in part.code and width(clean(part.code)) <= LONGEST_FENCE


def _code(part: Code) -> Iterator[Block]:
    title = f"{strong(part.title)} {inline_code(part.filename)}".strip()
    if _fits_a_fence(part):
        language = part.language if part.language.isalnum() and part.language.isascii() else ""
        yield Text(title)
        yield Fenced(f"```{language[:20]}\n{clean(part.code).strip(chr(10))}\n```")
    else:
        yield Text(f"{title} is in the file below.")
    if part.run.strip():
        yield Text(f"Run it: {inline_code(part.run)}")
