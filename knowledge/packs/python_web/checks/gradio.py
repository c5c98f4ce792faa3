"""What is said of Gradio, tried."""

import json
from contextlib import contextmanager

from _serving import get

IMPORTS = "gradio"


@contextmanager
def _launched(app):
    _, url, _ = app.launch(prevent_thread_lock=True, quiet=True, server_name="127.0.0.1")
    yield url.rstrip("/")
    app.close()


def _called(url, name, *values):
    from gradio_client import Client

    return Client(url, verbose=False).predict(*values, api_name=f"/{name}")


def python_ui():
    """A function gets a page with inputs and outputs"""
    import gradio

    with _launched(gradio.Interface(lambda name: f"hello {name}", "text", "text", title="Greeting")) as url:
        assert "Greeting" in get(url)[1]


def rest():
    """The same function can be called by programs"""
    import gradio

    with _launched(gradio.Interface(lambda name: f"hello {name}", "text", "text", api_name="greet")) as url:
        assert "/greet" in json.loads(get(f"{url}/gradio_api/info")[1])["named_endpoints"]
        assert _called(url, "greet", "Ada") == "hello Ada"


def own_server():
    """It serves by itself"""
    import gradio

    with gradio.Blocks() as app:
        gradio.Markdown("home")
    with _launched(app) as url:
        assert get(url)[0] == 200


def streaming():
    """A generator sends one value after the other"""
    import gradio
    from gradio_client import Client

    def count():
        yield from ("0", "01", "012")

    with _launched(gradio.Interface(count, None, "text", api_name="count")) as url:
        job = Client(url, verbose=False).submit(api_name="/count")
        assert job.result() in ("012", ("012",)) and len(job.outputs()) == 3


def queue():
    """Calls wait for each other, one at a time unless more are allowed"""
    import time

    import gradio

    running, most = [], []

    def work(name):
        running.append(name)
        most.append(len(running))
        time.sleep(0.1)
        running.remove(name)
        return name

    from gradio_client import Client

    with _launched(gradio.Interface(work, "text", "text", api_name="work")) as url:
        client = Client(url, verbose=False)
        jobs = [client.submit(str(number), api_name="/work") for number in range(4)]
        assert [job.result() for job in jobs] == ["0", "1", "2", "3"]
        assert max(most) == 1


def async_():
    """Several calls may run at once when that is allowed"""
    import time

    import gradio
    from gradio_client import Client

    app = gradio.Interface(lambda name: time.sleep(0.5) or name, "text", "text", api_name="wait", concurrency_limit=5)
    with _launched(app) as url:
        client = Client(url, verbose=False)
        began = time.monotonic()
        assert [job.result() for job in [client.submit("a", api_name="/wait") for _ in range(5)]] == ["a"] * 5
        assert time.monotonic() - began < 2


def file_uploads():
    """Uploads arrive as files"""
    from pathlib import Path

    import gradio
    from gradio_client import handle_file

    Path("a.txt").write_text("content")
    app = gradio.Interface(lambda file: Path(file).read_text(), gradio.File(type="filepath"), "text", api_name="read")
    with _launched(app) as url:
        assert _called(url, "read", handle_file("a.txt")) == "content"
