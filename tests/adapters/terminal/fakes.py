"""What stands in for a person at the keyboard, and for a broken disk."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from adapters.terminal.chat import chat
from adapters.terminal.screen import PlainScreen
from adapters.terminal.session import Session
from adapters.terminal.stores import PassingStore
from bot.adviser import Adviser
from bot.events import ConversationKey
from bot.turn import Answered, Store, Stored, StoreUnavailableError

KEY = ConversationKey(platform="terminal", person="tester")


class FakeFullDisk(PassingStore):
    """A store that cannot be written any more."""

    async def save(self, key: ConversationKey, stored: Stored, answered: Answered) -> None:
        """Fail."""
        del key, stored, answered
        raise StoreUnavailableError("The disk is full; nothing was changed.")


def talk(
    adviser: Adviser,
    lines: Iterable[str],
    *,
    store: Store | None = None,
    fresh: bool = False,
    kept: bool = True,
    folder: Path | None = None,
) -> str:
    """Have a conversation and return everything that was printed."""
    printed = io.StringIO()
    with Session(adviser, store or PassingStore(), KEY) as session:
        chat(session, iter(lines), PlainScreen(printed), fresh=fresh, kept=kept, folder=folder or Path())
    return printed.getvalue()


def interrupted(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines, then press Ctrl-C."""
    yield from lines
    raise KeyboardInterrupt
