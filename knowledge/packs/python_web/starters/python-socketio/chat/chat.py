import socketio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

PAGE = """<!doctype html>
<title>Chat</title>
<form><input name="text" autocomplete="off"><button>Send</button></form>
<ul></ul>
<script src="https://cdn.socket.io/4.8.1/socket.io.min.js"></script>
<script>
  const socket = io()
  socket.on("said", text => {
    const line = document.createElement("li")
    line.textContent = text
    document.querySelector("ul").append(line)
  })
  document.querySelector("form").onsubmit = event => {
    event.preventDefault()
    socket.emit("say", event.target.text.value)
    event.target.reset()
  }
</script>
"""

sockets = socketio.AsyncServer(async_mode="asgi")


async def home(request: Request) -> HTMLResponse:
    return HTMLResponse(PAGE)


@sockets.event
async def say(sid: str, text: str) -> None:
    await sockets.emit("said", str(text))


app = socketio.ASGIApp(sockets, Starlette(routes=[Route("/", home)]))
