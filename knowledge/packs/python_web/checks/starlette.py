"""What is said of Starlette, tried."""

from _serving import asgi, echoes, get, multipart, post, together

IMPORTS = "starlette.applications, starlette.routing, starlette.responses"
REQUIRES = (
    "uvicorn==0.54.0", "websockets==17.4", "httpx==0.28.1", "python-multipart==0.0.34", "jinja2==3.1.6",
    "itsdangerous==2.2.0",
)


def _app(*routes, **more):
    from starlette.applications import Starlette

    return Starlette(routes=list(routes), **more)


def routing():
    """Routes take typed parts of the path"""
    from starlette.responses import PlainTextResponse
    from starlette.routing import Mount, Route

    next_number = Route("/{number:int}", lambda request: PlainTextResponse(str(request.path_params["number"] + 1)))
    with asgi(_app(Mount("/group", routes=[next_number]))) as url:
        assert get(f"{url}/group/4") == (200, "5")
        assert get(f"{url}/group/four")[0] == 404


def templates():
    """With Jinja installed it renders templates"""
    from pathlib import Path

    from starlette.routing import Route
    from starlette.templating import Jinja2Templates

    Path("page.html").write_text("{{ name }}")
    pages = Jinja2Templates(directory=".")
    home = Route("/", lambda request: pages.TemplateResponse(request, "page.html", {"name": "<Ada>"}))
    with asgi(_app(home)) as url:
        assert get(url) == (200, "&lt;Ada&gt;")


def sessions():
    """A middleware keeps a session in a signed cookie"""
    from starlette.middleware import Middleware
    from starlette.middleware.sessions import SessionMiddleware
    from starlette.responses import JSONResponse
    from starlette.routing import Route
    from starlette.testclient import TestClient

    def count(request):
        request.session["count"] = request.session.get("count", 0) + 1
        return JSONResponse(request.session["count"])

    client = TestClient(_app(Route("/", count), middleware=[Middleware(SessionMiddleware, secret_key="secret")]))
    assert [client.get("/").json() for _ in range(3)] == [1, 2, 3]


def websockets():
    """It serves a WebSocket"""
    from starlette.routing import WebSocketRoute

    async def live(socket):
        await socket.accept()
        await socket.send_text(await socket.receive_text() + "!")

    with asgi(_app(WebSocketRoute("/live", live))) as url:
        assert echoes(f"{url}/live") == "ping!"


def streaming():
    """A generator is sent piece by piece"""
    from starlette.responses import StreamingResponse
    from starlette.routing import Route

    with asgi(_app(Route("/", lambda request: StreamingResponse(f"{n};" for n in range(3))))) as url:
        assert get(url) == (200, "0;1;2;")


def test_client():
    """A test client asks the application without a server"""
    from starlette.responses import JSONResponse
    from starlette.routing import Route
    from starlette.testclient import TestClient

    assert TestClient(_app(Route("/", lambda request: JSONResponse([1])))).get("/").json() == [1]


def async_():
    """While one request awaits, one process answers the others"""
    import asyncio

    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    async def wait(request):
        await asyncio.sleep(0.4)
        return PlainTextResponse("done")

    with asgi(_app(Route("/wait", wait))) as url:
        assert together(f"{url}/wait", 20) < 2


def file_uploads():
    """With python-multipart installed uploads arrive as files"""
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    async def upload(request):
        async with request.form() as form:
            return PlainTextResponse(form["document"].filename + (await form["document"].read()).decode())

    body, headers = multipart("document", "a.txt", b"content")
    with asgi(_app(Route("/", upload, methods=["POST"]))) as url:
        assert post(url, body, **headers) == (200, "a.txtcontent")


def cors():
    """A middleware answers for other origins"""
    from _serving import header
    from starlette.middleware import Middleware
    from starlette.middleware.cors import CORSMiddleware
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    middleware = [Middleware(CORSMiddleware, allow_origins=["https://example.org"])]
    with asgi(_app(Route("/", lambda request: PlainTextResponse("home")), middleware=middleware)) as url:
        assert header(url, "access-control-allow-origin", Origin="https://example.org") == "https://example.org"


def static_files():
    """It serves a folder"""
    from pathlib import Path

    from starlette.routing import Mount
    from starlette.staticfiles import StaticFiles

    Path("a.css").write_text("body {}")
    with asgi(_app(Mount("/static", StaticFiles(directory=".")))) as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")


def background_work():
    """A small task runs after the answer"""
    from starlette.background import BackgroundTask
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route
    from starlette.testclient import TestClient

    done = []
    home = Route("/", lambda request: PlainTextResponse("home", background=BackgroundTask(done.append, 1)))
    assert TestClient(_app(home)).get("/").text == "home"
    assert done == [1]
