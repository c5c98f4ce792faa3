"""Notes with an admin area, in one file. Make yourself an administrator: python notes.py createsuperuser"""

import sys

import django
from django.apps import AppConfig
from django.conf import settings


class Notes(AppConfig):
    name = __name__
    label = "notes"

    def import_models(self):
        super().import_models()
        self.models_module = self.module  # the model stands in this same file


settings.configure(
    DEBUG=True,
    SECRET_KEY="only for trying it out",
    ROOT_URLCONF=__name__,
    STATIC_URL="static/",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "notes.sqlite3"}},
    INSTALLED_APPS=[f"django.contrib.{app}" for app in "admin auth contenttypes messages sessions staticfiles".split()]
    + [f"{__name__}.Notes"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
)
django.setup()

from django.contrib import admin
from django.core.management import call_command, execute_from_command_line
from django.db import models
from django.http import HttpResponse
from django.template import engines
from django.urls import path

PAGE = """<!doctype html>
<title>Notes</title>
<ul>{% for note in notes %}<li>{{ note.text }}</li>{% empty %}<li>No notes yet</li>{% endfor %}</ul>
<a href="/admin/">Add some</a>
"""


class Note(models.Model):
    text = models.CharField(max_length=200)

    def __str__(self):
        return self.text


admin.site.register(Note)


def home(request):
    return HttpResponse(engines["django"].from_string(PAGE).render({"notes": Note.objects.all()}, request))


urlpatterns = [path("", home), path("admin/", admin.site.urls)]

if __name__ == "__main__":
    call_command("migrate", run_syncdb=True, verbosity=0)
    execute_from_command_line(sys.argv)
