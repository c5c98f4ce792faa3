"""Server-sent events at /clock and an echo over a WebSocket at /echo."""

import asyncio
from collections.abc import AsyncIterable
from datetime import datetime

from blacksheep import Application, WebSocket, WebSocketDisconnectError, get, ws
from blacksheep.server.sse import ServerSentEvent

app = Application()


@get("/")
def home():
    return {"events": "/clock", "websocket": "/echo"}


@get("/clock")
async def clock() -> AsyncIterable[ServerSentEvent]:
    while True:
        yield ServerSentEvent({"time": datetime.now().isoformat(timespec="seconds")})
        await asyncio.sleep(1)


@ws("/echo")
async def echo(websocket: WebSocket):
    await websocket.accept()
    try:
        while True:
            await websocket.send_text((await websocket.receive_text()).upper())
    except WebSocketDisconnectError:
        pass
