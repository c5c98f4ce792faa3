"""An API over one table, in one file. Open /notes/ in a browser to try it."""

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
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.staticfiles"]
    + ["rest_framework", f"{__name__}.Notes"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": []},
)
django.setup()

from django.core.management import call_command, execute_from_command_line
from django.db import models
from rest_framework import routers, serializers, viewsets


class Note(models.Model):
    text = models.CharField(max_length=200)


class NoteSerializer(serializers.ModelSerializer):
    class Meta:
        model = Note
        fields = ("id", "text")


class NoteViewSet(viewsets.ModelViewSet):
    queryset = Note.objects.order_by("id")
    serializer_class = NoteSerializer


router = routers.DefaultRouter()
router.register("notes", NoteViewSet)
urlpatterns = router.urls

if __name__ == "__main__":
    call_command("migrate", run_syncdb=True, verbosity=0)
    execute_from_command_line(sys.argv)
