"""What is said of Robyn, tried."""

import sys
from pathlib import Path

from _serving import echoes, get, post, process, together

IMPORTS = "robyn"
REQUIRES = ("websockets==17.4", "jinja2==3.1.6")
HEAD = "import asyncio, sys\nfrom robyn import *\nfrom robyn import Request, Response, StreamingResponse\napp = Robyn(__file__)\n"


def _serve(code):
    Path("app.py").write_text(f"{HEAD}{code}\napp.start(host='127.0.0.1', port=int(sys.argv.pop(1)))\n")
    return process(sys.executable, "app.py", "{port}")


def routing():
    """Routes take parts of the path"""
    with _serve("@app.get('/next/:number')\ndef after(path_params):\n    return str(int(path_params['number']) + 1)") as url:
        assert get(f"{url}/next/4") == (200, "5")
        assert get(f"{url}/nothing")[0] == 404


def own_server():
    """It serves by itself, without WSGI or ASGI"""
    with _serve("@app.get('/')\nasync def home():\n    return {'a': 1}") as url:
        assert get(url)[0] == 200


def websockets():
    """It serves a WebSocket"""
    code = (
        "@app.websocket('/live')\nasync def live(websocket):\n    while True:\n"
        "        await websocket.send_text(await websocket.receive_text() + '!')"
    )
    with _serve(code) as url:
        assert echoes(f"{url}/live") == "ping!"


def async_():
    """While one request awaits, one process answers the others"""
    with _serve("@app.get('/wait')\nasync def wait():\n    await asyncio.sleep(0.4)\n    return 'done'") as url:
        assert together(f"{url}/wait", 20) < 2


def openapi():
    """An OpenAPI document and a page to try it follow from the code"""
    with _serve("@app.get('/things')\ndef things():\n    return 'things'") as url:
        assert "/things" in get(f"{url}/openapi.json")[1]
        assert get(f"{url}/docs")[0] == 200


def templates():
    """With Jinja installed it renders templates"""
    Path("page.html").write_text("{{ name }}")
    code = (
        "import pathlib\nfrom robyn.templating import JinjaTemplate\npages = JinjaTemplate(str(pathlib.Path().absolute()))\n"
        "@app.get('/')\ndef page():\n    return pages.render_template('page.html', name='Ada')"
    )
    with _serve(code) as url:
        assert get(url) == (200, "Ada")


def dependency_injection():
    """A handler may ask for what the application registers"""
    code = "app.inject_global(who='Ada')\n@app.get('/')\ndef home(request, global_dependencies):\n    return global_dependencies['who']"
    with _serve(code) as url:
        assert get(url) == (200, "Ada")


def static_files():
    """It serves a folder"""
    Path("files").mkdir()
    Path("files/a.css").write_text("body {}")
    with _serve("app.serve_directory(route='/static', directory_path='files')") as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")


def streaming():
    """An answer is sent piece by piece"""
    code = (
        "from robyn import StreamingResponse\n@app.get('/')\ndef numbers():\n    def pieces():\n        for n in range(3):\n"
        "            yield f'{n};'\n    return StreamingResponse(pieces())"
    )
    with _serve(code) as url:
        assert get(url) == (200, "0;1;2;")


def cors():
    """One call answers for other origins"""
    from _serving import header

    with _serve("ALLOW_CORS(app, origins=['https://example.org'])\n@app.get('/')\ndef home():\n    return 'home'") as url:
        assert header(url, "access-control-allow-origin", Origin="https://example.org") == "https://example.org"


def file_uploads():
    """Uploads arrive as files"""
    from _serving import multipart

    body, headers = multipart("document", "a.txt", b"content")
    with _serve("@app.post('/')\ndef up(request: Request):\n    return bytes(request.files['a.txt']).decode()") as url:
        assert post(url, body, **headers) == (200, "content")
