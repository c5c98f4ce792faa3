"""What is said of Litestar, tried."""

import asyncio

from _serving import asgi, echoes, get, multipart, post, together

IMPORTS = "litestar"
REQUIRES = ("litestar[standard,sqlalchemy]==2.25.0", "uvicorn==0.54.0", "websockets==17.4", "httpx==0.28.1", "aiosqlite==0.22.1")


def _app(*handlers, **more):
    from litestar import Litestar

    return Litestar(route_handlers=list(handlers), **more)


def routing():
    """Routes take typed parts of the path, and controllers group them"""
    from litestar import Controller
    from litestar import get as answers

    class Group(Controller):
        path = "/group"

        @answers("/{number:int}", sync_to_thread=False)
        def after(self, number: int) -> int:
            return number + 1

    with asgi(_app(Group)) as url:
        assert get(f"{url}/group/4") == (200, "5")
        assert get(f"{url}/group/four")[0] == 404


def validation():
    """Wrong input is refused by type hints alone"""
    from dataclasses import dataclass

    from litestar import post as takes

    @dataclass
    class Reading:
        celsius: float

    globals()["Reading"] = Reading

    @takes("/", sync_to_thread=False)
    def keep(data: Reading) -> float:
        return data.celsius

    with asgi(_app(keep)) as url:
        assert post(url, {"celsius": 21.5}) == (201, "21.5")
        assert post(url, {"celsius": "warm"})[0] == 400


def openapi():
    """An OpenAPI document and a page to try it follow from the code"""
    from litestar import get as answers

    @answers("/things/{number:int}", sync_to_thread=False)
    def thing(number: int) -> int:
        return number

    with asgi(_app(thing)) as url:
        assert "/things/{number}" in get(f"{url}/schema/openapi.json")[1]
        assert get(f"{url}/schema")[0] == 200


def templates():
    """With Jinja installed it renders templates"""
    from pathlib import Path

    from litestar import get as answers
    from litestar.contrib.jinja import JinjaTemplateEngine
    from litestar.response import Template
    from litestar.template.config import TemplateConfig

    Path("page.html").write_text("{{ name }}")

    @answers("/", sync_to_thread=False)
    def page() -> Template:
        return Template("page.html", context={"name": "<Ada>"})

    with asgi(_app(page, template_config=TemplateConfig(directory=Path("."), engine=JinjaTemplateEngine))) as url:
        assert get(url) == (200, "&lt;Ada&gt;")


def orm():
    """The plugin of the same people gives handlers a SQLAlchemy session"""
    from advanced_alchemy.extensions.litestar import SQLAlchemyAsyncConfig, SQLAlchemyPlugin, base
    from litestar import get as answers
    from litestar.testing import TestClient
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.orm import Mapped

    class Item(base.UUIDBase):
        name: Mapped[str]

    @answers("/")
    async def items(db_session: AsyncSession) -> list[str]:
        db_session.add(Item(name="lamp"))
        await db_session.flush()
        return list(await db_session.scalars(select(Item.name)))

    config = SQLAlchemyAsyncConfig(connection_string="sqlite+aiosqlite:///items.sqlite", create_all=True)
    with TestClient(_app(items, plugins=[SQLAlchemyPlugin(config=config)])) as client:
        assert client.get("/").json() == ["lamp"]


def sessions():
    """A middleware keeps a session in an encrypted cookie or on the server"""
    from litestar import Request
    from litestar import get as answers
    from litestar.middleware.session.server_side import ServerSideSessionConfig
    from litestar.testing import TestClient

    @answers("/", sync_to_thread=False)
    def count(request: Request) -> int:
        request.session["count"] = request.session.get("count", 0) + 1
        return request.session["count"]

    with TestClient(_app(count, middleware=[ServerSideSessionConfig().middleware])) as client:
        assert [client.get("/").json() for _ in range(3)] == [1, 2, 3]


def csrf():
    """With one setting a form sent without its token is refused"""
    from litestar import post as takes
    from litestar.config.csrf import CSRFConfig

    @takes("/", sync_to_thread=False)
    def keep() -> None:
        return None

    with asgi(_app(keep, csrf_config=CSRFConfig(secret="secret"))) as url:
        assert post(url, {})[0] == 403


def websockets():
    """It serves a WebSocket"""
    from litestar import websocket_listener

    @websocket_listener("/live")
    async def live(data: str) -> str:
        return data + "!"

    with asgi(_app(live)) as url:
        assert echoes(f"{url}/live") == "ping!"


def streaming():
    """A generator is sent piece by piece"""
    from litestar import get as answers
    from litestar.response import Stream

    @answers("/", sync_to_thread=False)
    def numbers() -> Stream:
        return Stream(f"{number};" for number in range(3))

    with asgi(_app(numbers)) as url:
        assert get(url) == (200, "0;1;2;")


