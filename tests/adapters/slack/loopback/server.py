"""The server: Slack as one address, with a line to the app under test."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from adapters.slack.settings import SlackSettings
from tests.adapters.slack.loopback.api import Api
from tests.adapters.slack.loopback.clock import Clock
from tests.adapters.slack.loopback.delivery import SECRET, Answer, Delivery, HttpLine, Line, SocketLine
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.world import World


class Slack:
    """A whole Slack."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.world = World(self.clock)
        self.base = ""
        self.api = Api(self.world, lambda: self.base)
        self.socket = SocketLine(self.world)
        self.line: Line = self.socket
        self.settled: Callable[[], Awaitable[None]] = at_once
        """Returns when the app has answered what it was brought."""
        self.unacknowledged: list[Delivery] = []
        """Events that Slack will bring again."""

    def settings(self, **changes: Any) -> SlackSettings:
        """Return settings by which an app reaches this Slack."""
        values: dict[str, Any] = {
            "bot_token": "xoxb-T1",
            "app_token": "xapp-good",
            "signing_secret": SECRET,
            "api_url": f"{self.base}/api/",
            "authorize_url": f"{self.base}/oauth/v2/authorize",
            "port": 0,
        }
        return SlackSettings(**(values | changes))

    def use_http(self, port: int | None) -> None:
        """Deliver by signed requests from now on."""
        self.line = HttpLine(f"http://127.0.0.1:{port}/slack/events", self.clock)

    def person(self, name: str, team: str = "T1") -> Person:
        """Return a person's hands and eyes."""
        return Person(self, self.world.install(team), name)

    async def deliver(self, kind: str, payload: dict[str, Any]) -> Answer:
        """Bring a payload to the app; an event that is not acknowledged will be brought again."""
        delivery = Delivery(kind, json.loads(json.dumps(payload)))
        answer = await self.line.send(delivery)
        if kind == "events_api" and not answer.ok:
            self.unacknowledged.append(delivery)
        await self.settled()
        return answer

    async def repeat(self, delivery: Delivery | None = None, reason: str = "http_timeout") -> list[Answer]:
        """Bring again what was not acknowledged, or a delivery of the test's choice, at most three times each."""
        again = [delivery] if delivery else self.unacknowledged
        self.unacknowledged = []
        answers = []
        for each in again:
            repeated = Delivery(each.kind, each.payload, each.attempt + 1, reason)
            answer = await self.line.send(repeated)
            if not answer.ok and repeated.attempt < 3:
                self.unacknowledged.append(repeated)
            answers.append(answer)
        await self.settled()
        return answers

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something holds, for an app that cannot say when it is idle because it is another process."""
        async with asyncio.timeout(60):
            while not condition():
                self.api.answered.clear()
                await self.api.answered.wait()

    def routes(self) -> list[web.RouteDef]:
        """Return everything that this address answers."""
        return [
            *self.api.routes(),
            web.get("/socket", self.socket.connect),
            web.get("/oauth/v2/authorize", self._authorize),
        ]

    async def _authorize(self, request: web.Request) -> web.Response:
        """The page on which somebody allows the installation: granted at once, for the team in the address."""
        code = f"code-{self.world.number()}"
        self.api.codes[code] = request.query["team"]
        return web.json_response({"code": code, "state": request.query["state"], "scope": request.query["scope"]})


@asynccontextmanager
async def loopback() -> AsyncIterator[Slack]:
    """Run a Slack on a free port."""
    slack = Slack()
    slack.world.install("T1")
    site = web.Application()
    site.add_routes(slack.routes())
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    slack.api.sockets = lambda: f"{slack.base.replace('http', 'ws')}/socket"
    try:
        yield slack
    finally:
        for socket in tuple(slack.socket._sockets):
            await socket.close()
        await asyncio.wait_for(runner.cleanup(), 10)


async def at_once() -> None:
    """Nothing to wait for."""
