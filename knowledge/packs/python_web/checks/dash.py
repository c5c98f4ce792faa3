"""What is said of Dash, tried."""

from _serving import get, post, together, wsgi

IMPORTS = "dash"


def _app(**more):
    from dash import Dash, Input, Output, dcc, html, page_container

    app = Dash(__name__, **more)
    pages = [page_container] if "use_pages" in more else []
    app.layout = html.Div([dcc.Input(id="name"), html.P(id="greeting"), *pages])

    @app.callback(Output("greeting", "children"), Input("name", "value"))
    def greet(name):
        return f"hello {name}"

    return app


def python_ui():
    """A page is described in Python, and a callback changes it"""
    with wsgi(_app().server) as url:
        assert '"id":"greeting"' in get(f"{url}/_dash-layout")[1].replace(" ", "")
        status, text = post(f"{url}/_dash-update-component", {
            "output": "greeting.children", "outputs": {"id": "greeting", "property": "children"},
            "inputs": [{"id": "name", "property": "value", "value": "Ada"}], "changedPropIds": ["name.value"],
        })
        assert status == 200 and "hello Ada" in text


def routing():
    """Pages have addresses of their own"""
    from pathlib import Path

    import dash

    Path("pages").mkdir()
    app = _app(use_pages=True, pages_folder="")
    dash.register_page("report", path="/report", layout=dash.html.P("all"))
    with wsgi(app.server) as url:
        assert get(f"{url}/report")[0] == 200
    assert any(page["path"] == "/report" for page in dash.page_registry.values())


def rest():
    """It is a Flask application, to which other routes can be added"""
    app = _app()
    app.server.get("/api")(lambda: {"a": 1})
    with wsgi(app.server) as url:
        assert get(f"{url}/api")[1].strip() == '{"a":1}'


def test_client():
    """Flask's test client asks it without a server"""
    assert _app().server.test_client().get("/").status_code == 200


def static_files():
    """A folder `assets` is served and linked"""
    from pathlib import Path

    Path("assets").mkdir()
    Path("assets/a.css").write_text("body {}")
    import os

    with wsgi(_app(assets_folder=os.path.abspath("assets")).server) as url:
        assert get(f"{url}/assets/a.css") == (200, "body {}")
        assert "assets/a.css" in get(url)[1]


def threads():
    """While one callback waits, other threads answer"""
    import time

    app = _app()
    app.server.get("/wait")(lambda: time.sleep(0.4) or "done")
    with wsgi(app.server) as url:
        assert together(f"{url}/wait") < 2
