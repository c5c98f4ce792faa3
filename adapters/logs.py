"""Logs: for people in a terminal, as JSON lines anywhere else. Message texts, tokens and addresses are not logged."""

import logging
import sys

import structlog

from adapters.settings import Settings

CHATTY = ("slack_bolt", "slack_sdk", "discord", "aiohttp", "sqlalchemy", "asyncio")
"""Libraries whose everyday lines, some of which quote payloads, appear only when debugging."""


def start_logging(settings: Settings) -> None:
    """Send all logs to standard error in one form."""
    pretty = settings.log_format == "pretty" or (settings.log_format == "auto" and sys.stderr.isatty())
    level = settings.log_level.upper()
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.dev.ConsoleRenderer(colors=False) if pretty else structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(level if settings.log_level == "debug" else logging.WARNING)
