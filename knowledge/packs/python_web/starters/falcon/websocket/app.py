"""An echo over a WebSocket at /live, next to a plain page of JSON at /."""

import falcon.asgi


class Status:
    async def on_get(self, req, resp):
        resp.media = {"live": "/live"}


class Live:
    async def on_websocket(self, req, ws):
        await ws.accept()
        try:
            while True:
                await ws.send_text((await ws.receive_text()).upper())
        except falcon.WebSocketDisconnected:
            pass


app = falcon.asgi.App()
app.add_route("/", Status())
app.add_route("/live", Live())
