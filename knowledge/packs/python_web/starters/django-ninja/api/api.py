import sys

import django
from django.conf import settings

settings.configure(
    DEBUG=True,
    SECRET_KEY="only for trying it out",
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["ninja"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
)
django.setup()

from django.core.management import execute_from_command_line
from django.urls import path
from ninja import NinjaAPI, Schema

api = NinjaAPI(title="Sums")  # try it at /api/docs


class Result(Schema):
    total: int


@api.get("/sum", response=Result)
def add(request, a: int, b: int):
    return Result(total=a + b)


urlpatterns = [path("api/", api.urls)]

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
