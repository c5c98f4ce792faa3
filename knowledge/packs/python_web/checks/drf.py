"""What is said of Django REST framework, tried."""

import os
import sys
from pathlib import Path

IMPORTS = "django.core.handlers.wsgi, rest_framework"
VARIABLES = {"DJANGO_SETTINGS_MODULE": "django.conf.global_settings"}
REQUIRES = ("django==6.1.3",)


def _client(views, models="", **settings):
    """Set up a project with one model's table and some views; returns a client."""
    import django
    from django.conf import settings as configured

    Path("shop").mkdir()
    Path("shop/__init__.py").touch()
    Path("shop/models.py").write_text(f"from django.db import models\nclass Item(models.Model):\n    name = models.CharField(max_length=5)\n{models}")
    head = "from django.urls import *\nfrom rest_framework import *\nfrom rest_framework import serializers, viewsets, routers\n"
    more = "from rest_framework.decorators import *\nfrom rest_framework.response import Response\nfrom shop.models import *\n"
    Path("urls.py").write_text(f"{head}{more}{views}")
    sys.path.insert(0, os.getcwd())
    configured.configure(
        SECRET_KEY="secret", ROOT_URLCONF="urls", ALLOWED_HOSTS=["*"],
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "shop"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}, **settings,
    )
    django.setup()
    from django.core.management import call_command
    from rest_framework.test import APIClient

    call_command("migrate", run_syncdb=True, verbosity=0)
    return APIClient()


ITEMS = (
    "class Shape(serializers.ModelSerializer):\n    class Meta:\n        model = Item\n        fields = ['id', 'name']\n"
    "class Items(viewsets.ModelViewSet):\n    queryset = Item.objects.order_by('id')\n    serializer_class = Shape\n"
    "router = routers.DefaultRouter()\nrouter.register('items', Items)\nurlpatterns = router.urls\n"
)


def routing():
    """A router makes the addresses of a view set: list, create, read, change, delete"""
    client = _client(ITEMS)
    made = client.post("/items/", {"name": "lamp"}, format="json")
    assert (made.status_code, made.json()) == (201, {"id": 1, "name": "lamp"})
    assert client.patch("/items/1/", {"name": "desk"}, format="json").json()["name"] == "desk"
    assert client.get("/items/").json() == [{"id": 1, "name": "desk"}]
    assert client.delete("/items/1/").status_code == 204


def validation():
    """A serializer made from a model refuses wrong input"""
    answer = _client(ITEMS).post("/items/", {"name": "x" * 6}, format="json")
    assert answer.status_code == 400 and "name" in answer.json()


def rate_limiting():
    """A setting limits requests"""
    views = "@api_view()\ndef home(request):\n    return Response(1)\nurlpatterns = [path('', home)]\n"
    throttle = {"DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"], "DEFAULT_THROTTLE_RATES": {"anon": "2/min"}}
    client = _client(views, REST_FRAMEWORK=throttle)
    assert [client.get("/").status_code for _ in range(3)] == [200, 200, 429]


def users_auth():
    """Permissions are declared for each view"""
    views = (
        "from rest_framework.permissions import IsAuthenticated\n@api_view()\n@permission_classes([IsAuthenticated])\n"
        "def home(request):\n    return Response(request.user.username)\nurlpatterns = [path('', home)]\n"
    )
    client = _client(views)
    assert client.get("/").status_code == 403
    from django.contrib.auth.models import User

    client.force_authenticate(User.objects.create_user("ada"))
    assert client.get("/").json() == "ada"


def test_client():
    """A test client sends and reads JSON"""
    assert _client(ITEMS).get("/items/", format="json").json() == []


def file_uploads():
    """Uploads arrive as files"""
    views = (
        "from rest_framework.parsers import MultiPartParser\n@api_view(['POST'])\n@parser_classes([MultiPartParser])\n"
        "def up(request):\n    f = request.data['document']\n    return Response(f.name + f.read().decode())\nurlpatterns = [path('', up)]\n"
    )
    client = _client(views)
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = client.post("/", {"document": SimpleUploadedFile("a.txt", b"content")}, format="multipart")
    assert answer.json() == "a.txtcontent"


def rest():
    """The answers can be browsed as pages"""
    answer = _client(ITEMS, TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]).get(
        "/items/", HTTP_ACCEPT="text/html"
    )
    assert "<html" in answer.text
