"""`whichframework ask`: one question, one answer, nothing kept."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from adapters import wiring
from adapters.failure import CannotGoOnError
from adapters.terminal.keeping import SaveError, saved, write_new
from adapters.terminal.screen import screen_for
from adapters.terminal.text import readable
from bot import oneshot
from bot.adviser import Adviser
from bot.conversation import step
from bot.events import Asked, Said
from bot.replies import Document, Reply
from bot.state import Conversation


def run(given: Namespace) -> int:
    """Answer the words of the command line, or what a pipe delivers."""
    text = readable(" ".join(given.text) if given.text else _delivered())
    adviser = wiring.adviser(wiring.settings())
    now = datetime.now(UTC)
    _show(oneshot.ask(adviser, text, at=now), json=given.json)
    if given.record:
        _record(adviser, text, now, given.record)
    return 0


def _delivered() -> str:
    if sys.stdin.isatty():
        raise CannotGoOnError('Say what to answer: whichframework ask "Flask or Django?"', 2)
    return sys.stdin.buffer.read().decode(errors="replace")


def _show(reply: Reply, *, json: bool) -> None:
    if not json:
        screen_for(sys.stdout).show(reply)
        return
    from adapters.terminal.protocol import reply_json

    print(reply_json(reply).line())


def _record(adviser: Adviser, text: str, now: datetime, path: Path) -> None:
    said = step(adviser, Conversation(), Said(text), at=now)
    reply = step(adviser, said.conversation, Asked("record"), at=now).reply
    try:
        for part in reply.parts:
            if isinstance(part, Document):
                write_new(path, part.markdown)
                print(saved(path), file=sys.stderr)
    except SaveError as error:
        raise CannotGoOnError(str(error), 2) from error
