"""The Socket Mode door."""

import logging

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from adapters.slack.envelopes import checked
from adapters.slack.payloads import UnreadablePayloadError

log = logging.getLogger(__name__)


class Socket(AsyncSocketModeHandler):
    """Hands Bolt what Bolt can read."""

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Answer a payload; one that cannot be read is not acknowledged, so that Slack tells whoever waits."""
        try:
            checked(req.payload)
        except UnreadablePayloadError as error:
            log.warning("payload refused: %s", error)
            return
        await super().handle(client, req)
