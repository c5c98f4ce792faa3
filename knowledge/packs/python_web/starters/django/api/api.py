import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import JsonResponse
from django.urls import path

settings.configure(DEBUG=True, SECRET_KEY="only for trying it out", ROOT_URLCONF=__name__)


def hello(request, name):
    return JsonResponse({"message": f"Hello, {name}!"})


urlpatterns = [path("hello/<str:name>", hello)]

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
