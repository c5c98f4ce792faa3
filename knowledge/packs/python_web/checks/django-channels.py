"""What is said of Django Channels, tried."""

import asyncio

from _serving import asgi, echoes

IMPORTS = "django.core.handlers.asgi, channels.routing, channels.generic.websocket"
REQUIRES = ("django==6.1.3", "daphne==4.2.3", "uvicorn==0.54.0", "websockets==17.4")


def _setup():
    import django
    from django.conf import settings

    settings.configure(SECRET_KEY="secret", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, INSTALLED_APPS=["channels"],
                       CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}})
    django.setup()


def _app():
    _setup()
    from channels.generic.websocket import AsyncWebsocketConsumer
    from channels.routing import ProtocolTypeRouter, URLRouter
    from django.core.asgi import get_asgi_application
    from django.urls import path

    class Live(AsyncWebsocketConsumer):
        async def receive(self, text_data):
            await self.send(text_data=text_data + "!")

    socket = URLRouter([path("live", Live.as_asgi())])
    return ProtocolTypeRouter({"http": get_asgi_application(), "websocket": socket})


def websockets():
    """A consumer serves a WebSocket beside Django's views"""
    with asgi(_app()) as url:
        assert echoes(f"{url}/live") == "ping!"


def routing():
    """Connections are routed by protocol and path"""
    from websockets.exceptions import WebSocketException

    with asgi(_app()) as url:
        assert echoes(f"{url}/live") == "ping!"
        try:
            echoes(f"{url}/nothing")
        except (WebSocketException, TimeoutError):
            return
    raise AssertionError("a path without a consumer was served")


def test_client():
    """A communicator asks a consumer without a server"""
    app = _app()
    from channels.testing import WebsocketCommunicator

    async def ask():
        communicator = WebsocketCommunicator(app, "/live")
        assert (await communicator.connect())[0]
        await communicator.send_to(text_data="ping")
        return await communicator.receive_from()

    assert asyncio.run(ask()) == "ping!"


def async_():
    """Messages reach everybody in a group"""
    _setup()
    from channels.layers import get_channel_layer

    async def shout():
        layer = get_channel_layer()
        names = [await layer.new_channel() for _ in range(2)]
        for name in names:
            await layer.group_add("room", name)
        await layer.group_send("room", {"type": "chat", "text": "hello"})
        return [(await layer.receive(name))["text"] for name in names]

    assert asyncio.run(shout()) == ["hello", "hello"]


def own_server():
    """Daphne, of the same project, serves it"""
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-m", "daphne", "--help"], capture_output=True, text=True)
    assert "--websocket" in done.stdout, done.stderr


urlpatterns = []
