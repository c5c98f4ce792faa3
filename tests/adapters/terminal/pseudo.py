"""A terminal without a window: the real command line runs in it, and a test types and reads."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

PATIENCE = 60.0
"""Seconds without a sign of life after which a test gives up; nothing is measured with it."""

SEQUENCES = re.compile(r"\x1b\[[0-9;?>]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()=>][0-9A-B]?")
CTRL_C, CTRL_D, ENTER, UP = "\x03", "\x04", "\r", "\x1b[A"


class Terminal:
    """The command line in a pseudo-terminal."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str], *, columns: int = 100) -> None:
        """Start `whichframework` with arguments."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        self.raw = ""
        self._read = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "adapters.main", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **environment},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - the child runs nothing else
        )
        os.close(slave)

    def __enter__(self) -> Self:
        """Return the terminal."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the window, whatever still runs in it."""
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._master, text.encode())

    def expect(self, text: str) -> str:
        """Wait until a text appears after what was read so far; return everything up to it, without styles."""
        while (found := self._unread().find(text)) < 0:
            if not self._more():
                raise AssertionError(f"{text!r} did not appear after {self._unread()!r}")
        before = self._unread()[: found + len(text)]
        self._read += len(before)
        return before

    def expect_prompt(self) -> str:
        """Wait until the next line may be typed."""
        return self.expect("\n>")

    def leave(self) -> int:
        """Wait for the end; return the exit code."""
        while self._more():
            pass
        return self._process.wait(PATIENCE)

    @property
    def rest(self) -> str:
        """What was not read by `expect`, without styles."""
        return self._unread()

    def _unread(self) -> str:
        return SEQUENCES.sub("", self.raw).replace("\r", "")[self._read :]

    def _more(self) -> bool:
        ready, _, _ = select.select([self._master], [], [], PATIENCE)
        if not ready:
            raise AssertionError(f"nothing happened any more after {self._unread()!r}")
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says so when the other side is closed
            return False
        self.raw += data.decode(errors="replace")
        return bool(data)
