import asyncio
import sys

from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

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


class Home(RequestHandler):
    def get(self) -> None:
        self.write(PAGE)


class Chat(WebSocketHandler):
    present: set["Chat"] = set()

    def open(self) -> None:
        self.present.add(self)

    def on_message(self, message: str | bytes) -> None:
        for other in self.present:
            other.write_message(message)

    def on_close(self) -> None:
        self.present.discard(self)


async def main() -> None:
    Application([("/", Home), ("/chat", Chat)]).listen(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
