from aiohttp import WSMsgType, web

PAGE = """<!doctype html>
<title>Chat</title>
<form><input name="text" autocomplete="off"><button>Send</button></form>
<ul></ul>
<script>
  const socket = new WebSocket(`ws://${location.host}/chat`)
  socket.onmessage = event => {
    const line = document.createElement("li")
    line.textContent = event.data
    document.querySelector("ul").append(line)
  }
  document.querySelector("form").onsubmit = event => {
    event.preventDefault()
    socket.send(event.target.text.value)
    event.target.reset()
  }
</script>
"""

routes = web.RouteTableDef()
present: set[web.WebSocketResponse] = set()


@routes.get("/")
async def home(request: web.Request) -> web.Response:
    return web.Response(text=PAGE, content_type="text/html")


@routes.get("/chat")
async def chat(request: web.Request) -> web.WebSocketResponse:
    socket = web.WebSocketResponse(heartbeat=30)
    await socket.prepare(request)
    present.add(socket)
    try:
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                for other in list(present):
                    await other.send_str(message.data)
    finally:
        present.discard(socket)
    return socket


def make(argv: list[str] | None = None) -> web.Application:
    app = web.Application()
    app.add_routes(routes)
    return app


if __name__ == "__main__":
    web.run_app(make())
