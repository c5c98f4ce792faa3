"""What is said of Tornado, tried."""

import asyncio

from _serving import echoes, get, in_thread, multipart, post, together

IMPORTS = "tornado.web, tornado.httpserver"
REQUIRES = ("websockets==17.4",)


def _serve(*routes, **settings):
    from tornado.web import Application

    async def main(port):
        Application(list(routes), **settings).listen(port, "127.0.0.1")
        await asyncio.Event().wait()

    return in_thread(lambda port: asyncio.run(main(port)))


def _handler(**methods):
    from tornado.web import RequestHandler

    return type("Handler", (RequestHandler,), methods)


def routing():
    """Routes take parts of the path by regular expression"""

    def answer(self, number):
        self.write(str(int(number) + 1))

    with _serve((r"/(\d+)", _handler(get=answer))) as url:
        assert get(f"{url}/4") == (200, "5")
        assert get(f"{url}/four")[0] == 404


def own_server():
    """It serves by itself, without WSGI or ASGI"""
    with _serve(("/", _handler(get=lambda self: self.write({"a": 1})))) as url:
        assert get(url) == (200, '{"a": 1}')


def templates():
    """It brings a template engine that escapes what it prints"""
    from tornado.template import Template

    assert Template("{% for n in names %}{{ n }};{% end %}").generate(names=["a", "<b>"]) == b"a;&lt;b&gt;;"


def csrf():
    """With one setting a form sent without its token is refused"""
    with _serve(("/", _handler(post=lambda self: self.write("done"))), xsrf_cookies=True) as url:
        assert post(url, b"a=1")[0] == 403


def websockets():
    """It serves a WebSocket"""
    from tornado.websocket import WebSocketHandler

    class Live(WebSocketHandler):
        def on_message(self, message):
            self.write_message(message + "!")

    with _serve(("/live", Live)) as url:
        assert echoes(f"{url}/live") == "ping!"


def async_():
    """While one request awaits, one process answers the others"""

    async def wait(self):
        await asyncio.sleep(0.4)

    with _serve(("/wait", _handler(get=wait))) as url:
        assert together(f"{url}/wait", 20) < 2


def streaming():
    """An answer is sent piece by piece"""

    async def numbers(self):
        for number in range(3):
            self.write(f"{number};")
            await self.flush()

    with _serve(("/", _handler(get=numbers))) as url:
        assert get(url) == (200, "0;1;2;")


def test_client():
    """A test case starts the application and asks it"""
    import unittest

    from tornado.testing import AsyncHTTPTestCase
    from tornado.web import Application

    class Case(AsyncHTTPTestCase):
        def get_app(self):
            return Application([("/", _handler(get=lambda handler: handler.write("home")))])

        def test_home(self):
            self.assertEqual(b"home", self.fetch("/").body)

    result = unittest.TestResult()
    Case("test_home").run(result)
    assert result.wasSuccessful() and result.testsRun == 1


def i18n():
    """Texts are translated from CSV files"""
    from pathlib import Path

    from tornado import locale

    Path("de_DE.csv").write_text('"Yes","Ja"\n')
    locale.load_translations(".", encoding="utf-8")
    assert locale.get("de_DE").translate("Yes") == "Ja"


def file_uploads():
    """Uploads arrive as files"""

    def upload(self):
        document = self.request.files["document"][0]
        self.write(document.filename.encode() + document.body)

    body, headers = multipart("document", "a.txt", b"content")
    with _serve(("/", _handler(post=upload))) as url:
        assert post(url, body, **headers) == (200, "a.txtcontent")


def static_files():
    """It serves a folder"""
    from pathlib import Path

    Path("a.css").write_text("body {}")
    with _serve(static_path=".") as url:
        assert get(f"{url}/static/a.css") == (200, "body {}")
