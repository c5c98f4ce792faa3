"""A conversation in the terminal, kept from one time to the next."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from adapters.terminal.events import typed
from adapters.terminal.keeping import Keeper
from adapters.terminal.screen import Screen
from adapters.terminal.session import Session
from bot.events import Asked, Expired

LEAVING = frozenset({"exit", "quit", "/exit", "/quit", ":q"})
FAREWELL = "Until next time: the conversation is kept."
FAREWELL_UNKEPT = "Goodbye."


def chat(session: Session, lines: Iterator[str], screen: Screen, *, fresh: bool, kept: bool, folder: Path) -> None:
    """Talk until there are no more lines or the person leaves.

    Args:
        session: takes the turns.
        lines: what is typed.
        screen: where replies are shown.
        fresh: whether to begin anew, whatever was said before.
        kept: whether the conversation is still there next time.
        folder: where files are saved.
    """
    keeper = Keeper(folder)
    with suppress(KeyboardInterrupt):
        _open(session, screen, fresh=fresh)
        for line in lines:
            text = typed(line)
            if text.text.lower() in LEAVING:
                break
            if (saved := keeper.save(text.text)) is not None:
                screen.note(saved)
            elif text.text:
                reply = session.say(text)
                screen.show(reply)
                if offer := keeper.take(reply):
                    screen.note(offer)
    screen.note(FAREWELL if kept else FAREWELL_UNKEPT)


def piped(stream: TextIO) -> Iterator[str]:
    """Yield the lines of a pipe or file."""
    yield from stream


def _open(session: Session, screen: Screen, *, fresh: bool) -> None:
    if fresh:
        session.say(Expired())
    screen.show(session.say(Asked("repeat")))
