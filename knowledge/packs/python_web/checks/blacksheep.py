"""What is said of BlackSheep, tried."""

import asyncio

from _serving import asgi, echoes, get, multipart, post, together

IMPORTS = "blacksheep"
REQUIRES = ("uvicorn==0.54.0", "websockets==17.4", "jinja2==3.1.6", "itsdangerous==2.2.0")


def _app():
    from blacksheep import Application

    return Application()


def routing():
    """Routes take parts of the path, typed by hints"""
    app = _app()

    @app.router.get("/{int:number}")
    async def after(number: int):
        return number + 1

    with asgi(app) as url:
        assert get(f"{url}/4") == (200, "5")
        assert get(f"{url}/four")[0] == 404


def validation():
    """Wrong input is refused by type hints"""
    from dataclasses import dataclass

    from blacksheep import FromJSON

    @dataclass
    class Reading:
        celsius: float

    app = _app()

    @app.router.post("/")
    async def keep(data: FromJSON[Reading]):
        return data.value.celsius

    with asgi(app) as url:
        assert post(url, {"celsius": 21.5}) == (200, "21.5")
        assert post(url, {"kelvin": 3})[0] == 400


def openapi():
    """An OpenAPI document follows from the code"""
    from blacksheep.server.openapi.v3 import OpenAPIHandler
    from openapidocs.v3 import Info

    app = _app()
    docs = OpenAPIHandler(info=Info(title="Things", version="1"))
    docs.bind_app(app)

    @app.router.get("/things/{int:number}")
    async def thing(number: int):
        return number

    with asgi(app) as url:
        assert "/things/{number}" in get(f"{url}/openapi.json")[1]


def websockets():
    """It serves a WebSocket"""
    from blacksheep import WebSocket

    app = _app()

    @app.router.ws("/live")
    async def live(socket: WebSocket):
        await socket.accept()
        await socket.send_text(await socket.receive_text() + "!")

    with asgi(app) as url:
        assert echoes(f"{url}/live") == "ping!"


def async_():
    """While one request awaits, one process answers the others"""
    app = _app()

    @app.router.get("/wait")
    async def wait():
        await asyncio.sleep(0.4)
        return "done"

    with asgi(app) as url:
        assert together(f"{url}/wait", 20) < 2


def dependency_injection():
    """A parameter may be a registered service"""

    class Who:
        name = "Ada"

    app = _app()
    app.services.add_scoped(Who)

    @app.router.get("/")
    async def home(who: Who):
        return who.name

    with asgi(app) as url:
        assert get(url)[1].strip('"') == "Ada"


def sessions():
    """A session is a signed cookie"""
    from blacksheep import Request
    from blacksheep.testing import TestClient

    app = _app()
    app.use_sessions("secret")

    @app.router.get("/")
    async def count(request: Request):
        request.session["count"] = request.session.get("count", 0) + 1
        return request.session["count"]

    async def ask():
        await app.start()
        client = TestClient(app)
        return [await (await client.get("/")).text() for _ in range(2)]

    assert asyncio.run(ask())[0] == "1"


def streaming():
    """A generator is sent piece by piece"""
    from blacksheep import Response, StreamedContent

    app = _app()

    @app.router.get("/")
    async def numbers():
        async def pieces():
            for number in range(3):
                yield f"{number};".encode()

        return Response(200, content=StreamedContent(b"text/plain", pieces))

    with asgi(app) as url:
        assert get(url) == (200, "0;1;2;")


def test_client():
    """A test client asks the application without a server"""
    from blacksheep.testing import TestClient

    app = _app()

    @app.router.get("/")
    async def home():
        return [1]

    async def ask():
        await app.start()
        return await (await TestClient(app).get("/")).json()

    assert asyncio.run(ask()) == [1]


def file_uploads():
    """Uploads arrive as files"""
    from blacksheep import FromFiles

    app = _app()

    @app.router.post("/")
    async def upload(files: FromFiles):
        return files.value[0].file_name.decode() + files.value[0].data.decode()

    body, headers = multipart("document", "a.txt", b"content")
    with asgi(app) as url:
        assert "a.txtcontent" in post(url, body, **headers)[1]


def cors():
    """One call answers for other origins"""
    from _serving import header

    app = _app()
    app.use_cors(allow_origins="https://example.org", allow_methods="*")

    @app.router.get("/")
    async def home():
        return 1

    with asgi(app) as url:
        assert header(url, "access-control-allow-origin", Origin="https://example.org") == "https://example.org"


def static_files():
    """It serves a folder"""
    from pathlib import Path

    app = _app()
    Path("files").mkdir()
    Path("files/a.txt").write_text("content")
    app.serve_files("files", root_path="static")
    with asgi(app) as url:
        assert get(f"{url}/static/a.txt") == (200, "content")


def templates():
    """With Jinja installed it renders templates"""
    from blacksheep.server.responses import view

    _render({"page.jinja": "{{ name }}"})
    app = _app()

    @app.router.get("/")
    def page():
        return view("page", {"name": "<Ada>"})

    with asgi(app) as url:
        assert get(url) == (200, "&lt;Ada&gt;")


def csrf():
    """With one call a form sent without its token is refused"""
    from blacksheep.server.csrf import use_anti_forgery

    _render({})
    app = _app()
    use_anti_forgery(app)

    @app.router.post("/")
    def keep():
        return "done"

    with asgi(app) as url:
        assert post(url, b"a=1", **{"Content-Type": "application/x-www-form-urlencoded"})[0] in (400, 401, 403)


def _render(pages):
    from blacksheep.server.rendering.jinja2 import JinjaRenderer
    from blacksheep.settings.html import html_settings
    from jinja2 import DictLoader

    html_settings.use(JinjaRenderer(loader=DictLoader(pages)))
