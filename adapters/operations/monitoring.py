"""What operators look at, on a port of its own: /healthz (alive), /readyz (fit to serve) and /metrics (Prometheus)."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TypeVar

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

from adapters.operations.redaction import whereabouts
from bot.events import ConversationKey, Incoming
from bot.replies import Recommendation, Reply
from bot.tallies import missed
from bot.turn import Answered, ConflictError, Loaded, Store, Stored, StoreUnavailableError

log = logging.getLogger(__name__)

CHECK_SECONDS = 3.0
"""That a part may take to say that it is fit: what is silent is not, and whoever asks does not wait for ever."""

Given = TypeVar("Given")
Found = TypeVar("Found")

Take = Callable[[Incoming], Awaitable[Reply]]
Ready = Callable[[], Awaitable[bool]]

TURNS = Counter("whichframework_turns", "Turns taken, by platform and kind of reply", ["platform", "kind"])
SECONDS = Histogram(
    "whichframework_turn_seconds",
    "Seconds that a turn took, with its saving",
    ["platform"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0),
)
RECOMMENDED = Counter("whichframework_recommendations", "Recommendations, by candidate", ["candidate"])
ASKED = Counter("whichframework_questions", "Questions that a reply left open, by criterion", ["criterion"])
MISSED = Counter("whichframework_misses", "Replies that say that something was not understood", ["platform"])
ERRORS = Counter("whichframework_errors", "Turns that failed, by platform and error", ["platform", "error"])
RETRIES = Counter("whichframework_retries", "Saves repeated because another event went through first", ["platform"])
READY = Gauge("whichframework_ready", "Whether a part is fit to serve: the database, each platform", ["part"])


class Counted:
    """A store whose conflicts are counted; each is followed by another try."""

    def __init__(self, store: Store) -> None:
        """Keep the store."""
        self._store = store

    async def load(self, key: ConversationKey, event: str = "") -> Loaded:
        """Return the conversation, and what was answered to an event of it."""
        return await self._store.load(key, event)

    async def save(self, key: ConversationKey, stored: Stored, answered: Answered) -> None:
        """Write it, and count if that is in vain."""
        try:
            await self._store.save(key, stored, answered)
        except ConflictError:
            RETRIES.labels(key.platform).inc()
            raise

    async def forget(self, key: ConversationKey, event: str, at: datetime) -> int:
        """Delete what is kept about a person."""
        return await self._store.forget(key, event, at)

    async def forget_workspace(self, platform: str, workspace: str) -> int:
        """Delete what is kept about the people of a workspace."""
        return await self._store.forget_workspace(platform, workspace)


def patient(work: Callable[[Given], Awaitable[Found]], seconds: float) -> Callable[[Given], Awaitable[Found]]:
    """Return work that gives up after so long: a database that takes connections and is silent answers nobody."""

    async def waiting(given: Given) -> Found:
        try:
            async with asyncio.timeout(seconds):
                return await work(given)
        except TimeoutError as error:
            raise StoreUnavailableError("the database is silent; see whether its host and its disk are well") from error

    return waiting


def counted(take: Take) -> Take:
    """Return a turn that is counted; nothing that was said goes into a count."""

    async def counting(incoming: Incoming) -> Reply:
        platform, before = incoming.key.platform, time.perf_counter()
        try:
            reply = await take(incoming)
        except Exception as error:
            ERRORS.labels(platform, type(error).__name__).inc()
            if not isinstance(error, StoreUnavailableError):
                log.error("a turn failed: %s", whereabouts(error))  # noqa: TRY400 - a trace may quote somebody
            raise
        SECONDS.labels(platform).observe(time.perf_counter() - before)
        TURNS.labels(platform, reply.kind).inc()
        for part in reply.parts:
            if isinstance(part, Recommendation):
                RECOMMENDED.labels(part.pick.candidate).inc()
        if missed(reply):
            MISSED.labels(platform).inc()
        if reply.kind == "question" and reply.standing.question:
            ASKED.labels(reply.standing.question.question).inc()
        return reply

    return counting


@asynccontextmanager
async def operations(host: str, port: int, ready: Mapping[str, Ready]) -> AsyncIterator[int]:
    """Answer operators while the context lasts; give the port.

    Args:
        host: address to listen on.
        port: 0 for a free one. What is given is 0 when it cannot be had.
        ready: by name, what must hold for `/readyz`.
    """
    runner = web.AppRunner(_site(ready), access_log=None)
    await runner.setup()
    try:
        yield await _port(runner, host, port)
    finally:
        await runner.cleanup()


async def _port(runner: web.AppRunner, host: str, port: int) -> int:
    """Listen, and return the port; 0 if it is taken, which is no reason not to serve people."""
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        log.warning("no /healthz and /metrics: port %d cannot be had (%s)", port, error.strerror)
        return 0
    number = int(runner.addresses[0][1])
    log.info("operations on port %d", number)
    return number


def _site(ready: Mapping[str, Ready]) -> web.Application:
    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def readyz(_: web.Request) -> web.Response:
        found = await _found(ready)
        return web.json_response(found, status=200 if all(found.values()) else 503)

    async def metrics(_: web.Request) -> web.Response:
        await _found(ready)
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    site = web.Application()
    site.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)])
    return site


async def _found(ready: Mapping[str, Ready]) -> dict[str, bool]:
    found = {name: await _holds(check) for name, check in ready.items()}
    for name, holds in found.items():
        READY.labels(name).set(holds)
    return found


async def _holds(check: Ready) -> bool:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return await check()
    except Exception as error:  # noqa: BLE001 - whatever it is, we are not ready
        log.warning("not ready: %s", type(error).__name__)
        return False
