"""Lines that a person types at a terminal, with editing, and with earlier lines on the arrow keys."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from adapters.terminal.text import readable

PROMPT = "> "


def typed_lines(history: Path | None) -> Iterator[str]:
    """Yield lines until Ctrl-C or Ctrl-D."""
    session: PromptSession[str] = PromptSession(PROMPT, history=_history(history), enable_history_search=True)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            yield session.prompt()


class _KeptHistory(FileHistory):
    """A history that is lost rather than in the way: a full disk or half a character must not end a conversation."""

    def store_string(self, string: str) -> None:
        """Append a line to the file."""
        with suppress(OSError):
            super().store_string(readable(string))


def _history(file: Path | None) -> History:
    """Return the history kept in a file that only its owner can read, or a passing one if there can be none."""
    if file is None:
        return InMemoryHistory()
    try:
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return _KeptHistory(str(file))
