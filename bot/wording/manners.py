"""What is said about the conversation itself: greeting, help, thanks, refusals, corrections."""

from bot.adviser import Adviser
from bot.profile import Profile, Slot
from bot.replies import Action, Notice, Offers, Paragraph, Part, Span
from bot.wording.asking import RESTART, TELL_ME
from bot.wording.echo import echo, label

SHORTENED = 60
"""So much of the person's own words is quoted back at most."""


def opening(adviser: Adviser) -> tuple[Part, ...]:
    """Return the first words."""
    return (Paragraph(spans=(Span(adviser.pack.header.opening),)), first_steps())


def first_steps() -> Offers:
    """Return what one can do before anything is known."""
    start = Action(command="start", label="Ask me", primary=True)
    help_ = Action(command="help", label="What can you do?")
    return Offers(actions=(start, TELL_ME, help_))


def help_text(adviser: Adviser) -> tuple[Part, ...]:
    """Return what one can do."""
    header = adviser.pack.header
    subject = (
        f"I help to choose a {header.subject}: say in your own words what you are building, or answer my questions."
    )
    rows = (
        ("While I ask", "an answer, a number, “I don't know”, “back”, “why do you ask?”, “just tell me”"),
        (
            "At any time",
            "“what do you know about me?”, “start over”, “forget me”, or a question such as “does X have Y?”",
        ),
        ("After advice", "“why?”, “why not X?”, “compare X and Y”, “what would change it?”, “show me a starter”"),
        ("To keep", "“save as a decision record”, “helpful”, “not helpful”, “I went with X”"),
    )
    parts = tuple(Paragraph(title=title, spans=(Span(text),)) for title, text in rows)
    return (Paragraph(spans=(Span(subject),)), *parts)


def summary(adviser: Adviser, profile: Profile) -> tuple[Part, ...]:
    """Return what is known about the person, each item to be changed or dropped."""
    known = echo(adviser, profile)
    if not known:
        return (info("I know nothing about your case yet."),)
    skipped = [c for c in profile.asked if not profile.of(c)]
    extra = f" You left open: {', '.join(skipped)}." if skipped else ""
    how = "To correct something, say it anew (“actually ...”) or “change” and its name; “forget me” deletes all of it."
    return (
        *known,
        Paragraph(spans=(Span(how + extra),)),
        Offers(actions=(RESTART, Action(command="forget", label="Forget me"))),
    )


def corrected(adviser: Adviser, changes: tuple[tuple[Slot, Slot], ...]) -> tuple[Notice, ...]:
    """Return what was changed."""
    if not changes:
        return ()
    told = "; ".join(f"“{label(adviser, old)}” is now “{label(adviser, new)}”" for old, new in changes)
    return (info(f"Corrected: {told}."),)


def not_understood(adviser: Adviser, text: str) -> Notice:
    """Return, in one line, that this was not about anything one can help with."""
    words = " ".join(text.split())
    shown = words[:SHORTENED] + ("…" if len(words) > SHORTENED else "")
    tail = Span(
        f" is nothing I can use: I choose a {adviser.pack.header.subject} with you, compare "
        f"{adviser.pack.header.things} and answer questions about them."
    )
    return Notice(
        tone="info", spans=(Span(shown, "quote"), tail) if shown else (Span("There was nothing to read in that."),)
    )


def outdated_click() -> Notice:
    """Return that a control of an earlier step was used."""
    return info("That button belongs to an earlier step; nothing was changed. This is where we are:")


def info(text: str) -> Notice:
    """Return a plain remark."""
    return Notice(tone="info", spans=(Span(text),))


def warning(text: str) -> Notice:
    """Return a remark that something was not possible."""
    return Notice(tone="warning", spans=(Span(text),))
