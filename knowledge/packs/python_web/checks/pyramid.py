"""What is said of Pyramid, tried."""

from _serving import get, multipart, post, wsgi

IMPORTS = "pyramid.config"
REQUIRES = ("pyramid-jinja2==2.10.1", "webtest==3.0.7")


def _app(view, path="/", prepare=lambda config: None, **options):
    from pyramid.config import Configurator

    with Configurator() as config:
        prepare(config)
        config.add_route("one", path)
        config.add_view(view, route_name="one", **options)
        return config.make_wsgi_app()


def routing():
    """Routes take parts of the path, and predicates refine them"""
    from pyramid.response import Response

    with wsgi(_app(lambda request: Response(str(int(request.matchdict["n"]) + 1)), r"/{n:\d+}")) as url:
        assert get(f"{url}/4") == (200, "5")
        assert get(f"{url}/four")[0] == 404


def templates():
    """With the extension for Jinja it renders templates"""
    from pathlib import Path

    import os

    Path("page.jinja2").write_text("{{ name }}")
    app = _app(lambda request: {"name": "<Ada>"}, prepare=lambda config: config.include("pyramid_jinja2"),
               renderer=os.path.abspath("page.jinja2"))
    with wsgi(app) as url:
        assert get(url) == (200, "&lt;Ada&gt;")


def sessions():
    """A session is a signed cookie"""
    from pyramid.response import Response
    from pyramid.session import SignedCookieSessionFactory
    from webtest import TestApp

    def count(request):
        request.session["count"] = request.session.get("count", 0) + 1
        return Response(str(request.session["count"]))

    client = TestApp(_app(count, prepare=lambda c: c.set_session_factory(SignedCookieSessionFactory("secret"))))
    assert [client.get("/").text for _ in range(3)] == ["1", "2", "3"]


def csrf():
    """With one setting a form sent without its token is refused"""
    from pyramid.response import Response
    from pyramid.session import SignedCookieSessionFactory

    def prepare(config):
        config.set_session_factory(SignedCookieSessionFactory("secret"))
        config.set_default_csrf_options(require_csrf=True)

    with wsgi(_app(lambda request: Response("done"), prepare=prepare)) as url:
        assert post(url, b"a=1", **{"Content-Type": "application/x-www-form-urlencoded"})[0] == 400


def users_auth():
    """A security policy decides who may see a view"""
    from pyramid.authorization import Allow, ACLHelper
    from pyramid.response import Response

    class Policy:
        def identity(self, request):
            return request.headers.get("X-User")

        authenticated_userid = identity

        def permits(self, request, context, permission):
            who = [self.identity(request)] if self.identity(request) else []
            return ACLHelper().permits(type("Root", (), {"__acl__": [(Allow, "ada", "view")]}), who, permission)

    app = _app(lambda request: Response("secret"), prepare=lambda c: c.set_security_policy(Policy()), permission="view")
    with wsgi(app) as url:
        assert get(url)[0] == 403
        assert get(url, **{"X-User": "ada"}) == (200, "secret")


def test_client():
    """Views are tested with a request made for it"""
    from pyramid.testing import DummyRequest

    assert (lambda request: request.params["a"])(DummyRequest(params={"a": "1"})) == "1"


def cli():
    """`proutes` lists the routes"""
    import subprocess
    import sys
    from pathlib import Path

    Path("site1.py").write_text(
        "from pyramid.config import Configurator\ndef main(settings, **more):\n    with Configurator() as c:\n"
        "        c.add_route('things', '/things')\n        c.add_view(lambda request: 1, route_name='things', renderer='json')\n        return c.make_wsgi_app()\n"
    )
    Path("site.ini").write_text("[app:main]\npaste.app_factory = site1:main\n")
    program = Path(sys.executable).with_name("proutes")
    import os

    done = subprocess.run([program, "site.ini"], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": "."})
    assert "/things" in done.stdout, done.stderr


def i18n():
    """Texts are translated from message catalogues"""
    from pyramid.i18n import TranslationString, make_localizer

    assert make_localizer("de", []).translate(TranslationString("Hello ${name}", mapping={"name": "Ada"})) == "Hello Ada"


def file_uploads():
    """Uploads arrive as files"""
    from pyramid.response import Response

    def upload(request):
        return Response(request.POST["document"].filename + request.POST["document"].file.read().decode())

    body, headers = multipart("document", "a.txt", b"content")
    with wsgi(_app(upload)) as url:
        assert post(url, body, **headers) == (200, "a.txtcontent")


def static_files():
    """It serves a folder"""
    import os
    from pathlib import Path

    Path("a.css").write_text("body {}")
    app = _app(lambda request: 1, "/other", renderer="json", prepare=lambda config: config.add_static_view("static", os.getcwd()))
    with wsgi(app) as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")
