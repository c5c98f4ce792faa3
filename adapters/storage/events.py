"""Which events were taken, and what was answered to them.

An event goes by a digest of its conversation and its id, so that of a person who wants to be forgotten nothing but
digests and times stays, and yet nothing that was taken before is taken again.
"""

import hashlib
import json
import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from adapters.storage.tables import events
from bot.events import ConversationKey
from bot.turn import Answered

FORGOTTEN = b""
"""In the place of a reply."""

_ADD = insert(events)
_STRIP = (
    update(events)
    .where(*(events.c[name] == bindparam(f"key_{name}") for name in ("platform", "workspace", "person")))
    .values(platform="", workspace="", person="", reply=FORGOTTEN)
)


def digest(key: ConversationKey, event: str) -> str:
    """Return the name by which an event is known here: 32 hexadecimal digits."""
    parts = (key.platform, key.workspace, key.channel, key.thread, key.person, event)
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()


def remember(connection: Connection, key: ConversationKey, answered: Answered) -> None:
    """Write down what was answered; raise IntegrityError if the event was taken before."""
    whose = {"platform": key.platform, "workspace": key.workspace, "person": key.person}
    connection.execute(
        _ADD, _row(key, answered.event, answered.at) | whose | {"reply": zlib.compress(answered.reply, 1)}
    )


def strip(connection: Connection, key: ConversationKey, event: str, at: datetime) -> None:
    """Leave of a person's events, and of the one that asked for it, only that they were taken."""
    connection.execute(_STRIP, {f"key_{name}": getattr(key, name) for name in ("platform", "workspace", "person")})
    nobody = dict.fromkeys(("platform", "workspace", "person"), "")
    connection.execute(_ADD, _row(key, event, at) | nobody | {"reply": FORGOTTEN})


def unpacked(reply: bytes | None) -> bytes | None:
    """Return a reply as it was given, empty where it was deleted; None where there is none."""
    return zlib.decompress(reply) if reply else reply


def _row(key: ConversationKey, event: str, at: datetime) -> dict[str, Any]:
    return {"event": digest(key, event), "at": at.astimezone(UTC)}
