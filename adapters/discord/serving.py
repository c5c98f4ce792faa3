"""Starting Discord and keeping it going, and what an owner asks before: is the token right, where is the invite?"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Iterator

import aiohttp
import discord
import yarl
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket
from discord.http import INTERNAL_API_VERSION, Route

from adapters.discord.client import Client
from adapters.discord.desk import Desk
from adapters.discord.permissions import INTENTS, application_id_of, invite_url, user_install_url
from adapters.discord.ports import PORTAL, Candidate, Notes, Options, SetupError, Take
from adapters.operations.redaction import whereabouts

log = logging.getLogger(__name__)

GRACE = 5.0
"""Seconds for the answers under way when we are told to stop."""

_NO_TOKEN = f"No Discord token is set: put the bot's token from {PORTAL} (Bot, Reset Token) into DISCORD_TOKEN."
_WRONG_TOKEN = (
    f"Discord refuses the token: copy the bot's token again from {PORTAL} (Bot, Reset Token) to DISCORD_TOKEN."
)
_INTENTS = f"Discord refuses the intents, though none is privileged: look at the bot's page at {PORTAL}."
_SHARDING = "Discord refuses the sharding: set the same shard count, and different shard ids, for every process."
_REFUSALS = {
    4004: _WRONG_TOKEN,
    4010: _SHARDING,
    4011: "Discord wants more shards: raise the shard count, or leave it unset to take what Discord advises.",
    4012: "Discord no longer takes this version of its gateway: update discord.py.",
    4013: _INTENTS,
    4014: _INTENTS,
}
"""Close codes after which connecting again is of no use.
https://docs.discord.com/developers/topics/opcodes-and-status-codes"""

_VERSIONED = re.compile(r"/v\d+$")

_PASSING = (aiohttp.ClientError, OSError, TimeoutError, discord.GatewayNotFound, discord.HTTPException)


def _nobody(connected: bool) -> None:
    """Be told whether we are connected, and not mind."""
    del connected


async def serve(
    options: Options,
    take: Take,
    notes: Notes,
    candidates: tuple[Candidate, ...],
    *,
    on_ready: Callable[[bool], None] = _nobody,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    make: type[Client] = Client,
) -> None:
    """Serve Discord until cancelled. `on_ready` is told whether we are connected, whenever that changes.

    Raises:
        SetupError: the owner has to change something.
    """
    if not options.token.strip():
        raise SetupError(_NO_TOKEN)
    point_at(options)
    backoff: ExponentialBackoff[bool] = ExponentialBackoff()
    while True:
        client = make(Desk(take=take, notes=notes, options=options), candidates)
        report_to(client, on_ready)
        try:
            return await run(client, options.token)
        except SetupError:
            raise
        except _PASSING as error:
            log.warning("Discord cannot be reached (%s), trying again", type(error).__name__)
        except Exception as error:  # noqa: BLE001 - such as a greeting that cannot be read
            log.error("The connection to Discord failed, trying again: %s", whereabouts(error))  # noqa: TRY400
        finally:
            on_ready(False)
            await client.finish(GRACE)
        await sleep(backoff.delay())


async def run(client: Client, token: str) -> None:
    """Connect once and serve until the connection is given up.

    Raises:
        SetupError: the owner has to change something.
    """
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise SetupError(_WRONG_TOKEN) from error
    except discord.PrivilegedIntentsRequired as error:
        raise SetupError(_INTENTS) from error
    except discord.ConnectionClosed as error:
        if error.code in _REFUSALS:
            raise SetupError(_REFUSALS[error.code]) from error
        raise ConnectionResetError(f"closed with code {error.code}") from error


async def check(options: Options) -> tuple[tuple[str, bool, str], ...]:
    """Return what was checked, whether it is in order, and the remedy or the links, for `whichframework doctor`."""
    if not options.token.strip():
        return (("DISCORD_TOKEN", False, _NO_TOKEN),)
    point_at(options)
    client = discord.Client(intents=INTENTS)
    try:
        await client.login(options.token)
        about = await client.application_info()
    except discord.LoginFailure:
        return (("DISCORD_TOKEN", False, _WRONG_TOKEN),)
    except _PASSING as error:
        told = f"Discord cannot be reached ({type(error).__name__}): check the network and DISCORD_API_URL."
        return (("DISCORD_TOKEN", False, told),)
    finally:
        await client.close()
    return (
        ("DISCORD_TOKEN", True, about.name),
        *(("Discord application", False, problem) for problem in _problems(about)),
        ("Discord invite for a server", True, invite_url(about.id)),
        ("Discord invite for yourself", True, user_install_url(about.id)),
    )


def invite_of(token: str) -> str | None:
    """Return the invite link for a token without asking Discord; None if it is no token."""
    application_id = application_id_of(token)
    return None if application_id is None else invite_url(application_id)


def point_at(options: Options) -> None:
    """Send discord.py elsewhere than to Discord, where the settings say so. It knows one address for the process."""
    if options.api_url:
        base = options.api_url.rstrip("/")
        Route.BASE = base if _VERSIONED.search(base) else f"{base}/v{INTERNAL_API_VERSION}"
    if options.gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(options.gateway_url)


def report_to(client: Client, on_ready: Callable[[bool], None]) -> None:
    """Have a client report whether it is connected."""

    async def connected() -> None:
        log.info("Connected to Discord: %d servers on %d shards", len(client.guilds), len(client.shards))
        on_ready(True)

    async def disconnected() -> None:
        log.info("Disconnected from Discord")
        on_ready(False)

    for name, told in (
        ("on_ready", connected),
        ("on_resumed", connected),
        ("on_disconnect", disconnected),
    ):
        told.__name__ = name
        setattr(client, name, told)


def _problems(about: discord.AppInfo) -> Iterator[str]:
    if about.interactions_endpoint_url:
        yield f"Commands and clicks go to another address: clear “Interactions Endpoint URL” at {PORTAL}."
    if not about.bot_public:
        yield f"Only you can install the bot: tick “Public Bot” at {PORTAL} if others should."
