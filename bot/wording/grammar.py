"""Small matters of English that several texts share."""

from collections.abc import Iterable

from bot.replies import Span


def listed(items: Iterable[str], last: str = "and") -> str:
    """Join as one does in a sentence: "a", "a and b", "a, b and c"."""
    words = tuple(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """Return the text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return the text as a sentence: capital first, a stop last."""
    text = capital(text.strip())
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def cites(numbers: Iterable[int]) -> tuple[Span, ...]:
    """Return the references that follow a statement."""
    return tuple(Span(str(number), "cite") for number in numbers)


def a_line_each(statements: Iterable[tuple[str, Iterable[int]]]) -> tuple[Span, ...]:
    """Return statements with their references, each on a line of its own."""
    spans: list[Span] = []
    for text, numbers in statements:
        spans += [Span(f"\n{text}" if spans else text), *cites(numbers)]
    return tuple(spans)
