"""Where replies are shown to a person: in colour on a terminal, as plain text anywhere else."""

import os
from typing import Protocol, TextIO

from adapters.terminal.text import visible
from bot.plain import render
from bot.replies import Reply


class Screen(Protocol):
    """Shows replies, and remarks of the program itself."""

    def show(self, reply: Reply) -> None:
        """Show a reply."""
        ...

    def note(self, text: str) -> None:
        """Show a remark, such as where a file was saved."""
        ...


class PlainScreen:
    """Plain text: for pipes, files, and terminals that can do no more."""

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream."""
        self._stream = stream

    def show(self, reply: Reply) -> None:
        """Write a reply, and an empty line after it."""
        self.note(f"{render(reply)}\n")

    def note(self, text: str) -> None:
        """Write a line."""
        self._stream.write(f"{visible(text)}\n")
        self._stream.flush()


class ColourScreen:
    """A terminal. Without colours (https://no-color.org) it keeps frames and bars, and sends no escape sequence."""

    def __init__(self, stream: TextIO, *, colours: bool) -> None:
        """Write to a terminal."""
        from rich.console import Console

        self._console = Console(
            file=stream, color_system="auto" if colours else None, highlight=False, markup=False, emoji=False
        )

    def show(self, reply: Reply) -> None:
        """Print a reply."""
        from adapters.terminal.render import show

        show(reply, self._console)
        self._console.print()

    def note(self, text: str) -> None:
        """Print a line."""
        self._console.print(visible(text), style="dim")


def screen_for(stream: TextIO) -> Screen:
    """Return what suits a stream."""
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return PlainScreen(stream)
    return ColourScreen(stream, colours=not os.environ.get("NO_COLOR"))