def test_client():
    """A test client asks the application without a server"""
    from litestar import get as answers
    from litestar.testing import TestClient

    @answers("/", sync_to_thread=False)
    def home() -> list[int]:
        return [1]

    with TestClient(_app(home)) as client:
        assert client.get("/").json() == [1]


def cli():
    """`litestar` lists the routes"""
    import subprocess
    import sys
    from pathlib import Path

    Path("app.py").write_text(
        "from litestar import Litestar, get\n@get('/things', sync_to_thread=False)\ndef things() -> None: ...\napp = Litestar([things])\n"
    )
    program = Path(sys.executable).with_name("litestar")
    done = subprocess.run([program, "routes"], capture_output=True, text=True)
    assert "/things" in done.stdout, done.stderr


def dependency_injection():
    """A parameter may be what another function returns"""
    from litestar import get as answers
    from litestar.di import Provide

    async def who() -> str:
        return "Ada"

    @answers("/", dependencies={"name": Provide(who)}, sync_to_thread=False)
    def home(name: str) -> str:
        return name

    with asgi(_app(home)) as url:
        assert get(url) == (200, "Ada")


def async_():
    """While one request awaits, one process answers the others"""
    from litestar import get as answers

    @answers("/wait")
    async def wait() -> None:
        await asyncio.sleep(0.4)

    with asgi(_app(wait)) as url:
        assert together(f"{url}/wait", 20) < 2


def caching():
    """An answer can be kept for a time"""
    from litestar import get as answers
    from litestar.testing import TestClient

    calls = []

    @answers("/", cache=60, sync_to_thread=False)
    def home() -> int:
        calls.append(1)
        return len(calls)

    with TestClient(_app(home)) as client:
        assert [client.get("/").json() for _ in range(3)] == [1, 1, 1]


def rate_limiting():
    """A middleware limits requests"""
    from litestar import get as answers
    from litestar.middleware.rate_limit import RateLimitConfig
    from litestar.testing import TestClient

    @answers("/", sync_to_thread=False)
    def home() -> int:
        return 1

    with TestClient(_app(home, middleware=[RateLimitConfig(rate_limit=("minute", 2)).middleware])) as client:
        assert [client.get("/").status_code for _ in range(3)] == [200, 200, 429]


def file_uploads():
    """Uploads arrive as files"""
    from typing import Annotated

    from litestar import post as takes
    from litestar.datastructures import UploadFile
    from litestar.enums import RequestEncodingType
    from litestar.params import Body

    @takes("/")
    async def upload(data: Annotated[dict[str, UploadFile], Body(media_type=RequestEncodingType.MULTI_PART)]) -> str:
        return data["document"].filename + (await data["document"].read()).decode()

    body, headers = multipart("document", "a.txt", b"content")
    with asgi(_app(upload)) as url:
        assert post(url, body, **headers) == (201, "a.txtcontent")


def cors():
    """One setting answers for other origins"""
    from _serving import header
    from litestar import get as answers
    from litestar.config.cors import CORSConfig

    @answers("/", sync_to_thread=False)
    def home() -> int:
        return 1

    with asgi(_app(home, cors_config=CORSConfig(allow_origins=["https://example.org"]))) as url:
        assert header(url, "access-control-allow-origin", Origin="https://example.org") == "https://example.org"


def static_files():
    """It serves a folder"""
    from pathlib import Path

    from litestar.static_files import create_static_files_router

    Path("a.css").write_text("body {}")
    with asgi(_app(create_static_files_router(path="/static", directories=["."]))) as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")


def migrations():
    """The plugin of the same people brings migrations: the tables of a model follow from a generated revision"""
    import subprocess
    import sys
    from pathlib import Path

    Path("app.py").write_text(
        "from advanced_alchemy.extensions.litestar import AlembicAsyncConfig, SQLAlchemyAsyncConfig, SQLAlchemyPlugin, base\n"
        "from litestar import Litestar\nfrom sqlalchemy.orm import Mapped\nclass Item(base.BigIntBase):\n    name: Mapped[str]\n"
        "config = SQLAlchemyAsyncConfig(connection_string='sqlite+aiosqlite:///items.sqlite',\n"
        "    alembic_config=AlembicAsyncConfig(script_location='migrations'))\n"
        "app = Litestar([], plugins=[SQLAlchemyPlugin(config=config)])\n"
    )
    program = str(Path(sys.executable).with_name("litestar"))
    for words in (("init", "migrations", "--no-prompt"), ("make-migrations", "-m", "one", "--no-prompt"), ("upgrade", "--no-prompt")):
        done = subprocess.run([program, "database", *words], capture_output=True, text=True)
        assert done.returncode == 0, (done.stdout + done.stderr)[-500:]
    import sqlite3

    names = [row[0] for row in sqlite3.connect("items.sqlite").execute("select name from sqlite_master")]
    assert "item" in names, names
