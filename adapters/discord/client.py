"""The connection: what is heard goes to the doors and the controls."""

import asyncio
import logging
import sys
from collections.abc import Callable
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket

from adapters.discord import controls, doors
from adapters.discord.desk import Desk
from adapters.discord.payloads import UnreadableEventError, check
from adapters.discord.permissions import INTENTS
from adapters.discord.ports import Candidate
from adapters.discord.sync import sync
from adapters.operations.redaction import whereabouts

log = logging.getLogger(__name__)


discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # we never speak


class Client(discord.AutoShardedClient):
    """Our side of Discord: as many shards as are set, or as Discord advises."""

    def __init__(self, desk: Desk, candidates: tuple[Candidate, ...], **options: Any) -> None:
        if desk.options.shard_ids:
            options["shard_ids"] = list(desk.options.shard_ids)
        super().__init__(
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            activity=discord.CustomActivity(name="Mention me, or /whichframework"),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            shard_count=desk.options.shard_count,
            guild_ready_timeout=desk.options.ready_timeout,
            **options,
        )
        parsers = self._connection.parsers
        parsers.update({name: _careful(name, parse) for name, parse in parsers.items() if name != "READY"})
        self.desk = desk
        self.tree = doors.Tree(self, desk)
        doors.add_commands(self.tree, desk, candidates)

    async def setup_hook(self) -> None:
        """Prepare what has to be there before the first event."""
        self.add_dynamic_items(controls.control_for(self.desk))
        try:
            self.desk.commands |= await sync(self.tree, self.application_id or 0, self.desk.notes)
        except Exception:  # the commands of the last start are still there
            log.exception("Could not register the commands")

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard where the settings say, else where Discord says, and again after losing a session."""
        chosen = yarl.URL(self.desk.options.gateway_url) if self.desk.options.gateway_url else gateway
        DiscordWebSocket.DEFAULT_GATEWAY = chosen
        await super().launch_shard(chosen, shard_id, initial=initial)

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for us."""
        if self.user is not None:
            await doors.hear(self.desk, message, self.user.id)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer forms, and controls that nobody else answers."""
        await controls.catch(self.desk, interaction)

    async def on_error(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Log a failure without what was written, which is in the arguments."""
        del args, kwargs
        if error := sys.exception():  # it is being handled
            log.error("Failed while handling %s: %s", event, whereabouts(error))

    async def finish(self, seconds: float) -> None:
        """Let the answers under way be sent, then leave."""
        busy = {task for task in self.desk.busy if task and task is not asyncio.current_task()}
        if busy:
            await asyncio.wait(busy, timeout=seconds)
        await self.close()


def _careful(name: str, parse: Callable[[Any], object]) -> Callable[[Any], None]:
    """Return a parser that leaves an event aside which cannot be read; discord.py would give up the connection."""

    def parsed(payload: Any) -> None:
        try:
            check(name, payload)
            parse(payload)
        except UnreadableEventError as error:
            log.warning("%s left aside: %s", name, error)
        except Exception as error:  # noqa: BLE001 - whatever the library stumbles over
            log.warning("%s left aside, for it cannot be read: %s", name, whereabouts(error))

    return parsed
