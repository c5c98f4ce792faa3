from sanic import HTTPResponse, Request, Sanic, Websocket, html

app = Sanic("Chat")
app.ctx.present = set()

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


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return html(PAGE)


@app.websocket("/chat")
async def chat(request: Request, socket: Websocket) -> None:
    app.ctx.present.add(socket)
    try:
        async for text in socket:
            for other in list(app.ctx.present):
                await other.send(text)
    finally:
        app.ctx.present.discard(socket)
