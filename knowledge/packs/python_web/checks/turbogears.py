"""What is said of TurboGears, tried, in its minimal mode."""

from _serving import get, multipart, post, wsgi

IMPORTS = "tg"
REQUIRES = ("kajiki==1.0.2", "beaker==1.14.1")


def _app(**methods):
    from tg import MinimalApplicationConfigurator, TGController, expose

    formats = {name: "json" if name.startswith("json") else None for name in methods}
    members = {name: (expose(formats[name]) if formats[name] else expose())(method) for name, method in methods.items()}
    configurator = MinimalApplicationConfigurator()
    configurator.update_blueprint({"root_controller": type("Root", (TGController,), members)()})
    return configurator.make_wsgi_app()


def routing():
    """Methods of an object answer for the parts of the path"""
    with wsgi(_app(after=lambda self, number: str(int(number) + 1))) as url:
        assert get(f"{url}/after/4") == (200, "5")
        assert get(f"{url}/nothing")[0] == 404


def rest():
    """A method may answer with JSON"""
    with wsgi(_app(json_one=lambda self: {"a": 1})) as url:
        assert get(f"{url}/json_one") == (200, '{"a": 1}')


def validation():
    """Wrong input is refused by validators"""
    from tg import validate
    from tg.validation import Convert

    def double(self, number=None):
        from tg import request

        return "refused" if request.validation.errors else str(number * 2)

    with wsgi(_app(double=validate({"number": Convert(int)})(double))) as url:
        assert get(f"{url}/double?number=4") == (200, "8")
        assert get(f"{url}/double?number=four") == (200, "refused")


def file_uploads():
    """Uploads arrive as files"""
    body, headers = multipart("document", "a.txt", b"content")
    with wsgi(_app(up=lambda self, document: document.filename + document.file.read().decode())) as url:
        assert post(f"{url}/up", body, **headers) == (200, "a.txtcontent")


def templates():
    """With Kajiki installed it renders templates, escaped"""
    from kajiki import XMLTemplate

    assert XMLTemplate("<p>$name</p>")({"name": "<b>"}).render() == "<p>&lt;b&gt;</p>"


def sessions():
    """With Beaker installed a session is kept on the server"""
    from tg import MinimalApplicationConfigurator, TGController, expose, session
    from _serving import header

    class Root(TGController):
        @expose()
        def index(self):
            session["count"] = session.get("count", 0) + 1
            session.save()
            return str(session["count"])

    from tg.configurator.components.session import SessionConfigurationComponent

    configurator = MinimalApplicationConfigurator()
    configurator.register(SessionConfigurationComponent)
    configurator.update_blueprint({"root_controller": Root(), "session.enabled": True, "session.secret": "secret", "session.type": "memory"})
    with wsgi(configurator.make_wsgi_app()) as url:
        cookie = header(url, "set-cookie").split(";")[0]
        assert get(url, Cookie=cookie) == (200, "2")
