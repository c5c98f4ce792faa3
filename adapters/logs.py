"""Logs: for people in a terminal, as JSON lines anywhere else. Message texts, tokens and addresses are not logged.

Errors appear with their kind and place. Their messages, which may quote somebody, appear only when debugging.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog
from pydantic import SecretStr
from structlog.typing import Processor

from adapters.operations.redaction import redactor, without_messages
from adapters.settings import Settings

CHATTY = {
    "slack_bolt": logging.ERROR,  # its warnings quote whole payloads
    "slack_sdk": logging.WARNING,
    "discord": logging.WARNING,
    "aiohttp": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "alembic": logging.WARNING,
    "asyncio": logging.WARNING,
}
"""Libraries, and from which level on they are heard when we are not debugging."""


def start_logging(settings: Settings) -> None:
    """Send all logs to standard error in one form."""
    pretty = settings.log_format == "pretty" or (settings.log_format == "auto" and sys.stderr.isatty())
    level, debugging = settings.log_level.upper(), settings.log_level == "debug"
    handler = logging.StreamHandler()
    handler.setFormatter(_formatter(settings, pretty=pretty, debugging=debugging))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, quiet in CHATTY.items():
        logging.getLogger(name).setLevel(level if debugging else quiet)


def _formatter(settings: Settings, *, pretty: bool, debugging: bool) -> logging.Formatter:
    redact = redactor(_secrets(settings))
    trace: Processor = structlog.processors.format_exc_info if debugging else without_messages

    def redacted(_logger: Any, _method: str, line: MutableMapping[str, Any] | str) -> str:
        return redact(str(line))  # the renderer before has made it a line

    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(allow=("reference",)),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            trace,
            structlog.dev.ConsoleRenderer(colors=False) if pretty else structlog.processors.JSONRenderer(),
            redacted,
        ],
    )


def _secrets(settings: Settings) -> list[str]:
    values = (getattr(settings, name) for name in type(settings).model_fields)
    return [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
