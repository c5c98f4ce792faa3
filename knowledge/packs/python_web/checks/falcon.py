"""What is said of Falcon, tried."""

from _serving import asgi, echoes, get, multipart, post, together, wsgi

IMPORTS = "falcon"
REQUIRES = ("uvicorn==0.54.0", "websockets==17.4")


def _resource(**methods):
    return type("Resource", (), methods)()


def _app(kind, path, **methods):
    import falcon
    import falcon.asgi

    app = falcon.asgi.App() if kind == "asgi" else falcon.App()
    app.add_route(path, _resource(**methods))
    return app


def routing():
    """Routes take typed parts of the path"""

    def answer(self, request, response, number):
        response.media = number + 1

    with wsgi(_app("wsgi", "/{number:int}", on_get=answer)) as url:
        assert get(f"{url}/4") == (200, "5")
        assert get(f"{url}/four")[0] == 404


def websockets():
    """Under ASGI it serves a WebSocket"""

    async def live(self, request, socket):
        await socket.accept()
        await socket.send_text(await socket.receive_text() + "!")

    with asgi(_app("asgi", "/live", on_websocket=live)) as url:
        assert echoes(f"{url}/live") == "ping!"


def async_():
    """Under ASGI, while one request awaits, one process answers the others"""
    import asyncio

    async def wait(self, request, response):
        await asyncio.sleep(0.4)

    with asgi(_app("asgi", "/wait", on_get=wait)) as url:
        assert together(f"{url}/wait", 20) < 2


def streaming():
    """An answer is sent piece by piece"""

    def numbers(self, request, response):
        response.stream = (f"{number};".encode() for number in range(3))

    with wsgi(_app("wsgi", "/", on_get=numbers)) as url:
        assert get(url) == (200, "0;1;2;")


def test_client():
    """A test client asks the application without a server"""
    from falcon.testing import TestClient

    def answer(self, request, response):
        response.media = {"a": 1}

    assert TestClient(_app("wsgi", "/", on_get=answer)).simulate_get("/").json == {"a": 1}


def cli():
    """`falcon-inspect-app` lists the routes"""
    import subprocess
    import sys
    from pathlib import Path

    Path("app.py").write_text("import falcon\napp = falcon.App()\napp.add_route('/things', type('R', (), {'on_get': print})())\n")
    program = Path(sys.executable).with_name("falcon-inspect-app")
    done = subprocess.run([program, "app:app"], capture_output=True, text=True)
    assert "/things" in done.stdout, done.stderr


def file_uploads():
    """Uploads arrive part by part"""

    def upload(self, request, response):
        for part in request.get_media():
            response.text = part.secure_filename + part.stream.read().decode()

    body, headers = multipart("document", "a.txt", b"content")
    with wsgi(_app("wsgi", "/", on_post=upload)) as url:
        assert post(url, body, **headers) == (200, "a.txtcontent")


def cors():
    """One argument answers for other origins"""
    import falcon
    from falcon.testing import TestClient

    app = falcon.App(cors_enable=True)
    app.add_route("/", _resource(on_get=lambda self, request, response: None))
    answer = TestClient(app).simulate_get("/", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"


def static_files():
    """It serves a folder"""
    import os
    from pathlib import Path

    import falcon
    from falcon.testing import TestClient

    Path("a.css").write_text("body {}")
    app = falcon.App()
    app.add_static_route("/static", os.getcwd())
    assert TestClient(app).simulate_get("/static/a.css").text == "body {}"


def size():
    """It needs no other package"""
    from importlib.metadata import requires

    assert not [line for line in requires("falcon") or [] if "extra ==" not in line]
