"""`whichframework slack`, `discord` and `run`: serve until told to stop, then finish what is under way."""

import asyncio
import logging
import signal
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from adapters import wiring
from adapters.failure import CannotGoOnError
from adapters.logs import start_logging
from adapters.operations.monitoring import Ready, operations
from adapters.platforms import Parts, Platform, configured, serving
from adapters.storage.conversations import Conversations
from bot.turn import StoreUnavailableError

log = logging.getLogger(__name__)

PURGE_SECONDS = 3600.0

STOPS = (signal.SIGINT, signal.SIGTERM)


def run(named: Sequence[Platform]) -> int:
    """Serve the named platforms, or all that have tokens."""
    settings = wiring.settings()
    platforms = tuple(named) or configured(settings)
    if not platforms:
        raise CannotGoOnError("No platform has its tokens; `whichframework doctor` says what to set and where.", 2)
    start_logging(settings)
    adviser = wiring.adviser(settings)
    try:
        engine = wiring.database(settings)
    except StoreUnavailableError as error:
        raise CannotGoOnError(str(error), 1) from error
    store = Conversations(engine)
    try:
        asyncio.run(serve(platforms, Parts(settings=settings, adviser=adviser, engine=engine, store=store)))
    finally:
        store.close()
    return 0


async def serve(platforms: Sequence[Platform], parts: Parts) -> None:
    """Serve until a signal says stop or one platform ends, which it does only by an error."""
    settings = parts.settings
    ready: dict[str, Ready] = {"database": parts.reachable}
    ready.update((platform, parts.is_connected(platform)) for platform in platforms)
    async with operations(settings.operations_host, settings.operations_port, ready):
        await _until_told(platforms, parts)


async def _until_told(platforms: Sequence[Platform], parts: Parts) -> None:
    stop = asyncio.Event()
    for number in STOPS:
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    told = asyncio.create_task(stop.wait(), name="stop")
    works = {asyncio.create_task(serving(platform, parts), name=platform) for platform in platforms}
    works.add(asyncio.create_task(_purge(parts), name="purge"))
    log.info("serving %s", ", ".join(platforms))
    ended, _ = await asyncio.wait({told, *works}, return_when=asyncio.FIRST_COMPLETED)
    log.info("stopping")
    for task in (told, *works):
        task.cancel()
    _, late = await asyncio.wait({told, *works}, timeout=parts.settings.stop_seconds)
    if late:
        log.warning("stopped in the middle of something: %s", ", ".join(task.get_name() for task in late))
    for task in ended & works:
        task.result()


async def _purge(parts: Parts) -> None:
    """Delete conversations that nobody came back to, now and every hour."""
    keep = timedelta(days=parts.settings.keep_days)
    while True:
        try:
            gone = await parts.store.purge(datetime.now(UTC) - keep)
        except StoreUnavailableError as error:
            log.warning("idle conversations are not deleted: %s", error)
        else:
            log.info("deleted %d idle conversations", gone)
        await asyncio.sleep(PURGE_SECONDS)
