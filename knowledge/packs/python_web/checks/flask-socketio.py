"""What is said of Flask-SocketIO, tried."""

from _serving import get, in_thread

IMPORTS = "flask_socketio"
REQUIRES = ("simple-websocket==1.1.0", "python-socketio[client]==5.18.1", "websocket-client==1.9.2")


def _app():
    from flask import Flask
    from flask_socketio import SocketIO

    app = Flask("app")
    sockets = SocketIO(app, async_mode="threading")
    sockets.on_event("shout", lambda text: sockets.emit("heard", text + "!"))
    return app, sockets


def _serve():
    app, sockets = _app()
    return in_thread(lambda port: sockets.run(app, "127.0.0.1", port, allow_unsafe_werkzeug=True))


def _heard(url, transport):
    import socketio

    with socketio.SimpleClient() as client:
        client.connect(url, transports=[transport])
        client.emit("shout", "ping")
        return client.receive(timeout=20)


def websockets():
    """Events go both ways over a WebSocket"""
    with _serve() as url:
        assert _heard(url, "websocket") == ["heard", "ping!"]


def streaming():
    """Where no WebSocket can be had, long polling does"""
    with _serve() as url:
        assert _heard(url, "polling") == ["heard", "ping!"]
        assert '"sid"' in get(f"{url}/socket.io/?EIO=4&transport=polling")[1]


def routing():
    """Events are routed by name"""
    app, sockets = _app()
    client = sockets.test_client(app)
    client.emit("whisper", "ping")
    assert client.get_received() == []


def test_client():
    """A test client sends and receives events without a server"""
    app, sockets = _app()
    client = sockets.test_client(app)
    client.emit("shout", "ping")
    assert client.get_received()[0]["args"] == ["ping!"]


def cors():
    """Other origins are refused unless they are named"""
    from flask import Flask
    from flask_socketio import SocketIO

    app = Flask("app")
    sockets = SocketIO(app, async_mode="threading", cors_allowed_origins="https://example.org")
    with in_thread(lambda port: sockets.run(app, "127.0.0.1", port, allow_unsafe_werkzeug=True)) as url:
        address = f"{url}/socket.io/?EIO=4&transport=polling"
        assert get(address, Origin="https://example.org")[0] == 200
        assert get(address, Origin="https://elsewhere.org")[0] == 400
