"""The HTTP door: whoever is not Slack is turned away before anything is read into the program or written to the log."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import Clock as SdkClock
from slack_sdk.signature import SignatureVerifier

from adapters.slack.deliveries import Clock
from adapters.slack.envelopes import Payload, opened
from adapters.slack.payloads import UnreadablePayloadError
from adapters.slack.refusals import refused

log = logging.getLogger(__name__)

PATH = "/slack/events"
LARGEST = 512 * 1024
"""Bytes; a message holds 40,000 characters at most, and the largest payload holds one message."""
READING = 3.0
"""Seconds that a body may take to arrive; Slack waits no longer for the answer."""
_STALE = 300

Handler = Callable[[web.Request], Awaitable[web.Response]]


def make_site(app: AsyncApp, signing_secret: str, clock: Clock) -> web.Application:
    """Return the site that Slack posts to, with the pages for installation where the app has them."""
    site = web.Application(client_max_size=LARGEST)
    site.router.add_post(PATH, _Door(app, signing_secret, clock).receive)
    flow = app.oauth_flow
    if flow is not None:

        async def install(request: web.Request) -> web.Response:
            return await to_aiohttp_response(await flow.handle_installation(await to_bolt_request(request)))

        async def installed(request: web.Request) -> web.Response:
            return await to_aiohttp_response(await flow.handle_callback(await to_bolt_request(request)))

        site.router.add_get(flow.install_path, install)
        site.router.add_get(flow.redirect_uri_path, installed)
    return site


class _Door:
    """Checks that a request comes from Slack, then hands it to Bolt."""

    def __init__(self, app: AsyncApp, signing_secret: str, clock: Clock) -> None:
        self._app = app
        self._clock = clock
        self._verifier = SignatureVerifier(signing_secret, clock=_Clock(clock))

    async def receive(self, request: web.Request) -> web.Response:
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not signature.startswith("v0=") or not self._is_fresh(stamp):
            return _refused(401, "timestamp or signature missing, malformed or stale")
        if (request.content_length or 0) > LARGEST:
            return _refused(413, "body too large")
        try:
            async with asyncio.timeout(READING):
                body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return _refused(413, "body too large")
        except TimeoutError:
            return _refused(408, "body too slow")
        if not self._is_signed(body, stamp, signature):
            return _refused(401, "wrong signature")
        try:
            payload = opened(body.decode(), request.content_type)
        except UnreadablePayloadError as error:
            return await to_aiohttp_response(await refused(error))
        return await to_aiohttp_response(await self._app.async_dispatch(_as_json(payload, request)))

    def _is_signed(self, body: bytes, stamp: str, signature: str) -> bool:
        try:
            return self._verifier.is_valid(body, stamp, signature)
        except UnicodeDecodeError:
            return False  # Slack sends text

    def _is_fresh(self, stamp: str) -> bool:
        if not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= 12):
            return False
        return abs(self._clock().timestamp() - int(stamp)) <= _STALE


class _Clock(SdkClock):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock().timestamp()


def _as_json(payload: Payload, request: web.Request) -> AsyncBoltRequest:
    """Return a request for Bolt, which takes a form with the word "payload" anywhere in it for an empty one."""
    headers: dict[str, str | Sequence[str]] = {
        name: value for name, value in request.headers.items() if name.lower() != "content-type"
    }
    return AsyncBoltRequest(body=json.dumps(payload), query=request.query_string, headers=headers)


def _refused(status: int, reason: str) -> web.Response:
    log.info("request refused with %d: %s", status, reason)
    return web.Response(status=status)
