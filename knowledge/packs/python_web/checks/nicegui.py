"""What is said of NiceGUI, tried."""

import sys
from pathlib import Path

from _serving import get, process, together

IMPORTS = "nicegui"
HEAD = "import asyncio, sys\nfrom nicegui import app, ui\n"


def _serve(code):
    Path("app.py").write_text(f"{HEAD}{code}\nui.run(host='127.0.0.1', port=int(sys.argv[1]), show=False, reload=False, storage_secret='s')\n")
    return process(sys.executable, "app.py", "{port}")


def routing():
    """Pages take typed parts of the path"""
    with _serve("@ui.page('/next/{n}')\ndef after(n: int):\n    ui.label(f'number {n + 1}')") as url:
        assert "number 5" in get(f"{url}/next/4")[1]


def python_ui():
    """A page is built in Python"""
    with _serve("@ui.page('/')\ndef home():\n    ui.button('press', on_click=lambda: ui.notify('pressed'))") as url:
        assert "press" in get(url)[1]


def own_server():
    """It serves by itself"""
    with _serve("@ui.page('/')\ndef home():\n    ui.label('home')") as url:
        assert get(url)[0] == 200


def rest():
    """It is a FastAPI application, to which other routes can be added"""
    with _serve("@app.get('/api')\ndef api():\n    return {'a': 1}\n@ui.page('/')\ndef home():\n    ui.label('home')") as url:
        assert get(f"{url}/api") == (200, '{"a":1}')


def async_():
    """While one request awaits, one process answers the others"""
    with _serve("@app.get('/wait')\nasync def wait():\n    await asyncio.sleep(0.4)\n@ui.page('/')\ndef home():\n    ui.label('home')") as url:
        assert together(f"{url}/wait", 20) < 3


def static_files():
    """It serves a folder"""
    Path("files").mkdir()
    Path("files/a.css").write_text("body {}")
    with _serve("app.add_static_files('/static', 'files')\n@ui.page('/')\ndef home():\n    ui.label('home')") as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")


def websockets():
    """The page talks to the server over Socket.IO"""
    with _serve("@ui.page('/')\ndef home():\n    ui.label('home')") as url:
        assert '"sid"' in get(f"{url}/_nicegui_ws/socket.io/?EIO=4&transport=polling")[1]


def sessions():
    """What a person stored is there on the next visit"""
    from _serving import header

    code = (
        "@ui.page('/')\ndef home():\n    app.storage.user['n'] = app.storage.user.get('n', 0) + 1\n"
        "    ui.label(f\"visit {app.storage.user['n']}.\")"
    )
    with _serve(code) as url:
        cookie = header(url, "set-cookie").split(";")[0]
        assert "visit 2." in get(url, Cookie=cookie)[1]
