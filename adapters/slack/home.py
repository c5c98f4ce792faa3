"""App Home: begin, go on, what was recommended, what is stored, and forgetting it."""

from collections.abc import Iterator
from datetime import datetime

from adapters.slack import blocks as kit
from adapters.slack import limits
from adapters.slack.buttons import Buttons
from adapters.slack.controls import Owner
from adapters.slack.core import Kept
from adapters.slack.limits import Block
from adapters.slack.render import Frame, render
from bot.events import Asked
from bot.replies import Reply

_NEVER = -1
"""The turn that buttons of the page itself carry: they never grow old."""
_SHOWN = 10
_CONTINUES = "It goes on in our direct messages."


def page(person: str, kept: tuple[Kept, ...], reply: Reply | None = None) -> tuple[Block, bool]:
    """Return the page, and whether all of the reply is on it.

    The conversation takes place on the page itself: each answer replaces the one before.
    """
    owner = Owner(person=person)
    answer = render(reply, Frame(owner=owner, surface="home")) if reply else ()
    rest = tuple(_below(Buttons(owner, _NEVER, prefix="home."), kept))
    room = limits.VIEW_BLOCKS - len(rest) - 2
    whole = len(answer) <= room
    shown = answer if whole else (*answer[: room - 1], *kit.context(_CONTINUES))
    blocks = [*shown, *([kit.divider()] if shown else []), *rest]
    return {"type": "home", "blocks": blocks}, whole


def _below(buttons: Buttons, kept: tuple[Kept, ...]) -> Iterator[Block]:
    goes_on = any(not item.key.channel and item.shows.understood for item in kept)
    yield from kit.header("Which framework?")
    intro = "Say what you are building, or answer a few questions. This is a program; no person reads along."
    yield from kit.paragraph([kit.run(intro)])
    begin = "Continue" if goes_on else "Start"
    yield from kit.actions(
        [
            buttons.event(Asked("start"), begin, primary=True),
            *([buttons.event(Asked("restart"), "Start over")] if goes_on else []),
            buttons.door("words", "Tell me more"),
            buttons.door("form", "Answer several at once"),
        ]
    )
    yield from _past(kept)
    yield from _stored(buttons, kept)


def _past(kept: tuple[Kept, ...]) -> Iterator[Block]:
    advised = sorted((item for item in kept if item.shows.headline), key=lambda item: item.shows.updated, reverse=True)
    if not advised:
        return
    yield from kit.header("Past recommendations")
    yield from kit.bullets(
        [
            kit.run(item.shows.headline, bold=True),
            kit.run(f", {_day(item.shows.updated)}"),
            *([kit.run(" in "), {"type": "channel", "channel_id": item.key.channel}] if item.key.channel else []),
            *([kit.run(f": {'; '.join(item.shows.understood)}")] if item.shows.understood else []),
        ]
        for item in advised[:_SHOWN]
    )
    if len(advised) > _SHOWN:
        yield from kit.context(f"And {len(advised) - _SHOWN} earlier ones.")


def _stored(buttons: Buttons, kept: tuple[Kept, ...]) -> Iterator[Block]:
    yield from kit.header("What is stored about you")
    count = len(kept)
    what = "Nothing." if not count else "One conversation." if count == 1 else f"{count} conversations."
    why = "Your answers, the advice given, and your Slack id; used for nothing but this conversation." if count else ""
    yield from kit.paragraph([kit.run(f"{what} {why}".strip())])
    forget = buttons.event(Asked("forget"), "Forget me")
    summary = buttons.event(Asked("summary"), "What do you know about me?")
    yield from kit.actions([summary, *([forget] if count else [])])


def _day(moment: datetime) -> str:
    return f"{moment:%-d %B %Y}"
