"""What the checks share: servers on a free port of this machine, and ways to ask them."""

import asyncio
import json
import os
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def wsgi(app):
    """Serve a WSGI application with the standard library's server; gives the address."""
    from socketserver import ThreadingMixIn
    from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_):
            pass

    class Threads(ThreadingMixIn, WSGIServer):
        daemon_threads = True

    with make_server("127.0.0.1", 0, app, server_class=Threads, handler_class=Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def asgi(app):
    """Serve an ASGI application with Uvicorn; gives the address."""
    import uvicorn

    with free_socket() as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True).start()
        wait(lambda: server.started)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@contextmanager
def in_thread(serve):
    """Call `serve(port)` in a thread, for frameworks that bring a server; gives the address."""
    with free_socket() as chosen:
        port = chosen.getsockname()[1]
    threading.Thread(target=serve, args=(port,), daemon=True).start()
    wait(lambda: _listens(port))
    yield f"http://127.0.0.1:{port}"


@contextmanager
def process(*command, **variables):
    """Run a command with `{port}` in it until it serves, in a process of its own; gives the address."""
    with free_socket() as chosen:
        port = chosen.getsockname()[1]
    words = [word.replace("{port}", str(port)) for word in command]
    with tempfile.TemporaryFile("w+") as said:
        running = subprocess.Popen(words, env={**os.environ, **variables}, stdout=said, stderr=said)
        try:
            wait(lambda: running.poll() is not None or _listens(port), 60)
            if running.poll() is not None:
                said.seek(0)
                raise AssertionError(f"it ended: {said.read().strip().splitlines()[-1:]}")
            yield f"http://127.0.0.1:{port}"
        finally:
            running.kill()


def free_socket():
    """Return a socket that is bound to a free port."""
    found = socket.socket()
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.bind(("127.0.0.1", 0))
    return found


def wait(condition, seconds=20):
    """Wait until something is true."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError("it did not start to serve")
        time.sleep(0.05)


def get(url, **headers):
    """Return status and text."""
    return _answer(urllib.request.Request(url, headers=headers))


def post(url, body, **headers):
    """Send JSON (a dict or list) or bytes; return status and text."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    kind = {} if isinstance(body, bytes) else {"Content-Type": "application/json"}
    return _answer(urllib.request.Request(url, data=data, headers={**kind, **headers}))


def header(url, name, **headers):
    """Return a header of the answer."""
    with _DIRECT.open(urllib.request.Request(url, headers=headers), timeout=20) as answer:
        return answer.headers.get(name)


def together(url, times=10):
    """Ask a number of times at once; return the seconds until all were answered."""
    began = time.monotonic()
    with ThreadPoolExecutor(times) as threads:
        statuses = [status for status, _ in threads.map(get, [url] * times)]
    assert statuses == [200] * times, statuses
    return time.monotonic() - began


def echoes(url, text="ping"):
    """Send a text over a WebSocket and return what comes back."""
    from websockets.sync.client import connect

    with connect(url.replace("http://", "ws://"), proxy=None) as connection:
        connection.send(text)
        return connection.recv(timeout=20)


def multipart(name, filename, content):
    """Return the body of an upload, and its content type."""
    lines = [b"--edge", f'Content-Disposition: form-data; name="{name}"; filename="{filename}"'.encode(), b"", content]
    return b"\r\n".join([*lines, b"--edge--", b""]), {"Content-Type": "multipart/form-data; boundary=edge"}


def _answer(request):
    try:
        with _DIRECT.open(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def _listens(port):
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0
