"""What is said of CherryPy, tried."""

from _serving import get, in_thread, multipart, post, together

IMPORTS = "cherrypy"


def _serve(root, config=None):
    import cherrypy

    def serve(port):
        cherrypy.config.update({"server.socket_port": port, "server.socket_host": "127.0.0.1", "log.screen": False})
        cherrypy.tree.mount(root, "/", config)
        cherrypy.engine.start()
        cherrypy.engine.block()

    return in_thread(serve)


def _root(**methods):
    import cherrypy

    return type("Root", (), {name: cherrypy.expose(method) for name, method in methods.items()})()


def routing():
    """Methods of an object answer for the parts of the path"""
    with _serve(_root(after=lambda self, number: str(int(number) + 1))) as url:
        assert get(f"{url}/after/4") == (200, "5")
        assert get(f"{url}/nothing")[0] == 404


def own_server():
    """It serves by itself"""
    with _serve(_root(index=lambda self: "home")) as url:
        assert get(url) == (200, "home")


def sessions():
    """With one setting sessions are kept on the server"""
    import cherrypy
    from _serving import header

    def index(self):
        cherrypy.session["count"] = cherrypy.session.get("count", 0) + 1
        return str(cherrypy.session["count"])

    with _serve(_root(index=index), {"/": {"tools.sessions.on": True}}) as url:
        cookie = header(url, "set-cookie").split(";")[0]
        assert [get(url, Cookie=cookie)[1] for _ in range(2)] == ["2", "3"]


def threads():
    """While one request waits, other threads answer"""
    import time

    with _serve(_root(wait=lambda self: time.sleep(0.4) or "done")) as url:
        assert together(f"{url}/wait") < 2


def caching():
    """With one setting answers are kept for a time"""
    calls = []
    with _serve(_root(index=lambda self: calls.append(1) or str(len(calls))), {"/": {"tools.caching.on": True}}) as url:
        assert [get(url)[1] for _ in range(3)] == ["1", "1", "1"]


def file_uploads():
    """Uploads arrive as files"""
    body, headers = multipart("document", "a.txt", b"content")
    with _serve(_root(up=lambda self, document: document.filename + document.file.read().decode())) as url:
        assert post(f"{url}/up", body, **headers) == (200, "a.txtcontent")


def static_files():
    """It serves a folder"""
    import os
    from pathlib import Path

    Path("a.css").write_text("body {}")
    with _serve(_root(), {"/static": {"tools.staticdir.on": True, "tools.staticdir.dir": os.getcwd()}}) as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")


def cli():
    """`cherryd` serves an application"""
    import subprocess
    import sys
    from pathlib import Path

    done = subprocess.run([Path(sys.executable).with_name("cherryd"), "--help"], capture_output=True, text=True)
    assert "--import" in done.stdout, done.stderr
