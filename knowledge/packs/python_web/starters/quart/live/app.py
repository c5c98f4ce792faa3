import asyncio
from collections.abc import AsyncIterator

from quart import Quart, Response, render_template_string

app = Quart(__name__)

PAGE = """<!doctype html>
<title>Live</title>
<h1>{{ title }}</h1>
<output>waiting</output>
<script>
  const source = new EventSource("/count")
  source.onmessage = event => document.querySelector("output").textContent = event.data
  source.onerror = () => source.close()
</script>
"""


@app.get("/")
async def home() -> str:
    return await render_template_string(PAGE, title="Counting")


async def numbers() -> AsyncIterator[str]:
    for number in range(1, 4):
        yield f"data: {number}\n\n"
        await asyncio.sleep(0.5)


@app.get("/count")
async def count() -> Response:
    return Response(numbers(), content_type="text/event-stream")
