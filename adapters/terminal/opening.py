"""`whichframework chat`: whose conversation it is, where it is kept, and who types."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from adapters import wiring
from adapters.terminal.chat import chat, piped
from adapters.terminal.events import key
from adapters.terminal.json_lines import chat_json
from adapters.terminal.screen import screen_for
from adapters.terminal.session import Session
from adapters.terminal.stores import ForgettingStore, PassingStore
from bot.turn import Store, StoreUnavailableError


def run(given: Namespace) -> int:
    """Talk in this terminal, or with a program that writes JSON."""
    settings = wiring.settings()
    adviser = wiring.adviser(settings)
    with ExitStack() as stack:
        store: Store = PassingStore()
        kept = True
        try:
            store = ForgettingStore(stack.enter_context(wiring.personal_store(settings)), _forget_typed)
        except StoreUnavailableError as error:
            kept = False
            print(f"{error} The conversation goes on, and will not be kept.", file=sys.stderr, flush=True)
        session = stack.enter_context(Session(adviser, store, key("json" if given.json else "chat")))
        if given.json:
            chat_json(session, sys.stdin.buffer, sys.stdout, fresh=given.fresh)
        else:
            chat(session, _lines(kept=kept), screen_for(sys.stdout), fresh=given.fresh, kept=kept, folder=Path.cwd())
    return 0


def _lines(*, kept: bool) -> Iterator[str]:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return piped(sys.stdin)
    from adapters.terminal.keyboard import typed_lines

    return typed_lines(_history() if kept else None)


def _history() -> Path:
    return wiring.data_folder() / "history"


def _forget_typed() -> None:
    """Delete the lines typed in earlier sessions."""
    _history().unlink(missing_ok=True)
