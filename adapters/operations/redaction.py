"""What may not reach a log: secrets, addresses that work like secrets, and the words inside of errors."""

import re
from collections.abc import Callable, Iterable, MutableMapping
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any

REDACTED = "[redacted]"

_SHAPES = re.compile(
    r"""
    \bx(?:ox[a-z]|app|wfp)-[\w-]+                           # Slack's tokens
    | \b[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}                   # Discord's tokens
    | (?<=://)[^/\s:@]*:[^\s@]+(?=@)                         # name and password in a URL
    | https://hooks\.slack\.com/\S+                          # whoever knows it may write
    | (?<=/webhooks/)\d+/[^\s/?"']+ | (?<=/interactions/)\d+/[^\s/?"']+
    | \b[\w.+-]+@[\w-]+\.[\w.-]+\b                           # addresses of people
    """,
    re.VERBOSE,
)

_SHORTEST = 6
"""Characters; a shorter secret would blot out everyday words."""


def redactor(secrets: Iterable[str]) -> Callable[[str], str]:
    """Return what takes these secrets, and all that looks like one, out of a text."""
    known = sorted((secret for secret in secrets if len(secret) >= _SHORTEST), key=len, reverse=True)

    def redact(text: str) -> str:
        for secret in known:
            text = text.replace(secret, REDACTED)
        return _SHAPES.sub(REDACTED, text)

    return redact


def whereabouts(error: BaseException) -> str:
    """Return what failed and where, cause first, without the errors' messages: those may quote somebody."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "; then ".join(f"{type(one).__name__} at {_frames(one.__traceback__)}" for one in reversed(chain))


def without_messages(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put the whereabouts of an error in place of its traceback, for structlog."""
    found = event.pop("exc_info", None)
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = whereabouts(error)
    return event


def _frames(trace: TracebackType | None) -> str:
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in extract_tb(trace))
    return " > ".join(places) or "no place known"
