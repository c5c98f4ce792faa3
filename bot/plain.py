"""A reply as plain text: for terminals without colours, notifications, screen readers, files. Nothing is left out."""

from bot.replies import (
    Alternative,
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
    Reason,
    Recommendation,
    Reply,
    Span,
    Spans,
)


def render(reply: Reply, *, offers: bool = True) -> str:
    """Return the reply as text. `offers=False` leaves out what one could type next."""
    shown = (part for part in reply.parts if offers or not isinstance(part, Offers))
    return "\n\n".join(text for part in shown if (text := render_part(part)))


def render_part(part: Part) -> str:
    """Return one part as text."""
    match part:
        case Paragraph(spans=spans, title=title):
            text = render_spans(spans)
            between = "\n" if "\n" in text else " "
            return f"{title}:{between}{text}" if title else text
        case Notice(spans=spans):
            return render_spans(spans)
        case Prompt():
            return _prompt(part)
        case Echo():
            return _echo(part)
        case Recommendation():
            return _recommendation(part)
        case Comparison():
            return _comparison(part)
        case Citations(items=items):
            return "\n".join(
                f"[{i.number}] {f'{i.view_of}: ' if i.view_of else ''}{i.text}\n    {i.title}, {i.date}: {i.url}"
                for i in items
            )
        case Code(title=title, filename=filename, code=code, run=run):
            return f"{title} ({filename}):\n\n{_indented(code)}" + (f"\n\nRun it: {run}" if run else "")
        case Document(markdown=markdown):
            return markdown
        case Offers(actions=actions):
            return f"You can also say: {', '.join(action.label for action in actions)}"


def render_spans(spans: Spans) -> str:
    """Return a run of spans as text: links with their address, references in brackets, the person's words in quotes."""
    return "".join(_span(span) for span in spans).strip()


def _span(span: Span) -> str:
    match span.kind:
        case "link":
            return f"{span.text} ({span.url})"
        case "cite":
            return f" [{span.text}]"
        case "quote":
            return f"“{span.text}”"
        case "code" | "strong" | "text":
            return span.text


def _prompt(prompt: Prompt) -> str:
    lines = [f"{prompt.text} (question {prompt.number} of at most {prompt.at_most})"]
    for number, choice in enumerate(prompt.choices, start=1):
        mark = " (chosen)" if choice.selected else ""
        more = f": {choice.description}" if choice.description else ""
        lines.append(f"  {number}. {choice.label}{more}{mark}")
    if prompt.multiple:
        lines.append("  (several are possible)")
    return "\n".join(lines)


def _echo(echo: Echo) -> str:
    lines = [f"{echo.title}:"]
    lines += [f"  - {heard_text(item)}" for item in echo.items]
    if echo.not_understood:
        lines.append(f"  Not understood: {', '.join(f'“{words}”' for words in echo.not_understood)}")
    return "\n".join(lines)


def heard_text(item: Heard) -> str:
    """Return one thing that was understood, with the words it came from."""
    words = f" (“{item.quote}”)" if item.quote else ""
    return f"{item.label}{words}{', I assume' if item.how == 'assumed' else ''}"


def _recommendation(advice: Recommendation) -> str:
    blocks = [advice.headline.upper(), render_spans(advice.summary)]
    blocks += [_reasons("Why", advice.reasons_for), _reasons("Against it", advice.reasons_against)]
    if advice.alternatives:
        blocks.append("\n".join(["Alternatives:", *(_alternative(other) for other in advice.alternatives)]))
    if advice.would_change:
        blocks.append("\n".join(["What would change it:", *(f"  - {change.text}" for change in advice.would_change)]))
    blocks.append(f"How sure: {advice.confidence}")
    blocks += list(advice.remarks)
    start = advice.start
    install = f"{start.install}, then " if start.install else ""
    blocks.append(f"To begin: {install}{start.tutorial_title} ({start.tutorial_url})")
    return "\n\n".join(block for block in blocks if block)


def _reasons(title: str, reasons: tuple[Reason, ...]) -> str:
    if not reasons:
        return ""
    return "\n".join([f"{title}:", *(f"  - {reason.text}{cited(reason.cites)}" for reason in reasons)])


def _alternative(other: Alternative) -> str:
    added = f" with {', '.join(other.rank.companion_names)}" if other.rank.companion_names else ""
    return f"  - {other.rank.name}{added}. For it: {other.gain} Against it: {other.give_up}{cited(other.cites)}"


def cited(numbers: tuple[int, ...]) -> str:
    """Return references in brackets, each after a space."""
    return "".join(f" [{number}]" for number in numbers)


def _comparison(comparison: Comparison) -> str:
    lines = [" / ".join(comparison.names)]
    lines += [f"  {label}: {' / '.join(cells)}" for label, cells in comparison.rows]
    return "\n".join([*lines, render_spans(comparison.verdict)])


def _indented(code: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in code.rstrip("\n").split("\n"))
