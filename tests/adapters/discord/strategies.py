"""Replies with anything in them: every part in any number, every text hostile, blank, huge or plain."""

import dataclasses
import types
import typing
from typing import Any, Literal

from hypothesis import strategies as st

from bot.replies import Part, Reply, Standing

HOSTILE = (
    "@everyone look <@80351110224678912> and <@&41771983423143937> in <#103735883630395392>",
    "```py\nprint('never closed')",
    "``` ``` `` ` ~~~ ||spoiler|| **bold** __under__ ~~gone~~ *it* _it_",
    "# heading\n> quote\n>>> all of it\n- list\n1. one\n-# small",
    "[click](https://evil.example/) <https://evil.example> https://evil.example/a?b=(c) discord.gg/abc",
    "<t:1618953630:R> <:smile:41771983429993937> </forget:816437322781949972> \\* \\",
    "\u202eright to left\u202c \u200b\ufeff\x00\x07 \r\n\t",
    "😀" * 50,
    "a" * 5_000,
    "words and words and words " * 300,
    "line\n" * 900,
    "`" * 200,
    "[" * 90 + "]" * 90,
    "   ",
    "",
)
URLS = (
    "https://example.org/a-page",
    "http://example.org/x y(z)<w>",
    "https://example.org/" + "p" * 600,
    "javascript:alert(1)",
    "https://[broken",
    "",
)

hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=120),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=4).map(" ".join),
    st.from_regex(r"[a-z][a-z0-9-]{0,58}", fullmatch=True),
)
urls = st.one_of(st.sampled_from(URLS), hostile)


def anything(hint: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Return values of a type as the replies use them."""
    if hint is str:
        return urls if "url" in name else hostile
    if hint is int:
        return st.integers(0, 10**6)
    if hint is float:
        return st.floats(-100, 100)
    if hint is bool:
        return st.booleans()
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {types.UnionType, typing.Union}:
        return st.one_of(*(anything(one) for one in arguments))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(anything(arguments[0]), max_size=6).map(tuple)
    if origin is tuple:
        return st.tuples(*(anything(one) for one in arguments))
    if hint is type(None):
        return st.none()
    return made_of(hint)


def made_of(kind: type, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return values of a data class with anything in them."""
    hints = typing.get_type_hints(kind)
    fields = {one.name: anything(hints[one.name], one.name) for one in dataclasses.fields(kind)}
    return st.builds(kind, **(fields | fixed))


parts = anything(Part)
replies = made_of(Reply, parts=st.lists(parts, max_size=8).map(tuple), standing=st.just(Standing()))
