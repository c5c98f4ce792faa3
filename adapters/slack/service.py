"""Slack, served: what `whichframework slack` runs, alone or beside another platform in the same process."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.pace import Pace
from adapters.slack.app import make_app
from adapters.slack.core import Core
from adapters.slack.database import open_engine
from adapters.slack.deliveries import Clock, SharedDeliveries
from adapters.slack.desk import Desk
from adapters.slack.http import make_site
from adapters.slack.manifest import scopes
from adapters.slack.oauth import oauth_settings
from adapters.slack.outbox import code
from adapters.slack.retries import Sleep, retries
from adapters.slack.settings import SlackSettings, checked, refused
from adapters.slack.socket_mode import Socket
from adapters.storage.threads import Threads

log = logging.getLogger(__name__)

_WRONG_TOKEN = {
    "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type",
    "missing_scope",
}  # fmt: skip
_LONGEST_PAUSE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Slack while it is served."""

    connected: Callable[[], Awaitable[bool]]
    """Whether events can arrive now."""
    idle: Callable[[], Awaitable[None]]
    """Returns when everything that arrived so far is answered."""
    port: int | None = None
    """Where HTTP is served, in that mode."""


async def serve(settings: SlackSettings, core: Core, database: Threads) -> None:
    """Serve until cancelled.

    Raises:
        SlackSettingsError: tokens are missing or refused.
    """
    async with serving(settings, core, database):
        await asyncio.Event().wait()


@asynccontextmanager
async def serving(
    settings: SlackSettings,
    core: Core,
    database: Threads,
    *,
    clock: Clock = lambda: datetime.now(UTC),
    sleep: Sleep = asyncio.sleep,
) -> AsyncIterator[Service]:
    """Serve while the context lasts; on leaving, no new events are taken and those at hand are finished.

    Raises:
        SlackSettingsError: tokens are missing or refused.
    """
    checked(settings)
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(_session(settings))
        client = _client(settings, settings.bot_token or None, session, sleep)
        oauth = await _installation(settings, database, stack) if settings.for_many else None
        if oauth is None:
            await _accepted("SLACK_BOT_TOKEN", client.auth_test, sleep)
        deliveries = SharedDeliveries(database, clock)
        stack.push_async_callback(deliveries.close)
        persons, workspaces = Pace(settings.person_turns, 60.0), Pace(settings.workspace_turns, 60.0)
        desk = Desk(core, deliveries, clock, persons=persons, workspaces=workspaces)
        stack.push_async_callback(desk.close)
        app = make_app(desk, client, oauth=oauth)
        yield await _opened(settings, app, desk, session, stack, clock)


async def check(settings: SlackSettings) -> tuple[tuple[str, bool, str], ...]:
    """Return what was checked, whether it is in order, and the remedy, for `whichframework doctor`."""
    try:
        checked(settings)
    except Exception as error:  # noqa: BLE001 - its message is the remedy
        return (("Slack settings", False, str(error)),)
    found: list[tuple[str, bool, str]] = [("Slack settings", True, "")]
    async with _session(settings) as session:
        if settings.bot_token:
            client = _client(settings, settings.bot_token, session, asyncio.sleep)
            found += await _check_token("SLACK_BOT_TOKEN", client.auth_test)
        if settings.mode == "socket":
            client = _client(settings, None, session, asyncio.sleep)
            found += await _check_token(
                "SLACK_APP_TOKEN", lambda: client.apps_connections_open(app_token=settings.app_token)
            )
    return tuple(found)


async def _installation(settings: SlackSettings, database: Threads, stack: AsyncExitStack) -> AsyncOAuthSettings:
    """Return how workspaces install the app; Bolt's stores want connections of their own to the database."""
    engine = open_engine(database.url)
    stack.push_async_callback(engine.dispose)
    return await oauth_settings(settings, engine)


async def _opened(
    settings: SlackSettings,
    app: AsyncApp,
    desk: Desk,
    session: aiohttp.ClientSession,
    stack: AsyncExitStack,
    clock: Clock,
) -> Service:
    """Open the door that the settings name."""
    if settings.mode == "http":
        runner = web.AppRunner(make_site(app, settings.signing_secret, clock), access_log=None, shutdown_timeout=5.0)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, settings.host, settings.port).start()
        port = int(runner.addresses[0][1])
        log.info("Slack: taking requests on port %d", port)
        return Service(connected=_always, idle=desk.idle, port=port)
    web_client = _client(settings, settings.app_token, session, asyncio.sleep)
    await _accepted(
        "SLACK_APP_TOKEN", lambda: web_client.apps_connections_open(app_token=settings.app_token), asyncio.sleep
    )
    handler = Socket(app, settings.app_token, web_client=web_client, ping_interval=settings.ping_seconds)
    stack.push_async_callback(handler.close_async)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    log.info("Slack: connected by Socket Mode")
    return Service(connected=handler.client.is_connected, idle=desk.idle)


def _session(settings: SlackSettings) -> aiohttp.ClientSession:
    """Return what all calls share; slack_sdk leaves the time that they may take to it."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=settings.api_seconds))


def _client(settings: SlackSettings, token: str | None, session: aiohttp.ClientSession, sleep: Sleep) -> AsyncWebClient:
    return AsyncWebClient(
        token=token,
        base_url=settings.base_url,
        session=session,
        retry_handlers=retries(sleep),
        logger=logging.getLogger("slack_sdk"),
    )


async def _accepted(name: str, call: Callable[[], Awaitable[AsyncSlackResponse]], sleep: Sleep) -> None:
    """Wait until Slack can be reached and accepts the token; a wrong token is not waited for."""
    pause = 1.0
    while True:
        try:
            await call()
        except SlackApiError as error:
            if code(error) in _WRONG_TOKEN:
                raise refused(name, code(error)) from None
            log.warning("Slack does not answer as it should (%s), trying again in %.0f s", code(error), pause)
        except (aiohttp.ClientError, TimeoutError) as error:
            log.warning("Slack cannot be reached (%s), trying again in %.0f s", code(error), pause)
        else:
            return
        await sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


async def _check_token(
    name: str, call: Callable[[], Awaitable[AsyncSlackResponse]]
) -> tuple[tuple[str, bool, str], ...]:
    try:
        response = await call()
    except SlackApiError as error:
        return ((name, False, str(refused(name, code(error)))),)
    except (aiohttp.ClientError, TimeoutError) as error:
        return ((name, False, f"Slack cannot be reached ({code(error)}): check the network and SLACK_API_URL."),)
    granted = next((value for key, value in response.headers.items() if key.lower() == "x-oauth-scopes"), "")
    missing = sorted(set(scopes()) - set(granted.replace(" ", "").split(","))) if granted and "BOT" in name else []
    remedy = f"Add the scopes {', '.join(missing)} and install the app again." if missing else ""
    return ((name, True, ""), *((("Slack scopes", not missing, remedy),) if "BOT" in name else ()))


async def _always() -> bool:
    return True
