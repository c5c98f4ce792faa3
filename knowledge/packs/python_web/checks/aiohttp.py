"""What is said of aiohttp as a server, tried."""

import asyncio

from _serving import echoes, get, in_thread, multipart, post, together

IMPORTS = "aiohttp.web"
REQUIRES = ("websockets==17.4", "aiohttp-jinja2==1.6", "aiohttp-session==2.12.1")


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


def templates():
    """With the extension for Jinja it renders templates"""
    import aiohttp_jinja2
    import jinja2
    from aiohttp import web

    @aiohttp_jinja2.template("page.html")
    async def page(request):
        return {"name": "<Ada>"}

    def serve(port):
        app = web.Application()
        aiohttp_jinja2.setup(app, loader=jinja2.DictLoader({"page.html": "{{ name }}"}))
        app.add_routes([web.get("/", page)])
        web.run_app(app, host="127.0.0.1", port=port, handle_signals=False, print=None)

    with in_thread(serve) as url:
        assert get(url) == (200, "&lt;Ada&gt;")


def sessions():
    """With the extension for it a session is kept in a cookie"""
    import aiohttp_session
    from _serving import header
    from aiohttp import web

    async def count(request):
        session = await aiohttp_session.get_session(request)
        session["count"] = session.get("count", 0) + 1
        return web.Response(text=str(session["count"]))

    def serve(port):
        app = web.Application()
        aiohttp_session.setup(app, aiohttp_session.SimpleCookieStorage())
        app.add_routes([web.get("/", count)])
        web.run_app(app, host="127.0.0.1", port=port, handle_signals=False, print=None)

    with in_thread(serve) as url:
        cookie = header(url, "set-cookie").split("; ")[0]
        assert get(url, Cookie=cookie) == (200, "2")
