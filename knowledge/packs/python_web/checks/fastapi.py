"""What is said of FastAPI, tried."""

from _serving import asgi, echoes, get, multipart, post, together

IMPORTS = "fastapi"
REQUIRES = ("uvicorn==0.54.0", "websockets==17.4", "httpx==0.28.1", "python-multipart==0.0.34", "jinja2==3.1.6", "itsdangerous==2.2.0")


def routing():
    """Routes take typed parts of the path, and routers group them"""
    from fastapi import APIRouter, FastAPI

    app, group = FastAPI(), APIRouter(prefix="/group")

    @group.get("/{number}")
    def next_number(number: int):
        return number + 1

    app.include_router(group)
    with asgi(app) as url:
        assert get(f"{url}/group/4") == (200, "5")


def validation():
    """Wrong input is refused by type hints alone, with the place of the mistake"""
    import json

    from fastapi import FastAPI
    from pydantic import BaseModel

    class Reading(BaseModel):
        celsius: float

    app = FastAPI()
    app.post("/")(_typed(Reading))
    with asgi(app) as url:
        assert post(url, {"celsius": 21}) == (200, "21.0")
        status, text = post(url, {"celsius": "warm"})
        assert status == 422
        assert json.loads(text)["detail"][0]["loc"] == ["body", "celsius"]


def _typed(model):
    def keep(reading):
        return reading.celsius

    keep.__annotations__["reading"] = model
    return keep


def openapi():
    """An OpenAPI document and a page to try it follow from the code"""
    import json

    from fastapi import FastAPI

    app = FastAPI()

    @app.get("/things/{number}")
    def thing(number: int):
        return number

    with asgi(app) as url:
        document = json.loads(get(f"{url}/openapi.json")[1])
        assert document["openapi"].startswith("3.")
        assert document["paths"]["/things/{number}"]["get"]["parameters"][0]["schema"]["type"] == "integer"
        assert "swagger" in get(f"{url}/docs")[1]


def websockets():
    """It serves a WebSocket"""
    from fastapi import FastAPI, WebSocket

    app = FastAPI()

    @app.websocket("/live")
    async def live(socket: WebSocket):
        await socket.accept()
        await socket.send_text(await socket.receive_text() + "!")

    with asgi(app) as url:
        assert echoes(f"{url}/live") == "ping!"


def dependency_injection():
    """A parameter may be what another function returns"""
    from fastapi import Depends, FastAPI

    app = FastAPI()

    @app.get("/")
    def home(who: str = Depends(lambda: "Ada")):
        return who

    with asgi(app) as url:
        assert get(url) == (200, '"Ada"')


def async_():
    """While one request awaits, one process answers the others"""
    import asyncio

    from fastapi import FastAPI

    app = FastAPI()

    @app.get("/wait")
    async def wait():
        await asyncio.sleep(0.4)

    with asgi(app) as url:
        assert together(f"{url}/wait", 20) < 2


def threads():
    """A plain function runs in a thread, so that one that blocks does not stop the rest"""
    import time

    from fastapi import FastAPI

    app = FastAPI()
    app.get("/wait")(lambda: time.sleep(0.4))
    with asgi(app) as url:
        assert together(f"{url}/wait") < 2


def streaming():
    """A generator is sent piece by piece"""
    from fastapi import FastAPI
    from fastapi.responses import StreamingResponse

    app = FastAPI()

    @app.get("/")
    def numbers():
        return StreamingResponse(f"{number};" for number in range(3))

    with asgi(app) as url:
        assert get(url) == (200, "0;1;2;")


def templates():
    """With Jinja installed it renders templates"""
    from pathlib import Path

    from fastapi import FastAPI, Request
    from fastapi.templating import Jinja2Templates

    Path("page.html").write_text("{{ name }}")
    app, pages = FastAPI(), Jinja2Templates(directory=".")

    @app.get("/")
    def page(request: Request):
        return pages.TemplateResponse(request, "page.html", {"name": "<Ada>"})

    with asgi(app) as url:
        assert get(url) == (200, "&lt;Ada&gt;")


def sessions():
    """A middleware keeps a session in a signed cookie"""
    from fastapi import FastAPI, Request
    from fastapi.testclient import TestClient
    from starlette.middleware.sessions import SessionMiddleware

    app = FastAPI()
    app.add_middleware(SessionMiddleware, secret_key="secret")

    @app.get("/")
    def count(request: Request):
        request.session["count"] = request.session.get("count", 0) + 1
        return request.session["count"]

    client = TestClient(app)
    assert [client.get("/").json() for _ in range(3)] == [1, 2, 3]


def test_client():
    """A test client asks the application without a server"""
    from fastapi import FastAPI
    from fastapi.testclient import TestClient

    app = FastAPI()
    app.get("/")(lambda: {"a": 1})
    assert TestClient(app).get("/").json() == {"a": 1}


def file_uploads():
    """Uploads arrive as files"""
    from fastapi import FastAPI, UploadFile

    app = FastAPI()

    @app.post("/")
    async def upload(document: UploadFile):
        return document.filename + (await document.read()).decode()

    body, headers = multipart("document", "a.txt", b"content")
    with asgi(app) as url:
        assert post(url, body, **headers) == (200, '"a.txtcontent"')


def cors():
    """A middleware answers for other origins"""
    from _serving import header
    from fastapi import FastAPI
    from fastapi.middleware.cors import CORSMiddleware

    app = FastAPI()
    app.add_middleware(CORSMiddleware, allow_origins=["https://example.org"])
    app.get("/")(lambda: 1)
    with asgi(app) as url:
        assert header(url, "access-control-allow-origin", Origin="https://example.org") == "https://example.org"


def static_files():
    """It serves a folder"""
    from pathlib import Path

    from fastapi import FastAPI
    from fastapi.staticfiles import StaticFiles

    Path("a.css").write_text("body {}")
    app = FastAPI()
    app.mount("/static", StaticFiles(directory="."))
    with asgi(app) as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")


def background_work():
    """A small task runs after the answer"""
    from fastapi import BackgroundTasks, FastAPI
    from fastapi.testclient import TestClient

    app, done = FastAPI(), []

    @app.get("/")
    def home(tasks: BackgroundTasks):
        tasks.add_task(done.append, 1)
        return list(done)

    client = TestClient(app)
    assert client.get("/").json() == []
    assert done == [1]


def cli():
    """`fastapi` serves an application"""
    import sys
    from pathlib import Path

    from _serving import process

    Path("app.py").write_text("from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef home():\n    return 1\n")
    program = str(Path(sys.executable).with_name("fastapi"))
    with process(program, "run", "app.py", "--port", "{port}") as url:
        assert get(url) == (200, "1")
