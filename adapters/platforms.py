"""What each platform is given: its part of the settings, the turn, and what it may look up."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any, Literal

from sqlalchemy import Engine

from adapters.operations.monitoring import Counted, Ready, counted, patient
from adapters.settings import Settings
from adapters.storage.conversations import Conversations
from bot.adviser import Adviser
from bot.events import ConversationKey, Incoming
from bot.replies import Reply
from bot.turn import take

Platform = Literal["slack", "discord"]
Check = tuple[str, bool, str]
"""What was checked, whether it is in order, and the remedy or a remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What all platforms share."""

    settings: Settings
    adviser: Adviser
    engine: Engine
    store: Conversations
    patience: float = 12.0
    """Seconds that a turn may take; longer than a database is given to notice that its connection broke."""
    connected: dict[Platform, Ready] = field(default_factory=dict)
    """Whether events can arrive now, of each platform that is being served."""

    @property
    def take(self) -> Callable[[Incoming], Awaitable[Reply]]:
        """One turn, counted, which ends in time whatever happens."""
        idle_for = timedelta(days=self.settings.keep_days)
        turn = partial(take, store=Counted(self.store), adviser=self.adviser, idle_for=idle_for)
        return counted(patient(turn, self.patience))

    async def reachable(self) -> bool:
        """Tell whether the database answers."""
        await self.store.load(ConversationKey(platform="operations", person="nobody"))
        return True

    def is_connected(self, platform: Platform) -> Ready:
        """Return the check of a platform's connection."""

        async def check() -> bool:
            connected = self.connected.get(platform)
            return connected is not None and await connected()

        return check


def configured(settings: Settings) -> tuple[Platform, ...]:
    """Return the platforms of which any secret is set."""
    slack = (settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret)
    found: tuple[Platform, ...] = ("slack",) if any(secret.get_secret_value() for secret in slack) else ()
    return (*found, "discord") if settings.discord_token.get_secret_value() else found


def serving(platform: Platform, parts: Parts) -> Coroutine[Any, Any, None]:
    """Return the work of serving a platform, which ends by an error or by being cancelled."""
    return _slack(parts) if platform == "slack" else _discord(parts)


async def checks(platform: Platform, settings: Settings) -> tuple[Check, ...]:
    """Ask a platform about its tokens."""
    if platform == "slack":
        from adapters.slack.service import check

        return await check(_slack_settings(settings))
    from adapters.discord import serving as discord

    return await discord.check(_discord_options(settings))


async def _slack(parts: Parts) -> None:
    from adapters.slack.core import make_core
    from adapters.slack.service import serving

    core = make_core(parts.take, parts.store, parts.adviser, patient(parts.store.of_person, parts.patience))
    async with serving(_slack_settings(parts.settings), core, parts.store.threads) as service:
        parts.connected["slack"] = service.connected
        _settled()
        await asyncio.Event().wait()


async def _discord(parts: Parts) -> None:
    from adapters.discord.ports import Candidate, SetupError
    from adapters.discord.serving import serve
    from adapters.failure import CannotGoOnError
    from adapters.storage.notes import Notes

    candidates = tuple(Candidate(candidate.id, candidate.name) for candidate in parts.adviser.pack.candidates)

    up = False

    def told(connected: bool) -> None:
        nonlocal up
        up = connected

    async def is_up() -> bool:
        return up

    parts.connected["discord"] = is_up
    options = _discord_options(parts.settings)
    _settled()
    try:
        await serve(options, parts.take, Notes(parts.engine), candidates, on_ready=told)
    except SetupError as error:
        raise CannotGoOnError(str(error), 2) from error


def _settled() -> None:
    """Set apart what is loaded by now and stays: to look through it for garbage stops everything for 0.1 to 0.2 s."""
    gc.collect()
    gc.freeze()


def _slack_settings(settings: Settings) -> Any:
    from adapters.slack.settings import SlackSettings

    return SlackSettings(
        bot_token=settings.slack_bot_token.get_secret_value(),
        app_token=settings.slack_app_token.get_secret_value(),
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        client_id=settings.slack_client_id,
        client_secret=settings.slack_client_secret.get_secret_value(),
        api_url=settings.slack_api_url,
        authorize_url=settings.slack_authorize_url,
        redirect_url=settings.slack_redirect_url,
        mode=settings.slack_mode,
        host=settings.slack_host,
        port=settings.slack_port,
        person_turns=settings.turns_per_minute,
        workspace_turns=settings.workspace_turns_per_minute,
    )


def _discord_options(settings: Settings) -> Any:
    from adapters.discord.ports import Options

    return Options(
        token=settings.discord_token.get_secret_value(),
        api_url=settings.discord_api_url,
        gateway_url=settings.discord_gateway_url,
        shard_count=settings.discord_shard_count,
        shard_ids=settings.discord_shard_ids,
        person_turns=settings.turns_per_minute,
        person_seconds=60.0,
        server_turns=settings.workspace_turns_per_minute,
        server_seconds=60.0,
    )
