"""What a turn adds to the owner's counts."""

import pytest

from bot.adviser import Adviser
from bot.conversation import step
from bot.events import Asked, Chose, Event, Said
from bot.replies import Reply
from bot.state import Conversation
from bot.tallies import Count, counts, missed
from tests.bot.talk import AT


def counted(adviser: Adviser, *events: Event) -> list[set[Count]]:
    """Return what each turn of a conversation counts."""
    conversation, found = Conversation(), []
    for event in events:
        before, taken = conversation, step(adviser, conversation, event, at=AT)
        conversation = taken.conversation
        found.append(set(counts(before, conversation, taken.reply)))
    return found


def test_what_is_understood_and_asked_is_counted_when_it_comes_up(adviser: Adviser) -> None:
    """An answer counts with its criterion, and a question when it is put."""
    begun, answered = counted(adviser, Asked("start"), Chose("experience", ("some",)))

    assert {"asked"} == {count.kind for count in begun}
    assert Count("understood", "experience some") in answered
    assert begun.isdisjoint(answered)


def test_a_rejected_option_is_told_from_a_wanted_one(adviser: Adviser) -> None:
    """Not needing an admin area is another thing than needing one."""
    [said] = counted(adviser, Said("no admin panel needed"))

    assert {"understood"} < {count.kind for count in said}
    assert Count("understood", "admin yes") not in said


@pytest.mark.parametrize("again", [Asked("repeat"), Asked("tell_me"), Asked("why"), Asked("help")])
def test_what_is_only_shown_again_counts_once(adviser: Adviser, again: Event) -> None:
    """Advice is given once, however often somebody looks at it."""
    first, second = counted(adviser, Asked("tell_me"), again)

    assert ["recommended"] == [count.kind for count in first]
    assert set() == second


def test_opinions_and_choices_are_counted(adviser: Adviser) -> None:
    """Each once, and a changed mind anew."""
    _, helpful, twice, unhelpful, chose = counted(
        adviser, Asked("tell_me"), Asked("helpful"), Asked("helpful"), Asked("unhelpful"), Asked("went_with", "django")
    )

    assert {Count("opinion", "helpful")} == helpful
    assert set() == twice
    assert {Count("opinion", "unhelpful")} == unhelpful
    assert {Count("went_with", "django")} == chose


def test_what_is_not_understood_is_counted_without_its_words(adviser: Adviser) -> None:
    """The words are given beside the counts, for an owner who keeps them."""
    text = "the moon is made of green cheese"
    reply: Reply = step(adviser, Conversation(), Said(text), at=AT).reply

    assert [{Count("missed", "a whole message")}] == counted(adviser, Said(text))
    assert (text,) == missed(reply)
