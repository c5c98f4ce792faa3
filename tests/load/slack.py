"""Slack under load: signed requests to one or more programs, and an address that takes what they post.

The loopback Slack of the tests looks at every message closely, which costs more than writing it; here its signatures
are used, and its address only notes when a reply arrives.
"""

import itertools
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

import aiohttp
from aiohttp import web

from tests.adapters.slack.loopback.delivery import SECRET, signed
from tests.load.driving import Replies


class _Now:
    def __call__(self) -> datetime:
        return datetime.now(UTC)


class Office:
    """Slack's side: where programs post to, and the line to them."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.base = ""
        self.replies = Replies()
        self._session = session
        self._ports: itertools.cycle[int] = itertools.cycle(())
        self._started = int(time.time())
        self._numbers = itertools.count(1)
        self._names: dict[str, str] = {}

    def settings(self, port: int) -> dict[str, str]:
        """Return what a program is told."""
        return {
            "SLACK_MODE": "http",
            "SLACK_PORT": str(port),
            "SLACK_BOT_TOKEN": "xoxb-load",
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"{self.base}/api/",
        }

    def serve_by(self, *ports: int) -> None:
        """Deliver to these programs in turn, as a balancer does."""
        self._ports = itertools.cycle(ports)

    async def say(self, person: int, text: str, name: str) -> float:
        """Deliver a direct message; return the seconds to its acknowledgement."""
        number = next(self._numbers)
        stamp = f"{self._started}.{number:06d}"
        self._names[stamp] = name
        channel = f"D{person}"
        event = {
            "type": "message", "channel_type": "im", "user": f"U{person}", "text": text, "ts": stamp,
            "event_ts": stamp, "channel": channel, "team": "T1",
        }  # fmt: skip
        payload = {
            "type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event_id": f"Ev{number}",
            "event_time": self._started, "event": event,
            "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True, "enterprise_id": None}],
        }  # fmt: skip
        body, before = json.dumps(payload).encode(), time.perf_counter()
        headers = {"Content-Type": "application/json", **signed(body, _Now())}  # type: ignore[arg-type]
        address = f"http://127.0.0.1:{next(self._ports)}/slack/events"
        async with self._session.post(address, data=body, headers=headers) as response:
            if response.status != 200:
                raise RuntimeError(f"an event was answered with {response.status}")
        return time.perf_counter() - before

    async def posted(self, request: web.Request) -> web.Response:
        """Answer a call of the Web API."""
        arguments = await _arguments(request)
        thread = str(arguments.get("thread_ts") or "")
        if request.match_info["method"] == "chat.postMessage" and thread in self._names:
            self.replies.arrived(self._names.pop(thread))
        answer = {"ok": True, "team_id": "T1", "user_id": "UBOT", "bot_id": "B1", "user": "bot"}
        return web.json_response(answer | {"ts": f"1.{next(self._numbers):06d}", "channel": arguments.get("channel")})


@asynccontextmanager
async def office() -> AsyncIterator[Office]:
    """Run Slack's side on a free port."""
    async with aiohttp.ClientSession() as session:
        made, site = Office(session), web.Application()
        site.router.add_post("/api/{method}", made.posted)
        runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        made.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield made
        finally:
            await runner.cleanup()


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        found: dict[str, Any] = await request.json()
        return found
    return {name: values[0] for name, values in parse_qs(await request.text()).items()}
