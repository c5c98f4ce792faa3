"""Discord under load: the loopback gateway of the tests delivers mentions, and notes when a reply to one arrives."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import web

from tests.adapters.discord.loopback import payloads as make
from tests.adapters.discord.loopback.server import Loopback, _body, _json
from tests.load.driving import Replies


@dataclass(slots=True)
class Exchange(Loopback):
    """Discord's side."""

    replies: Replies = field(default_factory=Replies)
    names: dict[str, str] = field(default_factory=dict)
    """Message ids to the names under which their replies are waited for."""

    def settings(self) -> dict[str, str]:
        """Return what a program is told."""
        return {
            "DISCORD_TOKEN": make.TOKEN,
            "DISCORD_API_URL": f"http://127.0.0.1:{self.port}/api",
            "DISCORD_GATEWAY_URL": self.gateway_url,
        }

    async def say(self, person: int, text: str, name: str) -> None:
        """Deliver a message that mentions the bot."""
        number = self.new_id()
        self.names[number] = name
        author = make.ALICE | {"id": str(100_000_000 + person), "username": f"person{person}"}
        said = make.message(number, make.CHANNEL, author, f"<@{make.APPLICATION}> {text}")
        session = self.sessions[-1]
        await session.dispatch("MESSAGE_CREATE", said)
        session.log[-1]["d"] = {}  # nothing is resumed here, and a long run shall not fill this process

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        if request.method != "POST" or not path.endswith("/messages"):
            return await Loopback._rest(self, request)
        body = await _body(request)
        answered = str((body.get("message_reference") or {}).get("message_id"))
        if answered in self.names:
            self.replies.arrived(self.names.pop(answered))
        return _json(make.message(self.new_id(), make.CHANNEL, make.BOT, ""))

    async def listening(self) -> None:
        """Wait until the program hears messages: discord.py waits five seconds between identifications."""
        async with asyncio.timeout(60):
            await self.connected()
