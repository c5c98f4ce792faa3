"""A recommendation and a comparison, in colour."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from adapters.terminal.spans import cites, line, link, spans
from bot.replies import Alternative, Comparison, Ranked, Reason, Recommendation

BAR = 24
"""Columns of the longest bar."""


def recommendation(part: Recommendation) -> RenderableType:
    """Return the advice: the pick in a frame, then what speaks for it and against it."""
    summary = Panel(
        Group(spans(part.summary), Text(), line(f"How sure: {part.confidence}", "dim")),
        title=line(part.headline, "bold green"),
        title_align="left",
        border_style="green",
        padding=(0, 1),
    )
    return Group(
        summary,
        *_section("Why", [_reason(reason) for reason in part.reasons_for]),
        *_section("Against it", [_reason(reason) for reason in part.reasons_against]),
        *_section("Ranking", [chart(part.ranking)] if part.ranking else []),
        *_section("Alternatives", [_alternative(alternative) for alternative in part.alternatives]),
        *_section("What would change it", [_bullet("↷", "blue", change.text) for change in part.would_change]),
        *_section("Worth knowing", [_bullet("!", "yellow", remark) for remark in part.remarks]),
        *_section("To begin", [_start(part)]),
    )


def comparison(part: Comparison) -> RenderableType:
    """Return candidates side by side, and the verdict."""
    table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), expand=False)
    table.add_column()
    for name in part.names:
        table.add_column(line(name, "bold"), overflow="fold")
    for label, cells in part.rows:
        table.add_row(line(label, "dim"), *(line(cell) for cell in cells))
    return Group(table, Text(), spans(part.verdict))


def chart(ranking: tuple[Ranked, ...]) -> Table:
    """Return bars whose lengths stand in the proportion of the scores; a score of nothing or less has no bar."""
    table = Table.grid(padding=(0, 2, 0, 0))
    longest = max((rank.score for rank in ranking), default=0.0)
    for rank in ranking:
        length = round(BAR * rank.score / longest) if longest > 0 and rank.score > 0 else 0
        name = " + ".join((rank.name, *rank.companion_names))
        stays = f"{rank.stays_first:.0%} to stay first" if rank.stays_first >= 0.005 else ""
        table.add_row(
            line(name), Text("█" * length, style="green"), Text(f"{rank.score:.1f}"), Text(stays, style="dim")
        )
    return table


def _section(title: str, body: list[RenderableType]) -> Iterator[RenderableType]:
    if body:
        yield Text()
        yield Text(title, style="bold")
        yield from (Padding(item, (0, 0, 0, 2)) for item in body)


def _reason(reason: Reason) -> Text:
    sign, style = ("+", "green") if reason.in_favour else ("-", "red")
    text = Text(f"{sign} ", style=style).append_text(line(reason.text)).append_text(cites(reason.cites))
    return text.append(f"  {reason.points:+.1f}", style="dim")


def _alternative(alternative: Alternative) -> Text:
    rank = alternative.rank
    text = line(
        " with ".join((rank.name, " and ".join(rank.companion_names))) if rank.companion_names else rank.name, "bold"
    )
    text.append_text(cites(alternative.cites))
    text.append("\n  + ", style="green").append_text(line(alternative.gain))
    return text.append("\n  - ", style="red").append_text(line(alternative.give_up))


def _bullet(mark: str, style: str, content: str) -> Text:
    return Text(f"{mark} ", style=style).append_text(line(content))


def _start(part: Recommendation) -> Text:
    start = part.start
    text = line(f"{start.install}\n" if start.install else "", "bold cyan")
    text.append_text(link(start.tutorial_title, start.tutorial_url))
    return text.append_text(line(f" ({start.tutorial_url})", "dim"))
