"""Discord on the loopback interface: real HTTP and real WebSockets on a free port, and no discord.com.

REST answers as far as the bot asks. The gateway greets, identifies, resumes and delivers; tests push events, break
connections, and wait for what the bot sends.
"""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.discord.loopback import payloads as make


@dataclass(frozen=True, slots=True)
class Request:
    """What the bot asked for."""

    method: str
    path: str
    body: Any


@dataclass(slots=True, eq=False)
class Session:
    """One identified connection, with all it was ever sent, so that it can be resumed."""

    name: str
    shard: list[int]
    socket: web.WebSocketResponse
    log: list[dict[str, Any]] = field(default_factory=list)

    async def dispatch(self, kind: str, data: dict[str, Any], *, lost: bool = False) -> None:
        """Deliver an event, or lose it on the way."""
        self.log.append({"op": 0, "t": kind, "s": len(self.log) + 1, "d": data})
        if not lost:
            await self.socket.send_json(self.log[-1])


@dataclass(slots=True)
class Loopback:
    """The server, what it saw, and what it is to do wrong."""

    shards: int = 1
    refuse_with: int = 0
    """Close code for whoever identifies."""
    drops: int = 0
    """Requests still to be dropped without an answer."""
    mute: int = 0
    """Connections still to be taken without ever a word."""
    limited: int = 0
    """Messages still to be refused with 429."""
    requests: list[Request] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    identified: int = 0
    resumed: int = 0
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)
    """Interaction's token to the message that answered it."""
    port: int = 0
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _runner: web.AppRunner | None = None
    _ids: int = 5_000

    async def start(self) -> None:
        """Listen."""
        app = web.Application()
        app.router.add_get("/gateway/", self._gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening."""
        for session in self.sessions:
            with suppress(ConnectionError):
                await session.socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def until(self, ready: Callable[[], Any]) -> Any:
        """Wait until something has come to be, and return it."""
        async with asyncio.timeout(20):  # only so that a broken test ends
            while not (found := ready()):
                self._news.clear()
                await self._news.wait()
        return found

    async def sent(self, method: str, part: str, count: int = 1) -> Any:
        """Wait for so many requests of a kind, and return the body of the last of them."""
        found = await self.until(lambda: self.of(method, part) if len(self.of(method, part)) >= count else None)
        return found[count - 1].body

    def of(self, method: str, part: str) -> list[Request]:
        """Return the requests of a kind so far."""
        return [one for one in self.requests if one.method == method and part in one.path]

    async def connected(self, count: int = 1) -> Session:
        """Wait for so many sessions, and return the last."""
        await self.until(lambda: len(self.sessions) >= count)
        return self.sessions[count - 1]

    def new_id(self) -> str:
        """Return an id that is not yet taken."""
        self._ids += 1
        return str(self._ids)

    def tell(self) -> None:
        """Let whoever waits look again."""
        self._news.set()

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        if self.drops > 0:
            self.drops -= 1
            self.tell()
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        body = await _body(request)
        self.requests.append(Request(request.method, path, body))
        self.tell()
        if request.headers.get("Authorization", f"Bot {make.TOKEN}") != f"Bot {make.TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        if self.limited and path.endswith("/messages") and request.method == "POST":
            self.limited -= 1
            return _json({"message": "You are being rate limited.", "retry_after": 0.01, "global": False}, 429)
        return self._answer(request.method, path, body)

    def _answer(self, method: str, path: str, body: Any) -> web.Response:
        parts = path.strip("/").split("/")
        match method, parts:
            case "GET", ["users", "@me"]:
                return _json(make.BOT)
            case "GET", ["oauth2", "applications", "@me"]:
                return _json(make.ABOUT)
            case "GET", ["gateway", "bot"]:
                limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
                return _json({"url": self.gateway_url, "shards": self.shards, "session_start_limit": limit})
            case "PUT", ["applications", _, "commands"]:
                known = [
                    {"id": str(4_000 + n), "application_id": make.APPLICATION, "version": "1", "description": "", **one}
                    for n, one in enumerate(body)
                ]
                return _json(known)
            case "POST", ["users", "@me", "channels"]:
                return _json(make.channel(make.DIRECT))
            case "POST", ["interactions", interaction_id, token, "callback"]:
                return self._callback(interaction_id, token, body)
            case "POST", ["channels", channel_id, "messages"]:
                return _json(self._keep(self.new_id(), channel_id, body))
            case "POST", ["webhooks", _, _]:
                return _json(self._keep(self.new_id(), make.CHANNEL, body))
            case "PATCH", ["webhooks", _, token, "messages", "@original"]:
                return _json(self._keep(self.originals[token], make.CHANNEL, body))
            case "PATCH", ["channels", channel_id, "messages", message_id]:
                return _json(self._keep(message_id, channel_id, body))
            case _:
                return _json({"message": "404: Not Found", "code": 0}, 404)

    def _callback(self, interaction_id: str, token: str, body: Any) -> web.Response:
        message_id = self.originals.setdefault(token, self.new_id())
        answer: dict[str, Any] = {"interaction": {"id": interaction_id, "type": 2, "response_message_id": message_id}}
        if body["type"] in {4, 7}:
            message = self._keep(message_id, make.CHANNEL, body["data"])
            answer["resource"] = {"type": body["type"], "message": message}
        return _json(answer)

    def _keep(self, message_id: str, channel_id: str, body: Any) -> dict[str, Any]:
        before = self.messages.get(message_id) or make.message(message_id, channel_id, make.BOT, "")
        shown = {key: body[key] for key in ("components", "flags") if key in body}
        self.messages[message_id] = before | {"webhook_id": None} | shown
        self.messages[message_id].pop("webhook_id")
        return self.messages[message_id]

    @property
    def gateway_url(self) -> str:
        """Return where the gateway is."""
        return f"ws://127.0.0.1:{self.port}/gateway/"

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if self.mute:
            self.mute -= 1
            await socket.receive()
            return socket
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40_000}})
        async for received in socket:
            if received.type is not WSMsgType.TEXT:
                break
            packet = json.loads(received.data)
            match packet["op"]:
                case 1:
                    await socket.send_json({"op": 11})
                case 2:
                    await self._identify(socket, packet["d"])
                case 6:
                    await self._resume(socket, packet["d"])
                case _:
                    pass  # presence and the like
            self.tell()
        return socket

    async def _identify(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> None:
        self.identified += 1
        if self.refuse_with:
            await socket.close(code=self.refuse_with)
            return
        session = Session(f"session-{self.identified}", data.get("shard", [0, 1]), socket)
        ready = {
            "v": 10, "user": make.BOT, "guilds": [{"id": make.GUILD, "unavailable": True}], "session_id": session.name,
            "resume_gateway_url": self.gateway_url, "shard": session.shard,
            "application": {"id": make.APPLICATION, "flags": 0},
        }  # fmt: skip
        if session.shard[0] != 0:
            ready["guilds"] = []
        await session.dispatch("READY", ready)
        if session.shard[0] == 0:
            await session.dispatch("GUILD_CREATE", make.guild())
        self.sessions.append(session)

    async def _resume(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> None:
        self.resumed += 1
        session = next(one for one in self.sessions if one.name == data["session_id"])
        session.socket = socket
        for missed in session.log[data["seq"] :]:
            await socket.send_json(missed)
        await session.dispatch("RESUMED", {})


async def _body(request: web.Request) -> Any:
    if not request.can_read_body:
        return None
    if request.content_type != "multipart/form-data":
        return await request.json()
    posted = await request.post()
    return json.loads(str(posted["payload_json"]))


def _json(data: Any, status: int = 200) -> web.Response:
    """Answer as Discord does: without a charset, and with a `Via`, without which discord.py takes a 429 for a ban."""
    headers = {
        "Content-Type": "application/json", "Via": "1.1 loopback",
        "X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "49", "X-RateLimit-Reset-After": "1",
        "X-RateLimit-Bucket": "all",
    }  # fmt: skip
    return web.Response(body=json.dumps(data).encode(), status=status, headers=headers)
