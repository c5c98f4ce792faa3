"""A conversation for programs: a JSON object a line in, a JSON object a line out."""

from collections.abc import Iterator
from typing import BinaryIO, TextIO

from adapters.terminal.events import LONGEST_LINE, LineError, from_json
from adapters.terminal.protocol import notice_json, reply_json
from adapters.terminal.session import Session
from bot.events import Expired

WIDEST = 4
"""Bytes that one character takes in UTF-8 at most."""


def chat_json(session: Session, source: BinaryIO, target: TextIO, *, fresh: bool) -> None:
    """Answer each line with one line, until there are no more; a line that cannot be used changes nothing."""
    if fresh:
        session.say(Expired())
    for line in _lines(source):
        target.write(f"{_answer(session, line)}\n")
        target.flush()


def _answer(session: Session, line: bytes) -> str:
    try:
        event = from_json(line.decode())
    except UnicodeDecodeError:
        return notice_json("That line is not UTF-8.").line()
    except LineError as error:
        return notice_json(str(error)).line()
    return reply_json(session.say(event)).line()


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Yield lines that are not blank; of a line that is too long only as much as shows that it is."""
    limit = LONGEST_LINE * WIDEST + 1
    while line := source.readline(limit):
        whole = line
        while len(line) == limit and not line.endswith(b"\n"):
            line = source.readline(limit)
        if whole.strip():
            yield whole
