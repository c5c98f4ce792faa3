"""Registering the commands when they have changed, not at each start: Discord allows 200 new ones a day.

https://docs.discord.com/developers/interactions/application-commands#registering-a-command
"""

import hashlib
import json
import logging

import discord
from discord import app_commands

from adapters.discord.ports import Notes

log = logging.getLogger(__name__)

Tree = app_commands.CommandTree[discord.Client]


async def sync(tree: Tree, application_id: int, notes: Notes) -> dict[str, int]:
    """Register the commands if their payload is new; return their ids by name, by which they can be linked to."""
    name = f"discord:commands:{application_id}"
    fingerprint = _fingerprint(tree)
    known = json.loads(await notes.get(name) or "{}")
    if known.get("fingerprint") == fingerprint:
        log.info("The commands are registered already")
        return dict(known["ids"])
    ids = {command.name: command.id for command in await tree.sync()}
    await notes.put(name, json.dumps({"fingerprint": fingerprint, "ids": ids}))
    log.info("Registered %d commands", len(ids))
    return ids


def _fingerprint(tree: Tree) -> str:
    payload = [command.to_dict(tree) for command in tree.get_commands()]
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
