"""One question, one answer, nothing kept."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from adapters.terminal.json_lines import line_of
from adapters.terminal.keeping import SaveError, write_new
from adapters.terminal.screen import screen_for
from adapters.terminal.text import readable
from bot import oneshot
from bot.adviser import Adviser
from bot.conversation import step
from bot.events import Asked, Said
from bot.replies import Document
from bot.state import Conversation


def ask(adviser: Adviser, text: str, target: TextIO, *, json: bool) -> None:
    """Print the answer to a text."""
    reply = oneshot.ask(adviser, readable(text), at=datetime.now(UTC))
    if json:
        target.write(f"{line_of(reply)}\n")
    else:
        screen_for(target).show(reply)


def record(adviser: Adviser, text: str, path: Path) -> None:
    """Save the decision that follows from a text as a document.

    Raises:
        SaveError: it could not be saved.
    """
    now = datetime.now(UTC)
    said = step(adviser, Conversation(), Said(readable(text)), at=now)
    reply = step(adviser, said.conversation, Asked("record"), at=now).reply
    for part in reply.parts:
        if isinstance(part, Document):
            write_new(path, part.markdown)
            return
    raise SaveError("there is no decision to record yet")
