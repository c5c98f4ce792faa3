"""What is said of python-socketio, tried."""

import asyncio

from _serving import asgi, get

IMPORTS = "socketio"
REQUIRES = ("uvicorn==0.54.0", "websockets==17.4", "python-socketio[client]==5.18.1", "websocket-client==1.9.2")


def _app():
    import socketio

    server = socketio.AsyncServer(async_mode="asgi")

    @server.event
    async def shout(sid, text):
        await server.emit("heard", text + "!", to=sid)

    @server.event
    async def count(sid):
        async with server.session(sid) as session:
            session["n"] = session.get("n", 0) + 1
            return session["n"]

    return socketio.ASGIApp(server)


def _client(url, transport="websocket"):
    import socketio

    client = socketio.SimpleClient()
    client.connect(url, transports=[transport])
    return client


def websockets():
    """Events go both ways over a WebSocket"""
    with asgi(_app()) as url:
        client = _client(url)
        client.emit("shout", "ping")
        assert client.receive(timeout=20) == ["heard", "ping!"]


def streaming():
    """Where no WebSocket can be had, long polling does"""
    with asgi(_app()) as url:
        client = _client(url, "polling")
        client.emit("shout", "ping")
        assert client.receive(timeout=20) == ["heard", "ping!"]
        assert '"sid"' in get(f"{url}/socket.io/?EIO=4&transport=polling")[1]


def sessions():
    """Each connection has a session, and an event may be answered"""
    with asgi(_app()) as url:
        client = _client(url)
        assert [client.call("count") for _ in range(3)] == [1, 2, 3]


def routing():
    """Events are routed by name and namespace"""
    import socketio

    class Chat(socketio.Namespace):
        def on_shout(self, sid, text):
            return text

    server = socketio.Server()
    server.register_namespace(Chat("/chat"))
    assert server.namespace_handlers["/chat"].on_shout("", "ping") == "ping"


def async_():
    """Many connections wait in one process"""
    with asgi(_app()) as url:
        clients = [_client(url) for _ in range(20)]
        for client in clients:
            client.emit("shout", "ping")
        assert [client.receive(timeout=20)[1] for client in clients] == ["ping!"] * 20
    assert asyncio


def cors():
    """Other origins are refused unless they are named"""
    import socketio

    server = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins="https://example.org")
    with asgi(socketio.ASGIApp(server)) as url:
        address = f"{url}/socket.io/?EIO=4&transport=polling"
        assert get(address, Origin="https://example.org")[0] == 200
        assert get(address, Origin="https://elsewhere.org")[0] == 400
