"""Replies in colour, for a terminal that a person looks at. Without colours, `bot.plain` says the same in plain text.

Every text goes through `line` or `spans`, which make it harmless; nothing is ever read as markup.
"""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.syntax import Syntax
from rich.text import Text

from adapters.terminal.advice import comparison, recommendation
from adapters.terminal.spans import line, link, spans
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
    Reply,
)

TONES = {"info": "cyan", "warning": "yellow", "error": "red"}


def show(reply: Reply, console: Console) -> None:
    """Print a reply, part by part."""
    for part in reply.parts:
        console.print()
        if isinstance(part, Document):
            _show_document(part, console)
        else:
            console.print(_part(part))


def _part(part: Part) -> RenderableType:
    match part:
        case Paragraph():
            return _paragraph(part)
        case Notice():
            return Text("▌ ", style=TONES[part.tone]).append_text(spans(part.spans))
        case Prompt():
            return _prompt(part)
        case Echo():
            return Group(line(part.title, "bold"), *_echo(part))
        case Recommendation():
            return recommendation(part)
        case Comparison():
            return comparison(part)
        case Citations():
            return Group(line("Excerpts", "bold"), *(_citation(citation) for citation in part.items))
        case Code():
            return _code(part)
        case Document():
            return line(part.markdown)
        case Offers():
            offered = Text(" · ").join(line(action.label, "cyan") for action in part.actions)
            return Text("You can say: ", style="dim").append_text(offered)


def _paragraph(part: Paragraph) -> RenderableType:
    return Group(line(part.title, "bold"), spans(part.spans)) if part.title else spans(part.spans)


def _prompt(part: Prompt) -> Panel:
    title = Text(f"Question {part.number} of at most {part.at_most}", style="dim")
    hint = "several may apply: 1, 3" if part.multiple else "a number, or your own words"
    choices = [
        _choice(number, choice.label, choice.description, selected=choice.selected)
        for number, choice in enumerate(part.choices, start=1)
    ]
    return Panel(
        Group(line(part.text, "bold"), *choices),
        title=title,
        title_align="left",
        subtitle=Text(hint, style="dim"),
        subtitle_align="left",
        border_style="cyan",
    )


def _choice(number: int, label: str, description: str, *, selected: bool) -> Text:
    text = Text(f"{number:>3}  ", style="cyan").append_text(line(label, "bold" if selected else ""))
    if selected:
        text.append(" ✓", style="green")
    return text.append_text(line(f"  {description}", "dim")) if description else text


def _echo(part: Echo) -> Iterator[Text]:
    for heard in part.items:
        yield _heard(heard)
    for run in part.not_understood:
        yield Text("  ? ", style="yellow").append("made nothing of ").append_text(line(f"“{run}”", "italic"))


def _heard(heard: Heard) -> Text:
    marks = {"wanted": ("✓", "green"), "rejected": ("✗", "red"), "unsure": ("?", "yellow")}
    mark, style = marks[heard.polarity]
    text = Text(f"  {mark} ", style=style).append_text(line(heard.label))
    if heard.how == "assumed":
        text.append(" (assumed)", style="dim")
    return text.append_text(line(f"  “{heard.quote}”", "dim italic")) if heard.quote else text


def _citation(citation: Citation) -> RenderableType:
    view = f" ({citation.view_of}'s view)" if citation.view_of else ""
    source = line(f"{citation.title}{view}, {citation.date}\n", "dim").append_text(link(citation.url, citation.url))
    quoted = Text(f"[{citation.number}] ", style="magenta").append_text(line(citation.text))
    return Group(quoted, Padding(source, (0, 0, 0, 4)))


def _code(part: Code) -> RenderableType:
    code = Syntax(line(part.code).plain, part.language, background_color="default", word_wrap=True)
    run = [Text("Run: ", style="dim").append_text(line(part.run, "bold cyan"))] if part.run else []
    return Group(line(part.title, "bold"), line(part.filename, "dim"), code, *run)


def _show_document(part: Document, console: Console) -> None:
    """Print a document as it is, so that it can be copied: no frame, and lines that only the terminal breaks."""
    console.rule(line(part.title), style="dim")
    console.print(line(part.markdown), soft_wrap=True)
    console.rule(line(part.filename), style="dim")
