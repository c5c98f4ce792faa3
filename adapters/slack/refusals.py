"""What Slack is answered when no listener could deal with a payload; the log says it in one line, in nobody's words."""

import logging
import secrets
from collections.abc import Sequence

from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from adapters.operations.redaction import whereabouts
from adapters.slack import manners
from adapters.slack.outbox import QUIET
from adapters.slack.payloads import UnreadablePayloadError
from bot.turn import StoreUnavailableError

log = logging.getLogger(__name__)

NO_RETRY: dict[str, str | Sequence[str]] = {"X-Slack-No-Retry": "1"}
"""Asks Slack not to bring again what will be no better then: https://docs.slack.dev/apis/events-api/#retries"""


async def refused(error: Exception, context: AsyncBoltContext | None = None) -> BoltResponse:
    """Answer for what went wrong before or in a listener."""
    match error:
        case UnreadablePayloadError():
            log.warning("payload refused: %s", error)
            return BoltResponse(status=400, headers=NO_RETRY)
        case BoltUnhandledRequestError():
            log.info("payload refused: nothing here answers its kind")
            return BoltResponse(status=404, headers=NO_RETRY)
        case StoreUnavailableError():
            return BoltResponse(status=200 if context and await _told(error, context) else 503)
        case _:
            log.error("a payload failed: %s", whereabouts(error))
            return BoltResponse(status=503)


async def _told(error: Exception, context: AsyncBoltContext) -> bool:
    """Tell a person that it did not work, where the payload says how; an event is brought again by Slack instead."""
    reference = secrets.token_hex(4)
    log.error("store unavailable, reference %s: %s", reference, error)
    if context.response_url is None or context.respond is None:
        return False
    try:
        await context.respond(text=manners.APOLOGY.format(reference=reference), replace_original=False, **QUIET)
    except Exception as failure:  # noqa: BLE001 - then Slack itself says that it did not work
        log.error("answer not delivered: %s", type(failure).__name__)  # noqa: TRY400
        return False
    return True
