"""What is said of web.py, tried."""

from _serving import get, multipart, post, together, wsgi

IMPORTS = "web"


def _app(pattern="/", **methods):
    import web

    return web.application((pattern, "Page"), {"Page": type("Page", (), methods)}).wsgifunc()


def routing():
    """Routes take parts of the path by regular expression"""
    with wsgi(_app(r"/(\d+)", GET=lambda self, number: str(int(number) + 1))) as url:
        assert get(f"{url}/4") == (200, "5")
        assert get(f"{url}/four")[0] == 404


def templates():
    """It brings a template engine that escapes what it prints"""
    from web.template import Template

    page = Template("$def with (name)\n$name", filter=__import__("web").websafe)
    assert str(page("<b>")).strip() == "&lt;b&gt;"


def sessions():
    """Sessions are kept in files"""
    from pathlib import Path

    import web
    from _serving import header

    Path("sessions").mkdir()
    app = web.application(("/", "Page"), {})
    session = web.session.Session(app, web.session.DiskStore("sessions"), initializer={"count": 0})

    class Page:
        def GET(self):
            session.count += 1
            return str(session.count)

    app.fvars["Page"] = Page
    with wsgi(app.wsgifunc()) as url:
        cookie = header(url, "set-cookie").split(";")[0]
        assert [get(url, Cookie=cookie)[1] for _ in range(2)] == ["2", "3"]


def file_uploads():
    """Uploads arrive as files"""
    import web

    def upload(self):
        return web.input(document={}).document.filename + web.input(document={}).document.file.read().decode()

    body, headers = multipart("document", "a.txt", b"content")
    with wsgi(_app(POST=upload)) as url:
        assert "a.txt" in post(url, body, **headers)[1]


def threads():
    """While one request waits, other threads answer"""
    import time

    with wsgi(_app("/wait", GET=lambda self: time.sleep(0.4) or "done")) as url:
        assert together(f"{url}/wait") < 2


def own_server():
    """It serves by itself"""
    import sys
    from pathlib import Path

    from _serving import process

    Path("app.py").write_text(
        "import web\nclass Page:\n    def GET(self):\n        return 'home'\nweb.application(('/', 'Page'), globals()).run()\n"
    )
    with process(sys.executable, "app.py", "127.0.0.1:{port}") as url:
        assert get(url) == (200, "home")


def static_files():
    """Its server serves a folder `static`"""
    import sys
    from pathlib import Path

    from _serving import process

    Path("static").mkdir()
    Path("static/a.css").write_text("body {}")
    Path("app.py").write_text("import web\nweb.application((), {}).run()\n")
    with process(sys.executable, "app.py", "127.0.0.1:{port}") as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")
