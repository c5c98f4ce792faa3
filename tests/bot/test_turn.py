"""One turn over a store: redeliveries, conflicts, expiry."""

from datetime import UTC, datetime, timedelta

from bot.adviser import Adviser
from bot.events import Asked, Chose, ConversationKey, Event, Incoming, Said
from bot.state import read
from bot.turn import ConflictError, Stored, take

KEY = ConversationKey(platform="test", person="ada")
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


class FakeStore:
    """Conversations in a dict; `interfering` turns are saved by somebody else before the next save goes through."""

    def __init__(self) -> None:
        """Start empty."""
        self.kept: dict[ConversationKey, Stored] = {}
        self.interfering: list[Stored] = []

    async def load(self, key: ConversationKey) -> Stored | None:
        """Return what is kept."""
        return self.kept.get(key)

    async def save(self, key: ConversationKey, stored: Stored) -> None:
        """Keep it if the version fits."""
        if self.interfering:
            self.kept[key] = self.interfering.pop()
        current = self.kept.get(key)
        if stored.version - 1 != (current.version if current else 0):
            raise ConflictError
        self.kept[key] = stored

    async def forget(self, key: ConversationKey) -> int:
        """Drop it."""
        return 1 if self.kept.pop(key, None) else 0


def incoming(event: Event, event_id: str, at: datetime = AT) -> Incoming:
    """Return an event of the one person here."""
    return Incoming(key=KEY, id=event_id, at=at, event=event)


async def test_a_redelivered_event_gives_the_reply_it_gave_before(adviser: Adviser) -> None:
    """And changes nothing."""
    store = FakeStore()
    first = await take(incoming(Asked("start"), "1"), store, adviser)
    kept = store.kept[KEY]
    again = await take(incoming(Asked("start"), "1"), store, adviser)

    assert first == again
    assert kept == store.kept[KEY]


async def test_a_conflict_is_answered_on_top_of_what_the_other_did(adviser: Adviser) -> None:
    """Both answers are in the conversation afterwards."""
    store, other = FakeStore(), FakeStore()
    await take(incoming(Asked("start"), "1"), store, adviser)
    other.kept = dict(store.kept)
    await take(incoming(Chose("experience", ("some",)), "2"), other, adviser)
    store.interfering = [other.kept[KEY]]
    await take(incoming(Chose("admin", ("yes",)), "3"), store, adviser)
    profile = read(store.kept[KEY].state).state.profile

    assert {"experience", "admin"} <= {slot.criterion for slot in profile.slots}
    assert 3 == store.kept[KEY].version


async def test_forget_me_deletes_what_is_stored(adviser: Adviser) -> None:
    """Nothing is written in its place."""
    store = FakeStore()
    await take(incoming(Said("new to python"), "1"), store, adviser)
    await take(incoming(Asked("forget"), "2"), store, adviser)

    assert not store.kept


async def test_after_a_long_silence_a_conversation_begins_anew(adviser: Adviser) -> None:
    """The old answers are not used."""
    store = FakeStore()
    await take(incoming(Said("new to python"), "1"), store, adviser)
    await take(incoming(Asked("start"), "2", AT + timedelta(days=31)), store, adviser)

    assert not read(store.kept[KEY].state).state.profile.slots


async def test_an_unreadable_conversation_begins_anew_and_says_so(adviser: Adviser) -> None:
    """It is not a reason for silence."""
    store = FakeStore()
    store.kept[KEY] = Stored(version=4, state="broken", recent=(), updated=AT)
    reply = await take(incoming(Asked("start"), "1"), store, adviser)

    assert 5 == store.kept[KEY].version
    assert "anew" in str(reply.parts[0])


async def test_a_clock_that_steps_back_loses_nothing(adviser: Adviser) -> None:
    """The later time is kept."""
    store = FakeStore()
    await take(incoming(Said("new to python"), "1"), store, adviser)
    await take(incoming(Said("it's a rest api"), "2", AT - timedelta(days=400)), store, adviser)

    assert AT == store.kept[KEY].updated
    assert read(store.kept[KEY].state).state.profile.of("experience")
