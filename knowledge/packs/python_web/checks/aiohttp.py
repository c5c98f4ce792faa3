"""What is said of aiohttp as a server, tried."""

import asyncio

from _serving import echoes, get, in_thread, multipart, post, together

IMPORTS = "aiohttp.web"
REQUIRES = ("websockets==17.4",)


def _serve(*routes):
    from aiohttp import web

    app = web.Application()
    app.add_routes(routes)
    return in_thread(lambda port: web.run_app(app, host="127.0.0.1", port=port, handle_signals=False, print=None))


def routing():
    """Routes take parts of the path that match a pattern"""
    from aiohttp import web

    async def next_number(request):
        return web.Response(text=str(int(request.match_info["number"]) + 1))

    with _serve(web.get(r"/{number:\d+}", next_number)) as url:
        assert get(f"{url}/4") == (200, "5")
        assert get(f"{url}/four")[0] == 404


def own_server():
    """It serves by itself, without WSGI or ASGI"""
    from aiohttp import web

    async def home(request):
        return web.json_response({"a": 1})

    with _serve(web.get("/", home)) as url:
        assert get(url) == (200, '{"a": 1}')


def websockets():
    """It serves a WebSocket"""
    from aiohttp import web

    async def live(request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(await socket.receive_str() + "!")
        return socket

    with _serve(web.get("/live", live)) as url:
        assert echoes(f"{url}/live") == "ping!"


def async_():
    """While one request awaits, one process answers the others"""
    from aiohttp import web

    async def wait(request):
        await asyncio.sleep(0.4)
        return web.Response(text="done")

    with _serve(web.get("/wait", wait)) as url:
        assert together(f"{url}/wait", 20) < 2


def streaming():
    """An answer is sent piece by piece"""
    from aiohttp import web

    async def numbers(request):
        answer = web.StreamResponse()
        await answer.prepare(request)
        for number in range(3):
            await answer.write(f"{number};".encode())
        return answer

    with _serve(web.get("/", numbers)) as url:
        assert get(url) == (200, "0;1;2;")


def test_client():
    """A test client starts the application and asks it"""
    from aiohttp import web
    from aiohttp.test_utils import TestClient, TestServer

    async def home(request):
        return web.json_response([1])

    async def ask():
        app = web.Application()
        app.add_routes([web.get("/", home)])
        async with TestClient(TestServer(app)) as client:
            return await (await client.get("/")).json()

    assert asyncio.run(ask()) == [1]


def file_uploads():
    """Uploads arrive as files"""
    from aiohttp import web

    async def upload(request):
        document = (await request.post())["document"]
        return web.Response(text=document.filename + document.file.read().decode())

    body, headers = multipart("document", "a.txt", b"content")
    with _serve(web.post("/", upload)) as url:
        assert post(url, body, **headers) == (200, "a.txtcontent")


def static_files():
    """It serves a folder"""
    from pathlib import Path

    from aiohttp import web

    Path("a.css").write_text("body {}")
    with _serve(web.static("/static", ".")) as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")
