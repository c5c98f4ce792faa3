import asyncio
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Route


async def hello(request: Request) -> JSONResponse:
    return JSONResponse({"message": f"Hello, {request.path_params['name']}!"})


async def numbers() -> AsyncIterator[str]:
    for number in range(1, 4):
        yield f"data: {number}\n\n"
        await asyncio.sleep(0.5)


async def count(request: Request) -> StreamingResponse:
    return StreamingResponse(numbers(), media_type="text/event-stream")


app = Starlette(routes=[Route("/hello/{name}", hello), Route("/count", count)])
