"""Asks two services at once. Here both are this same application, so that it runs without a network."""

import asyncio
from collections.abc import AsyncIterator

from aiohttp import ClientSession, web

routes = web.RouteTableDef()
session = web.AppKey("session", ClientSession)


@routes.get("/slow/{name}")
async def slow(request: web.Request) -> web.Response:
    await asyncio.sleep(0.2)
    return web.json_response({"name": request.match_info["name"]})


async def ask(request: web.Request, name: str) -> str:
    async with request.app[session].get(request.url.origin() / "slow" / name) as answer:
        return (await answer.json())["name"]


@routes.get("/")
async def both(request: web.Request) -> web.Response:
    names = await asyncio.gather(ask(request, "weather"), ask(request, "traffic"))
    return web.json_response({"together": names})


async def client(app: web.Application) -> AsyncIterator[None]:
    async with ClientSession() as opened:
        app[session] = opened
        yield


def make(argv: list[str] | None = None) -> web.Application:
    app = web.Application()
    app.add_routes(routes)
    app.cleanup_ctx.append(client)
    return app


if __name__ == "__main__":
    web.run_app(make())
