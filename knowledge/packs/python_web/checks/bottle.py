"""What is said of Bottle, tried."""

from _serving import get, multipart, post, wsgi

IMPORTS = "bottle"


def routing():
    """Routes take typed parts of the path"""
    from bottle import Bottle

    app = Bottle()
    app.get("/<number:int>")(lambda number: str(number + 1))
    with wsgi(app) as url:
        assert get(f"{url}/4") == (200, "5")
        assert get(f"{url}/four")[0] == 404


def templates():
    """It brings a template engine that escapes what it prints"""
    from bottle import template

    assert template("% for n in names:\n{{n}};\n% end\n", names=["a", "<b>"]) == "a;\n&lt;b&gt;;\n"


def file_uploads():
    """Uploads arrive as files"""
    from bottle import Bottle, request

    app = Bottle()
    app.post("/")(lambda: request.files.document.raw_filename + request.files.document.file.read().decode())
    body, headers = multipart("document", "a.txt", b"content")
    with wsgi(app) as url:
        assert post(url, body, **headers) == (200, "a.txtcontent")


def static_files():
    """`static_file` serves a folder and does not leave it"""
    import tempfile
    from pathlib import Path

    from bottle import Bottle, static_file

    app = Bottle()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.css").write_text("body {}")
        app.get("/<name:path>")(lambda name: static_file(name, root=folder))
        with wsgi(app) as url:
            assert get(f"{url}/a.css") == (200, "body {}")
            assert get(f"{url}/..%2f..%2fetc/passwd")[0] in (403, 404)


def cli():
    """`python -m bottle` serves an application"""
    import sys
    from pathlib import Path

    from _serving import process

    Path("app.py").write_text("from bottle import route\n@route('/')\ndef home(): return 'home'\n")
    with process(sys.executable, "-m", "bottle", "--bind", "127.0.0.1:{port}", "app") as url:
        assert get(url) == (200, "home")


def size():
    """It is one module without dependencies"""
    from importlib.metadata import requires

    import bottle

    assert not requires("bottle")
    assert bottle.__file__.endswith("bottle.py")
