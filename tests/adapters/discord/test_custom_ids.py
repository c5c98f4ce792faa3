"""A control's id says all there is to know about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.custom_ids import (
    LONGEST,
    PATTERN,
    Act,
    Ask,
    AskFrom,
    Begin,
    Pick,
    PickFrom,
    Share,
    Ticket,
    Words,
    decode,
    encode,
)

tickets = st.builds(Ticket, owner=st.integers(0, 2**64 - 1), turn=st.integers(0, 10**6), tail=st.booleans())
acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(Ask, st.text(min_size=1), st.text()),
    st.builds(Pick, st.text(), st.text()),
    st.builds(PickFrom, st.text(), st.integers(0, 9)),
    st.builds(AskFrom, st.integers(0, 9)),
    st.builds(Words),
    st.builds(Share, st.text()),
    st.builds(Begin),
)


@given(tickets, acts)
def test_what_is_written_is_read(ticket: Ticket, act: Act) -> None:
    """Whatever is in it; and what would be too long is not written."""
    written = encode(ticket, act)
    if written is None:
        return

    assert len(written) <= LONGEST
    assert (ticket, act) == decode(written)


@given(st.text())
def test_anything_else_is_refused(text: str) -> None:
    """Without an error."""
    assert decode(text) is None


@given(st.from_regex(PATTERN, fullmatch=True))
def test_anything_alike_is_read_or_refused(text: str) -> None:
    """Ids come back from the network: none may break the reader."""
    decode(text)


@pytest.mark.parametrize("slug", ["a" * 60, "message-queue-in-the-background"])
def test_the_longest_ids_of_a_pack_fit_a_menu(slug: str) -> None:
    """A menu's own id holds only the question; the options are its values."""
    ticket = Ticket(owner=2**64 - 1, turn=99_999, tail=True)

    assert encode(ticket, PickFrom(slug, 1)) is not None
