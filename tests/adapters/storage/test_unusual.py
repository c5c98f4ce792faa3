"""The rest of the contract: any text, any length, any time."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial

import pytest
from sqlalchemy import Engine

from adapters.storage.conversations import Conversations
from adapters.storage.notes import Notes
from bot.adviser import Adviser
from bot.events import Asked, ConversationKey, Event, Filled, Incoming, Said
from bot.turn import Answered, Loaded, Stored, take

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEY = ConversationKey(platform="slack", workspace="T1", channel="C1", thread="1.2", person="U1")
FIRST = Stored(version=1, state="{}", updated=NOW)
ANSWERED = Answered(event="1", reply=b"{}", at=NOW)
UNUSUAL = ("", " ", "\0", "a\0b", "\ud800", "🚀", "'; DROP TABLE notes; --", "%", "%00", "a%2Fb", "é\n", "\\", "x" * 99)


async def test_keys_are_of_any_text(store: Conversations) -> None:
    """Each is itself, and none is another."""
    keys = [ConversationKey(platform=text, workspace=text, channel=text, thread=text, person=text) for text in UNUSUAL]
    for number, key in enumerate(keys):
        await store.save(key, replace(FIRST, state=str(number)), ANSWERED)

    for number, key in enumerate(keys):
        assert ((key, replace(FIRST, state=str(number))),) == await store.of_person(key)


@pytest.mark.parametrize("text", UNUSUAL, ids=ascii)
async def test_words_are_of_any_text(store: Conversations, text: str) -> None:
    """What a person says comes back as said, though PostgreSQL takes no NUL and nobody takes half a character."""
    state = json.dumps({"words": text}, ensure_ascii=False)
    reply = json.dumps(text, ensure_ascii=False).encode(errors="surrogatepass")

    await store.save(KEY, replace(FIRST, state=state), replace(ANSWERED, event=text, reply=reply))
    loaded = await store.load(KEY, text)

    assert loaded.stored is not None
    assert {"words": text} == json.loads(loaded.stored.state)
    assert reply == loaded.earlier


async def test_a_megabyte_is_kept(store: Conversations) -> None:
    """A long conversation is no worse than a short one."""
    long = replace(FIRST, state=json.dumps("é" * 500_000, ensure_ascii=False))
    await store.save(KEY, long, ANSWERED)

    assert Loaded(stored=long) == await store.load(KEY)


@pytest.mark.parametrize("hours", [-11, 0, 14])
async def test_times_come_back_in_utc(store: Conversations, hours: int) -> None:
    """To the microsecond, wherever they were taken."""
    moment = datetime(2026, 3, 1, 0, 30, 0, 123456, tzinfo=timezone(timedelta(hours=hours)))
    await store.save(KEY, replace(FIRST, updated=moment), replace(ANSWERED, at=moment))
    loaded = await store.load(KEY)

    assert loaded.stored is not None
    assert moment == loaded.stored.updated


async def test_what_a_person_has_comes_latest_first(store: Conversations) -> None:
    """With its key."""
    keys = [replace(KEY, thread=str(number)) for number in range(3)]
    for minutes, key in zip((1, 3, 2), keys, strict=True):
        await store.save(key, replace(FIRST, updated=NOW + timedelta(minutes=minutes)), ANSWERED)

    assert [keys[1], keys[2], keys[0]] == [key for key, _ in await store.of_person(KEY)]


async def test_notes_are_of_any_text(engine: Engine) -> None:
    """By any name."""
    notes = Notes(engine)
    for text in UNUSUAL:
        await notes.put(text, text)
    found = [await notes.get(text) for text in UNUSUAL]
    notes.close()

    assert list(UNUSUAL) == found


@pytest.mark.parametrize("text", ["\ud800", "flask\ud83d or django\0?", "\udfff" * 50])
@pytest.mark.parametrize("event", [Said, partial(Asked, "about"), partial(Asked, "why_not"), partial(Filled, ())])
async def test_a_turn_takes_any_text(
    store: Conversations, adviser: Adviser, text: str, event: Callable[[str], Event]
) -> None:
    """Half a character, or none, is answered, remembered and sent like any other text."""
    incoming = Incoming(key=KEY, id="1", at=NOW, event=event(text))

    reply = await take(incoming, store, adviser)

    assert replace(reply, repeated=True) == await take(incoming, store, adviser)
