"""What tests over the wire do and deliver again and again."""

from typing import Any

from tests.adapters.discord.fakes import Core
from tests.adapters.discord.loopback import payloads as make
from tests.adapters.discord.loopback.server import Loopback
from tests.adapters.discord.samples import YES_NO, says
from tests.adapters.discord.wire import walk

COMMAND = {"id": "4000", "name": "whichframework", "type": 1, "options": []}


def asking(core: Core) -> None:
    """Let every turn ask the same question."""
    core.reply = says(YES_NO)


def control(message: dict[str, Any], label: str) -> str:
    """Return the id of a button."""
    return str(next(one["custom_id"] for one in walk(message["components"]) if one.get("label") == label))


def click(custom_id: str, **more: Any) -> dict[str, Any]:
    """Return a click's data."""
    return {"custom_id": custom_id, "component_type": 2, **more}


def mentioning(discord: Loopback, words: str, **more: Any) -> dict[str, Any]:
    """Return a message of Alice that mentions the bot."""
    return make.message(discord.new_id(), make.CHANNEL, make.ALICE, f"<@{make.APPLICATION}> {words}", **more)
