"""What is said of Django, tried: a project in one file, in memory."""

import os
import sys
from pathlib import Path

from _serving import asgi, get, together

IMPORTS = "django.core.handlers.wsgi, django.urls, django.http, django.db.models"
REQUIRES = ("uvicorn==0.54.0",)


def _project(views="", models="", admin="", **settings):
    """Set up a project with one application, `shop`, of the given code; returns its models' module."""
    import django
    from django.conf import settings as configured

    Path("shop").mkdir()
    Path("shop/__init__.py").touch()
    Path("shop/models.py").write_text(f"from django.db import models\n{models}")
    Path("shop/admin.py").write_text(admin)
    urls = "from django.contrib import admin\nfrom django.http import *\nfrom django.shortcuts import *\nfrom django.urls import *\n"
    Path("urls.py").write_text(f"{urls}urlpatterns = [path('admin/', admin.site.urls)]\n{views}")
    sys.path.insert(0, os.getcwd())
    names = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
    middleware = (
        "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    )
    processors = ("request", "auth", "messages")
    of = {"request": "django.template.context_processors", "auth": "django.contrib.auth.context_processors",
          "messages": "django.contrib.messages.context_processors"}
    options = {"context_processors": [f"{of[name]}.{name}" for name in processors]}
    engine = {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": ["."], "APP_DIRS": True}
    configured.configure(**{
        "SECRET_KEY": "secret", "ROOT_URLCONF": "urls", "ALLOWED_HOSTS": ["*"], "STATIC_URL": "static/",
        "INSTALLED_APPS": [*(f"django.contrib.{name}" for name in names), "shop"], "MIDDLEWARE": middleware,
        "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}},
        "TEMPLATES": [engine | {"OPTIONS": options}], "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField", **settings,
    })
    django.setup()
    from shop import models as module

    return module


def _call(*command, **options):
    from io import StringIO

    from django.core.management import call_command

    said = StringIO()
    call_command(*command, stdout=said, **options)
    return said.getvalue()


ITEM = "class Item(models.Model):\n    name = models.CharField(max_length=20)\n    price = models.IntegerField(default=0)\n"


def routing():
    """Routes take typed parts of the path and can be named"""
    _project("urlpatterns += [path('next/<int:n>', lambda request, n: HttpResponse(n + 1), name='next')]")
    from django.test import Client
    from django.urls import reverse

    assert Client().get(reverse("next", args=[4])).content == b"5"
    assert Client().get("/next/four").status_code == 404


def templates():
    """It brings a template language that escapes what it prints"""
    Path("page.html").write_text("{% for n in names %}{{ n }};{% endfor %}")
    _project("urlpatterns += [path('', lambda request: render(request, 'page.html', {'names': ['a', '<b>']}))]")
    from django.test import Client

    assert Client().get("/").content == b"a;&lt;b&gt;;"


def orm():
    """Models are queried without writing SQL"""
    shop = _project(models=ITEM)
    _call("migrate", run_syncdb=True)
    for number in range(5):
        shop.Item.objects.create(name=f"n{number}", price=number)
    assert [item.name for item in shop.Item.objects.filter(price__gt=2).order_by("-price")] == ["n4", "n3"]


def migrations():
    """A changed model becomes a migration that changes the table and keeps the rows"""
    _project(models=ITEM)
    from django.db import connection

    assert "Create model Item" in _call("makemigrations", "shop")
    _call("migrate")
    with connection.cursor() as cursor:
        cursor.execute("insert into shop_item (name, price) values ('a', 1)")
    Path("change.py").write_text(
        "import sys\nsys.path[:0] = ['.']\nfrom django.conf import settings\n"
        "settings.configure(INSTALLED_APPS=['shop'], DEFAULT_AUTO_FIELD='django.db.models.BigAutoField', DATABASES="
        "{'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'db.sqlite3'}})\nimport django\ndjango.setup()\n"
        "from django.core.management import call_command\ncall_command('makemigrations')\ncall_command('migrate', 'shop')\n"
        "from shop.models import Item\nprint(list(Item.objects.values_list('name', 'stock')))\n"
    )
    with open("shop/models.py", "a") as file:
        file.write("    stock = models.IntegerField(default=7)\n")
    import subprocess

    done = subprocess.run([sys.executable, "change.py"], capture_output=True, text=True)
    assert "Add field stock to item" in done.stdout, done.stderr
    assert "[('a', 7)]" in done.stdout


def admin():
    """The admin area lists and edits a model after one line of registration"""
    shop = _project(models=ITEM, admin="from django.contrib import admin\nfrom .models import Item\nadmin.site.register(Item)\n")
    _call("migrate", run_syncdb=True)
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    assert client.get("/admin/").status_code == 302
    client.force_login(User.objects.create_superuser("ada"))
    client.post("/admin/shop/item/add/", {"name": "lamp", "price": "3"}, follow=True)
    assert shop.Item.objects.get().name == "lamp"
    assert "1 item" in client.get("/admin/shop/item/").text


def users_auth():
    """Users, hashed passwords, login and permissions are there"""
    _project("from django.contrib.auth.decorators import login_required\n"
             "urlpatterns += [path('mine', login_required(lambda r: HttpResponse(r.user.username)))]")
    _call("migrate")
    from django.contrib.auth.models import User
    from django.test import Client

    user = User.objects.create_user("ada", password="correct horse")
    assert user.password.startswith("pbkdf2_sha256$")
    client = Client()
    assert client.get("/mine").status_code == 302
    assert not client.login(username="ada", password="wrong")
    assert client.login(username="ada", password="correct horse")
    assert client.get("/mine").text == "ada"
    assert not user.has_perm("auth.add_user")


def forms():
    """Forms follow from models, check what was entered and draw themselves"""
    shop = _project(models=ITEM)
    from django.forms import modelform_factory

    form = modelform_factory(shop.Item, fields=["name", "price"])
    assert form({"name": "x" * 21, "price": "many"}).errors.keys() == {"name", "price"}
    assert 'maxlength="20"' in form().as_p()


def sessions():
    """A session is kept in the database"""
    _project("def count(request):\n    request.session['n'] = request.session.get('n', 0) + 1\n"
             "    return HttpResponse(request.session['n'])\nurlpatterns += [path('', count)]")
    _call("migrate")
    from django.contrib.sessions.models import Session
    from django.test import Client

    client = Client()
    assert [client.get("/").text for _ in range(3)] == ["1", "2", "3"]
    assert Session.objects.count() == 1


def csrf():
    """A form sent without its token is refused"""
    _project("urlpatterns += [path('', lambda request: HttpResponse(request.method))]")
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/").status_code == 403


def validation():
    """Models and forms check values"""
    shop = _project(models=ITEM)
    from django.core.exceptions import ValidationError

    try:
        shop.Item(name="", price="many").full_clean()
    except ValidationError as error:
        assert error.message_dict.keys() == {"name", "price"}
    else:
        raise AssertionError("nothing was refused")


def test_client():
    """A test client asks the application without a server"""
    _project("urlpatterns += [path('', lambda request: JsonResponse({'a': 1}))]")
    from django.test import Client

    assert Client().get("/").json() == {"a": 1}


def cli():
    """Management commands can be added"""
    _project()
    Path("shop/management/commands").mkdir(parents=True)
    Path("shop/management/commands/greet.py").write_text(
        "from django.core.management.base import BaseCommand\nclass Command(BaseCommand):\n"
        "    def handle(self, **options):\n        self.stdout.write('hello')\n"
    )
    assert _call("greet") == "hello\n"


def scaffold():
    """`startproject` writes a project that passes its own check"""
    import subprocess

    subprocess.run([sys.executable, "-m", "django", "startproject", "site1"], check=True)
    done = subprocess.run([sys.executable, "manage.py", "check"], cwd="site1", capture_output=True, text=True)
    assert "no issues" in done.stdout


def async_():
    """Under ASGI, while one request awaits, one process answers the others"""
    _project("import asyncio\nasync def wait(request):\n    await asyncio.sleep(0.4)\n    return HttpResponse('done')\n"
             "urlpatterns += [path('wait', wait)]")
    from django.core.asgi import get_asgi_application

    with asgi(get_asgi_application()) as url:
        assert together(f"{url}/wait", 20) < 2


def streaming():
    """A generator is sent piece by piece"""
    _project("urlpatterns += [path('', lambda request: StreamingHttpResponse(f'{n};' for n in range(3)))]", MIDDLEWARE=())
    from _serving import wsgi
    from django.core.wsgi import get_wsgi_application

    with wsgi(get_wsgi_application()) as url:
        assert get(url) == (200, "0;1;2;")


def caching():
    """A cache keeps values for a time"""
    _project()
    from django.core.cache import cache

    cache.set("a", 1, timeout=60)
    cache.set("b", 1, timeout=0)
    assert (cache.get("a"), cache.get("b")) == (1, None)


def i18n():
    """Its own texts are translated"""
    _project(USE_I18N=True)
    from django.utils.translation import gettext, override

    with override("de"):
        assert gettext("Yes") == "Ja"


def file_uploads():
    """Uploads arrive as files"""
    _project("def up(request):\n    f = request.FILES['document']\n    return HttpResponse(f.name + f.read().decode())\n"
             "urlpatterns += [path('', up)]")
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    assert Client().post("/", {"document": SimpleUploadedFile("a.txt", b"content")}).text == "a.txtcontent"


def static_files():
    """Static files of all applications are found and collected"""
    _project(STATIC_ROOT="collected")
    Path("shop/static").mkdir()
    Path("shop/static/a.css").write_text("body {}")
    _call("collectstatic", interactive=False)
    assert Path("collected/a.css").read_text() == "body {}"
    assert Path("collected/admin").is_dir()


def background_work():
    """Tasks can be declared and queued; the backends that come with it are for development"""
    _project(TASKS={"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}})
    from django.tasks import task

    Path("jobs.py").write_text("from django.tasks import task\n@task\ndef add(a, b):\n    return a + b\n")
    import jobs

    assert jobs.add.enqueue(1, 2).return_value == 3
    assert task


def rest():
    """JSON is answered and read without an extension"""
    _project("import json\nfrom django.views.decorators.csrf import csrf_exempt\n"
             "urlpatterns += [path('', csrf_exempt(lambda r: JsonResponse(json.loads(r.body))))]")
    from django.test import Client

    assert Client().post("/", {"a": 1}, content_type="application/json").json() == {"a": 1}
