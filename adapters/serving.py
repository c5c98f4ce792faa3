"""`whichframework slack`, `discord` and `run`: serve until told to stop, then finish what is under way."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from adapters import wiring
from adapters.failure import CannotGoOnError
from adapters.logs import start_logging
from adapters.operations.monitoring import Ready, operations
from adapters.operations.redaction import whereabouts
from adapters.platforms import Parts, Platform, configured, serving
from adapters.settings import Settings
from adapters.storage.conversations import Conversations
from bot.adviser import Adviser
from bot.turn import StoreUnavailableError

log = logging.getLogger(__name__)

PURGE_SECONDS = 3600.0

LONGEST_PAUSE = 30.0
"""Seconds between two tries to reach a database that is gone."""

LAST_SECONDS = 5.0
"""After `stop_seconds`, for closing what can be closed."""

STOPS = (signal.SIGINT, signal.SIGTERM)


def run(named: Sequence[Platform]) -> int:
    """Serve the named platforms, or all that have tokens."""
    settings = wiring.settings()
    platforms = tuple(named) or configured(settings)
    if not platforms:
        raise CannotGoOnError("No platform has its tokens; `whichframework doctor` says what to set and where.", 2)
    start_logging(settings)
    adviser = wiring.adviser(settings)
    asyncio.run(serve(platforms, settings, adviser, stopping=lambda: _end_after(settings.stop_seconds + LAST_SECONDS)))
    return 0


async def serve(
    platforms: Sequence[Platform],
    settings: Settings,
    adviser: Adviser,
    *,
    opened: Callable[[Settings], Engine] = wiring.database,
    work: Callable[[Platform, Parts], Coroutine[Any, Any, None]] = serving,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    stopping: Callable[[], None] = lambda: None,
) -> None:
    """Serve until a signal says stop, or until no platform can be served any more.

    Raises:
        CannotGoOnError: the owner has to change something first; that of the platform which ended last.
    """
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.set_exception_handler(unheard)
    for number in STOPS:
        loop.add_signal_handler(number, told.set)
    ready: dict[str, Ready] = {"database": _not_yet}
    async with operations(settings.operations_host, settings.operations_port, ready):
        main = asyncio.create_task(_serve(platforms, settings, adviser, ready, opened, work, sleep), name="serving")
        stop = asyncio.create_task(told.wait(), name="stop")
        await asyncio.wait({main, stop}, return_when=asyncio.FIRST_COMPLETED)
        log.info("stopping")
        stop.cancel()
        stopping()
        await _ended(main, settings.stop_seconds)


def unheard(_: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """Log what failed in a task that nobody waits for, without the error's message, which may quote somebody."""
    error = context.get("exception")
    log.error("%s: %s", context["message"], whereabouts(error) if error else "no error is known")


async def _serve(
    platforms: Sequence[Platform],
    settings: Settings,
    adviser: Adviser,
    ready: dict[str, Ready],
    opened: Callable[[Settings], Engine],
    work: Callable[[Platform, Parts], Coroutine[Any, Any, None]],
    sleep: Callable[[float], Awaitable[None]],
) -> None:
    """Open the database, then take events: never the other way round."""
    engine = await _database(settings, opened, sleep)
    store = Conversations(engine, keep_texts=settings.keep_texts)
    try:
        parts = Parts(settings=settings, adviser=adviser, engine=engine, store=store)
        ready["database"] = parts.reachable
        ready.update((platform, parts.is_connected(platform)) for platform in platforms)
        purge = asyncio.create_task(_purge(parts), name="purge")
        try:
            await _all({platform: work(platform, parts) for platform in platforms}, parts)
        finally:
            purge.cancel()
    finally:
        store.close()


async def _database(
    settings: Settings, opened: Callable[[Settings], Engine], sleep: Callable[[float], Awaitable[None]]
) -> Engine:
    """Return the database as soon as it answers."""
    pause = 1.0
    while True:
        try:
            return await asyncio.to_thread(opened, settings)
        except StoreUnavailableError as error:
            log.warning("no database yet, trying again in %.0f s: %s", pause, error)
        await sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


async def _all(works: Mapping[Platform, Coroutine[Any, Any, None]], parts: Parts) -> None:
    """Serve platforms side by side; one that cannot go on says so and leaves the others alone."""
    tasks = {asyncio.create_task(work, name=platform): platform for platform, work in works.items()}
    waiting, last = set(tasks), None
    log.info("serving %s", ", ".join(works))
    try:
        while waiting:
            ended, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                last = task
                parts.connected.pop(tasks[task], None)
                _report(task, others=bool(waiting))
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
    if last is not None:
        last.result()


def _report(task: asyncio.Task[None], *, others: bool) -> None:
    error = task.exception()
    if error is None or not others:
        return  # what ends the program is told by the program
    told = str(error) if isinstance(error, CannotGoOnError) else whereabouts(error)
    log.error("%s is no longer served, the others are: %s", task.get_name(), told)


async def _ended(main: asyncio.Task[None], seconds: float) -> None:
    """Have everything under way finished in time, and raise what ended it, if anything did."""
    if main.done():
        main.result()
        return
    main.cancel()
    _, late = await asyncio.wait({main}, timeout=seconds)
    if late:
        log.warning("stopped in the middle of something")
    elif not main.cancelled():
        main.result()


def _end_after(seconds: float) -> None:
    """End the process after so long: a thread that waits for a silent database cannot be ended otherwise."""

    def end() -> None:
        log.error("ended by force, for something does not end by itself")
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True  # where all goes well the process has ended before
    timer.start()


async def _not_yet() -> bool:
    return False


async def _purge(parts: Parts) -> None:
    """Delete conversations that nobody came back to, now and every hour."""
    keep = timedelta(days=parts.settings.keep_days)
    while True:
        try:
            gone = await parts.store.purge(datetime.now(UTC), keep)
        except StoreUnavailableError as error:
            log.warning("idle conversations are not deleted: %s", error)
        else:
            log.info("deleted %d idle conversations", gone)
        await asyncio.sleep(PURGE_SECONDS)
