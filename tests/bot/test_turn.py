"""One turn over a store: redeliveries, conflicts, expiry."""

from datetime import UTC, datetime, timedelta

from bot.adviser import Adviser
from bot.events import Asked, Chose, ConversationKey, Event, Incoming, Said
from bot.state import read
from bot.turn import Stored, take
from tests.stores import FakeStore

KEY = ConversationKey(platform="test", person="ada")
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def incoming(event: Event, event_id: str, at: datetime = AT) -> Incoming:
    """Return an event of the one person here."""
    return Incoming(key=KEY, id=event_id, at=at, event=event)


async def test_a_redelivered_event_gives_the_reply_it_gave_before(adviser: Adviser) -> None:
    """And changes nothing."""
    store = FakeStore()
    first = await take(incoming(Asked("start"), "1"), store, adviser)
    kept = store.conversations[KEY]
    again = await take(incoming(Asked("start"), "1"), store, adviser)

    assert first == again
    assert kept == store.conversations[KEY]


async def test_a_conflict_is_answered_on_top_of_what_the_other_did(adviser: Adviser) -> None:
    """Both answers are in the conversation afterwards."""
    store, other = FakeStore(), FakeStore()
    await take(incoming(Asked("start"), "1"), store, adviser)
    other.conversations = dict(store.conversations)
    await take(incoming(Chose("experience", ("some",)), "2"), other, adviser)

    async def somebody_is_first() -> None:
        store.wait, store.conversations = None, other.conversations

    store.wait = somebody_is_first
    await take(incoming(Chose("admin", ("yes",)), "3"), store, adviser)
    profile = read(store.conversations[KEY].state).state.profile

    assert {"experience", "admin"} <= {slot.criterion for slot in profile.slots}
    assert 3 == store.conversations[KEY].version


async def test_a_redelivered_event_gives_its_reply_however_many_came_since(adviser: Adviser) -> None:
    """Events are remembered by time, not by number."""
    store = FakeStore()
    first = await take(incoming(Said("new to python"), "first"), store, adviser)
    for number in range(12):
        await take(incoming(Asked("help"), str(number)), store, adviser)

    again = await take(incoming(Said("new to python"), "first"), store, adviser)

    assert (first, True) == (again, again.repeated)
    assert 13 == store.conversations[KEY].version


async def test_an_event_delivered_twice_at_once_is_one_turn(adviser: Adviser) -> None:
    """The one that comes second to the save gives the reply of the first."""
    store = FakeStore()
    replies = []

    async def the_other_is_first() -> None:
        store.wait = None
        replies.append(await take(incoming(Asked("start"), "1"), store, adviser))

    store.wait = the_other_is_first
    replies.append(await take(incoming(Asked("start"), "1"), store, adviser))

    assert replies[0] == replies[1]
    assert [False, True] == [reply.repeated for reply in replies]
    assert 1 == store.conversations[KEY].version


async def test_forget_me_deletes_what_is_stored(adviser: Adviser) -> None:
    """No conversation and no reply stays, not that of the event itself either."""
    store = FakeStore()
    await take(incoming(Said("new to python"), "1"), store, adviser)
    await take(incoming(Asked("forget"), "2"), store, adviser)

    assert not store.conversations
    assert {b""} == set(store.events.values())


async def test_forget_me_delivered_again_gives_the_same_answer(adviser: Adviser) -> None:
    """And is no beginning of a new conversation."""
    store = FakeStore()
    await take(incoming(Said("new to python"), "1"), store, adviser)
    first = await take(incoming(Asked("forget"), "2"), store, adviser)
    again = await take(incoming(Asked("forget"), "2"), store, adviser)

    assert (first, True) == (again, again.repeated)
    assert not store.conversations


async def test_what_was_said_before_it_was_forgotten_stays_forgotten(adviser: Adviser) -> None:
    """When a platform delivers it again, its person is told so and nothing is learnt from it."""
    store = FakeStore()
    await take(incoming(Said("new to python"), "1"), store, adviser)
    await take(incoming(Asked("forget"), "2"), store, adviser)

    again = await take(incoming(Said("new to python"), "1"), store, adviser)

    assert again.repeated
    assert "deleted" in str(again.parts[0])
    assert not store.conversations


async def test_after_a_long_silence_a_conversation_begins_anew(adviser: Adviser) -> None:
    """The old answers are not used."""
    store = FakeStore()
    await take(incoming(Said("new to python"), "1"), store, adviser)
    await take(incoming(Asked("start"), "2", AT + timedelta(days=31)), store, adviser)

    assert not read(store.conversations[KEY].state).state.profile.slots


async def test_an_unreadable_conversation_begins_anew_and_says_so(adviser: Adviser) -> None:
    """It is not a reason for silence."""
    store = FakeStore()
    store.conversations[KEY] = Stored(version=4, state="broken", updated=AT)
    reply = await take(incoming(Asked("start"), "1"), store, adviser)

    assert 5 == store.conversations[KEY].version
    assert "anew" in str(reply.parts[0])


async def test_a_clock_that_steps_back_loses_nothing(adviser: Adviser) -> None:
    """The later time is kept."""
    store = FakeStore()
    await take(incoming(Said("new to python"), "1"), store, adviser)
    await take(incoming(Said("it's a rest api"), "2", AT - timedelta(days=400)), store, adviser)

    assert AT == store.conversations[KEY].updated
    assert read(store.conversations[KEY].state).state.profile.of("experience")
