import sys

from flask import Flask
from flask_socketio import SocketIO, emit

app = Flask(__name__)
app.config["SECRET_KEY"] = "only for trying it out"
socketio = SocketIO(app, async_mode="threading")

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


@app.get("/")
def home():
    return PAGE


@socketio.on("say")
def say(text):
    emit("said", str(text), broadcast=True)


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    socketio.run(app, port=port, allow_unsafe_werkzeug=True)
