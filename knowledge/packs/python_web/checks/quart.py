"""What is said of Quart, tried."""

import asyncio

from _serving import asgi, echoes, get, multipart, post, together

IMPORTS = "quart"
REQUIRES = ("uvicorn==0.54.0", "websockets==17.4")


def _app():
    from quart import Quart

    return Quart("app")


def routing():
    """Routes take typed parts of the path, and blueprints group them"""
    from quart import Blueprint

    app, group = _app(), Blueprint("group", "group", url_prefix="/group")

    @group.get("/<int:number>")
    async def after(number):
        return str(number + 1)

    app.register_blueprint(group)
    with asgi(app) as url:
        assert get(f"{url}/group/4") == (200, "5")
        assert get(f"{url}/group/four")[0] == 404


def templates():
    """Jinja is set up, and escapes what it prints"""
    from quart import render_template_string

    app = _app()

    @app.get("/")
    async def home():
        return await render_template_string("{{ name }}", name="<b>")

    with asgi(app) as url:
        assert get(url) == (200, "&lt;b&gt;")


def sessions():
    """A session is a signed cookie"""
    from quart import session

    app = _app()
    app.secret_key = "secret"

    @app.get("/")
    async def count():
        session["count"] = session.get("count", 0) + 1
        return str(session["count"])

    async def ask():
        client = app.test_client()
        return [await (await client.get("/")).get_data(as_text=True) for _ in range(3)]

    assert asyncio.run(ask()) == ["1", "2", "3"]


def websockets():
    """It serves a WebSocket"""
    from quart import websocket

    app = _app()

    @app.websocket("/live")
    async def live():
        await websocket.send(await websocket.receive() + "!")

    with asgi(app) as url:
        assert echoes(f"{url}/live") == "ping!"


def async_():
    """While one request awaits, one process answers the others"""
    app = _app()

    @app.get("/wait")
    async def wait():
        await asyncio.sleep(0.4)
        return "done"

    with asgi(app) as url:
        assert together(f"{url}/wait", 20) < 2


def streaming():
    """A generator is sent piece by piece"""
    app = _app()

    @app.get("/")
    async def numbers():
        async def pieces():
            for number in range(3):
                yield f"{number};"

        return pieces()

    with asgi(app) as url:
        assert get(url) == (200, "0;1;2;")


def test_client():
    """A test client asks the application without a server"""
    app = _app()

    @app.get("/")
    async def home():
        return {"a": 1}

    async def ask():
        return await (await app.test_client().get("/")).get_json()

    assert asyncio.run(ask()) == {"a": 1}


def cli():
    """Commands can be added"""
    app = _app()

    @app.cli.command("greet")
    def greet():
        print("hello")

    assert "hello" in app.test_cli_runner().invoke(args=["greet"]).output


def own_server():
    """It comes with Hypercorn, an ASGI server"""
    import sys
    from pathlib import Path

    from _serving import process

    Path("app.py").write_text("from quart import Quart\napp = Quart('app')\n@app.get('/')\nasync def home():\n    return 'home'\n")
    with process(sys.executable, "-m", "hypercorn", "--bind", "127.0.0.1:{port}", "app:app") as url:
        assert get(url) == (200, "home")


def file_uploads():
    """Uploads arrive as files"""
    from quart import request

    app = _app()

    @app.post("/")
    async def upload():
        document = (await request.files)["document"]
        return document.filename + document.read().decode()

    body, headers = multipart("document", "a.txt", b"content")
    with asgi(app) as url:
        assert post(url, body, **headers) == (200, "a.txtcontent")


def static_files():
    """A folder `static` is served"""
    import os
    from pathlib import Path

    from quart import Quart

    Path("static").mkdir()
    Path("static/a.css").write_text("body {}")
    with asgi(Quart("app", root_path=os.getcwd())) as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")
