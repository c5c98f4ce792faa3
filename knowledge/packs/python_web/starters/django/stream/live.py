import asyncio

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path

settings.configure(DEBUG=True, SECRET_KEY="only for trying it out", ROOT_URLCONF=__name__)

PAGE = """<!doctype html>
<title>Live</title>
<output>waiting</output>
<script>
  const source = new EventSource("/count")
  source.onmessage = event => document.querySelector("output").textContent = event.data
  source.onerror = () => source.close()
</script>
"""


async def numbers():
    for number in range(1, 4):
        yield f"data: {number}\n\n"
        await asyncio.sleep(0.5)


def home(request):
    return HttpResponse(PAGE)


async def count(request):
    return StreamingHttpResponse(numbers(), content_type="text/event-stream")


urlpatterns = [path("", home), path("count", count)]
application = get_asgi_application()
