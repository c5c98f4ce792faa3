import asyncio
from collections.abc import AsyncIterator

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.sse import EventSourceResponse

app = FastAPI()

PAGE = """<!doctype html>
<title>Live</title>
<output>waiting</output>
<script>
  const source = new EventSource("/count")
  source.onmessage = event => document.querySelector("output").textContent = event.data
  source.onerror = () => source.close()
</script>
"""


@app.get("/", response_class=HTMLResponse)
async def home() -> str:
    return PAGE


@app.get("/count", response_class=EventSourceResponse)
async def count() -> AsyncIterator[int]:
    for number in range(1, 4):
        yield number
        await asyncio.sleep(0.5)
