"""How payloads reach the app: by socket or signed request, acknowledged within three seconds or else repeated."""

import asyncio
import hashlib
import hmac
import itertools
import json
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.adapters.slack.loopback.clock import Clock
from tests.adapters.slack.loopback.world import World

SECRET = "loopback-signing-secret"
ACKNOWLEDGE = 3.0
"""Seconds. A test that is right never waits for it."""
CONNECT = 60
"""Seconds that a program may take to start and connect on a busy machine."""


@dataclass(frozen=True)
class Delivery:
    """One payload on its way."""

    kind: str
    """events_api, interactive or slash_commands, as Socket Mode calls them."""
    payload: dict[str, Any]
    attempt: int = 0
    reason: str = ""


@dataclass
class Answer:
    """What the app acknowledged with; `ok` says whether it did."""

    ok: bool
    body: dict[str, Any] = field(default_factory=dict)
    status: int = 200


class Line(Protocol):
    """A way to the app."""

    async def send(self, delivery: Delivery) -> Answer:
        """Deliver, and return the acknowledgement."""
        ...


class HttpLine:
    """Signed requests."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = url
        self._clock = clock

    async def send(self, delivery: Delivery) -> Answer:
        """Deliver, and return the acknowledgement."""
        body, content_type = encoded(delivery)
        headers = {"Content-Type": content_type, **signed(body, self._clock)}
        if delivery.attempt:
            headers |= {"X-Slack-Retry-Num": str(delivery.attempt), "X-Slack-Retry-Reason": delivery.reason}
        timeout = aiohttp.ClientTimeout(total=ACKNOWLEDGE)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(self.url, data=body, headers=headers) as response,
            ):
                text = await response.text()
                return Answer(ok=response.status == 200, body=json.loads(text) if text else {}, status=response.status)
        except (aiohttp.ClientError, TimeoutError):
            return Answer(ok=False, status=0)


class SocketLine:
    """Socket Mode: each payload goes to any one of the app's connections."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._sockets: list[web.WebSocketResponse] = []
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._turns = itertools.count()
        self._connected = asyncio.Event()

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Take a connection of the app."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self._sockets.append(socket)
        self._connected.set()
        async for message in socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                answer = json.loads(message.data)
                future = self._waiting.pop(answer["envelope_id"], None)
                if future is not None and not future.done():
                    future.set_result(answer.get("payload") or {})
        self._forget(socket)
        return socket

    async def send(self, delivery: Delivery) -> Answer:
        """Deliver, and return the acknowledgement."""
        await asyncio.wait_for(self._connected.wait(), CONNECT)
        socket = self._sockets[next(self._turns) % len(self._sockets)]
        envelope = f"envelope-{self._world.number()}"
        future = self._waiting[envelope] = asyncio.get_running_loop().create_future()
        await socket.send_json(
            {
                "type": delivery.kind,
                "envelope_id": envelope,
                "payload": delivery.payload,
                "accepts_response_payload": delivery.kind != "events_api",
                "retry_attempt": delivery.attempt,
                "retry_reason": delivery.reason,
            }
        )
        try:
            return Answer(ok=True, body=await asyncio.wait_for(future, ACKNOWLEDGE))
        except TimeoutError:
            return Answer(ok=False, status=0)

    async def throw(self, kind: str, payload: Any) -> None:
        """Deliver and do not wait for an acknowledgement."""
        await asyncio.wait_for(self._connected.wait(), 60)  # another process may be slow to start
        envelope = f"envelope-{self._world.number()}"
        await self._sockets[0].send_json({"type": kind, "envelope_id": envelope, "payload": payload})

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to connect anew, and close the connection."""
        for socket in tuple(self._sockets):
            self._forget(socket)
            await socket.send_json({"type": "disconnect", "reason": reason})
            await socket.close()

    @property
    def connections(self) -> int:
        """How many there are."""
        return len(self._sockets)

    def _forget(self, socket: web.WebSocketResponse) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
        if not self._sockets:
            self._connected.clear()


def signed(body: bytes, clock: Clock, secret: str = SECRET) -> dict[str, str]:
    """Return the headers by which the app knows that a request is Slack's."""
    stamp = str(int(clock().timestamp()))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def encoded(delivery: Delivery) -> tuple[bytes, str]:
    """Return a request's body and its type."""
    form = "application/x-www-form-urlencoded"
    match delivery.kind:
        case "events_api":
            return json.dumps(delivery.payload).encode(), "application/json"
        case "interactive":
            return urlencode({"payload": json.dumps(delivery.payload)}).encode(), form
        case _:
            return urlencode(delivery.payload, errors="surrogatepass").encode(), form
