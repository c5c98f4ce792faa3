from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from fastapi.responses import HTMLResponse

app = FastAPI()
present: set[WebSocket] = set()

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


@app.get("/", response_class=HTMLResponse)
async def page() -> str:
    return PAGE


@app.websocket("/chat")
async def chat(socket: WebSocket) -> None:
    await socket.accept()
    present.add(socket)
    try:
        async for text in socket.iter_text():
            for other in list(present):
                await other.send_text(text)
    except WebSocketDisconnect:
        pass
    finally:
        present.discard(socket)
