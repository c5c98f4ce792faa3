"""What is said of Flask, tried."""

from _serving import get, multipart, post, together, wsgi

IMPORTS = "flask"


def routing():
    """Routes take typed parts of the path, and blueprints group them"""
    from flask import Blueprint, Flask

    app, group = Flask("app"), Blueprint("group", "group", url_prefix="/group")
    group.get("/<int:number>")(lambda number: str(number + 1))
    app.register_blueprint(group)
    client = app.test_client()
    assert client.get("/group/4").text == "5"
    assert client.get("/group/four").status_code == 404


def templates():
    """Jinja is set up, and escapes what it prints"""
    from flask import Flask, render_template_string

    app = Flask("app")
    app.get("/")(lambda: render_template_string("{% for n in names %}{{ n }};{% endfor %}", names=["a", "<b>"]))
    assert app.test_client().get("/").text == "a;&lt;b&gt;;"


def sessions():
    """A session is a signed cookie"""
    from flask import Flask, session

    app = Flask("app")
    app.secret_key = "secret"

    @app.get("/")
    def count():
        session["count"] = session.get("count", 0) + 1
        return str(session["count"])

    client = app.test_client()
    assert [client.get("/").text for _ in range(3)] == ["1", "2", "3"]
    client.set_cookie("session", "forged")
    assert client.get("/").text == "1"


def test_client():
    """A test client asks the application without a server"""
    from flask import Flask

    app = Flask("app")
    app.post("/")(lambda: __import__("flask").request.get_json())
    assert app.test_client().post("/", json={"a": 1}).get_json() == {"a": 1}


def cli():
    """`flask` runs commands that the application defines"""
    from flask import Flask

    app = Flask("app")
    app.cli.command("greet")(lambda: print("hello"))
    assert app.test_cli_runner().invoke(args=["greet"]).output == "hello\n"


def file_uploads():
    """Uploads arrive as files"""
    from flask import Flask, request

    app = Flask("app")
    app.post("/")(lambda: request.files["document"].filename + request.files["document"].read().decode())
    body, headers = multipart("document", "a.txt", b"content")
    with wsgi(app) as url:
        assert post(url, body, **headers) == (200, "a.txtcontent")


def static_files():
    """A folder `static` is served"""
    import tempfile
    from pathlib import Path

    from flask import Flask

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "static").mkdir()
        Path(folder, "static", "a.css").write_text("body {}")
        answer = Flask("app", root_path=folder).test_client().get("/static/a.css")
        assert answer.text == "body {}" and answer.mimetype == "text/css"
        answer.close()


def threads():
    """While one request waits, other threads answer"""
    import time

    from flask import Flask

    app = Flask("app")
    app.get("/wait")(lambda: time.sleep(0.4) or "done")
    with wsgi(app) as url:
        assert together(f"{url}/wait") < 2


def streaming():
    """A generator is sent piece by piece"""
    from flask import Flask

    app = Flask("app")
    app.get("/")(lambda: (f"{number};" for number in range(3)))
    with wsgi(app) as url:
        assert get(url) == (200, "0;1;2;")
