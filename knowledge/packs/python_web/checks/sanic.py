"""What is said of Sanic, tried."""

import asyncio
import sys
from pathlib import Path

from _serving import echoes, get, multipart, post, process, together

IMPORTS = "sanic"
REQUIRES = ("websockets==15.0.1", "sanic-testing==24.6.0", "sanic-ext==25.12.0", "jinja2==3.1.6", "pydantic==2.14.3")
HEAD = "import asyncio\nfrom sanic import *\nfrom sanic.response import *\napp = Sanic('app')\n"


EXTENDED = "from sanic_ext import Extend\napp.config.CORS_ORIGINS = 'https://example.org'\nExtend(app)\n"


def _serve(code, extended=False):
    Path("app.py").write_text(HEAD + (EXTENDED if extended else "") + code)
    return process(sys.executable, "-m", "sanic", "app:app", "--single-process", "--port", "{port}")


def routing():
    """Routes take typed parts of the path, and blueprints group them"""
    with _serve("group = Blueprint('group', url_prefix='/group')\n@group.get('/<number:int>')\n"
                "async def after(request, number):\n    return text(str(number + 1))\napp.blueprint(group)\n") as url:
        assert get(f"{url}/group/4") == (200, "5")
        assert get(f"{url}/group/four")[0] == 404


def own_server():
    """It serves by itself"""
    with _serve("@app.get('/')\nasync def home(request):\n    return json({'a': 1})\n") as url:
        assert get(url) == (200, '{"a":1}')


def websockets():
    """It serves a WebSocket"""
    with _serve("@app.websocket('/live')\nasync def live(request, ws):\n    await ws.send(await ws.recv() + '!')\n") as url:
        assert echoes(f"{url}/live") == "ping!"


def async_():
    """While one request awaits, one process answers the others"""
    with _serve("@app.get('/wait')\nasync def wait(request):\n    await asyncio.sleep(0.4)\n    return text('done')\n") as url:
        assert together(f"{url}/wait", 20) < 2


def streaming():
    """An answer is sent piece by piece"""
    with _serve("@app.get('/')\nasync def numbers(request):\n    answer = await request.respond()\n"
                "    for n in range(3):\n        await answer.send(f'{n};')\n") as url:
        assert get(url) == (200, "0;1;2;")


def templates():
    """With the extension and Jinja installed it renders templates"""
    Path("templates").mkdir()
    Path("templates/page.html").write_text("{{ name }}")
    with _serve("@app.get('/')\n@app.ext.template('page.html')\nasync def page(request):\n"
                "    return {'name': '<Ada>'}\n", extended=True) as url:
        assert get(url) == (200, "&lt;Ada&gt;")


def openapi():
    """With the extension installed an OpenAPI document follows from the code"""
    with _serve("@app.get('/things/<number:int>')\nasync def thing(request, number: int):\n    return json(number)\n",
                extended=True) as url:
        status, document = get(f"{url}/docs/openapi.json")
        assert status == 200 and "/things/{number}" in document


def validation():
    """With the extension installed wrong input is refused"""
    with _serve("from dataclasses import dataclass\nfrom sanic_ext import validate\n@dataclass\nclass Reading:\n"
                "    celsius: float\n@app.post('/')\n@validate(json=Reading)\nasync def keep(request, body: Reading):\n"
                "    return json(body.celsius)\n", extended=True) as url:
        assert post(url, {"celsius": 21.5}) == (200, "21.5")
        assert post(url, {"celsius": "warm"})[0] == 400


def dependency_injection():
    """With the extension installed a parameter may be what another function returns"""
    with _serve("class Who:\n    def __init__(self, name): self.name = name\nasync def who(request: Request):\n    return Who('Ada')\n"
                "@app.get('/')\nasync def home(request, someone: Who):\n    return text(someone.name)\napp.ext.add_dependency(Who, who)\n", extended=True) as url:
        assert get(url) == (200, "Ada")


def test_client():
    """With sanic-testing installed a test client asks the application"""
    from sanic import Sanic
    from sanic.response import json

    app = Sanic("app")

    @app.get("/")
    async def home(request):
        return json([1])

    _, answer = asyncio.run(app.asgi_client.get("/"))
    assert answer.json == [1]


def file_uploads():
    """Uploads arrive as files"""
    body, headers = multipart("document", "a.txt", b"content")
    with _serve("@app.post('/')\nasync def up(request):\n    f = request.files.get('document')\n"
                "    return text(f.name + f.body.decode())\n") as url:
        assert post(url, body, **headers) == (200, "a.txtcontent")


def static_files():
    """It serves a folder"""
    Path("files").mkdir()
    Path("files/a.css").write_text("body {}")
    with _serve("app.static('/static', 'files')\n") as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")


def cli():
    """`sanic` serves an application"""
    own_server()


def cors():
    """With the extension installed it answers for other origins"""
    from _serving import header

    with _serve("@app.get('/')\nasync def home(request):\n    return text('home')\n", extended=True) as url:
        assert header(url, "access-control-allow-origin", Origin="https://example.org") == "https://example.org"
