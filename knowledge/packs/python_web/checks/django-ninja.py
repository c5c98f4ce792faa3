"""What is said of Django Ninja, tried."""

import sys
from pathlib import Path

from _serving import asgi, together

IMPORTS = "django.core.handlers.wsgi, ninja"
VARIABLES = {"DJANGO_SETTINGS_MODULE": "django.conf.global_settings"}
REQUIRES = ("django==6.1.3", "uvicorn==0.54.0")


def _api(code):
    """Set up a project that has only an API of the given code; returns it."""
    import django
    from django.conf import settings

    settings.configure(SECRET_KEY="secret", ROOT_URLCONF="site1", ALLOWED_HOSTS=["*"], INSTALLED_APPS=["ninja"],
                       TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
                       CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}})
    django.setup()
    Path("site1.py").write_text(
        "import asyncio\nfrom django.urls import path\nfrom ninja import *\nfrom ninja.throttling import AnonRateThrottle\n"
        f"from ninja.files import UploadedFile\napi = NinjaAPI()\n{code}\nurlpatterns = [path('api/', api.urls)]\n"
    )
    sys.path.insert(0, ".")
    import site1

    return site1.api


def _client(code):
    _api(code)
    from django.test import Client

    return Client()


def routing():
    """Routes take typed parts of the path"""
    client = _client("@api.get('/{int:n}')\ndef after(request, n: int):\n    return n + 1")
    assert client.get("/api/4").json() == 5


def validation():
    """Wrong input is refused by type hints alone"""
    client = _client("class Reading(Schema):\n    celsius: float\n@api.post('/')\ndef keep(request, data: Reading):\n    return data.celsius")
    assert client.post("/api/", {"celsius": 21.5}, content_type="application/json").json() == 21.5
    assert client.post("/api/", {"celsius": "warm"}, content_type="application/json").status_code == 422


def openapi():
    """An OpenAPI document and a page to try it follow from the code"""
    client = _client("@api.get('/things/{int:n}')\ndef thing(request, n: int):\n    return n")
    assert "/api/things/{n}" in client.get("/api/openapi.json").json()["paths"]
    assert client.get("/api/docs").status_code == 200


def test_client():
    """A test client asks an API without a server"""
    api = _api("@api.get('/one')\ndef one(request):\n    return [1]")
    from ninja.testing import TestClient

    assert TestClient(api).get("/one").json() == [1]


def async_():
    """Under ASGI, while one request awaits, one process answers the others"""
    _api("@api.get('/wait')\nasync def wait(request):\n    await asyncio.sleep(0.4)\n    return 1")
    from django.core.asgi import get_asgi_application

    with asgi(get_asgi_application()) as url:
        assert together(f"{url}/api/wait", 20) < 2


def rate_limiting():
    """A route can be limited"""
    client = _client("@api.get('/', throttle=[AnonRateThrottle('2/m')])\ndef home(request):\n    return 1")
    assert [client.get("/api/").status_code for _ in range(3)] == [200, 200, 429]


def file_uploads():
    """Uploads arrive as files"""
    client = _client("@api.post('/')\ndef up(request, document: File[UploadedFile]):\n    return document.name + document.read().decode()")
    from django.core.files.uploadedfile import SimpleUploadedFile

    assert client.post("/api/", {"document": SimpleUploadedFile("a.txt", b"content")}).json() == "a.txtcontent"
