"""Replies of every kind with any text in them: hostile, blank, huge, or plain."""

import dataclasses
import types
import typing
from datetime import UTC, datetime
from typing import Any, Literal

from hypothesis import strategies as st

from bot import replies as r

HOSTILE = (
    "<!channel> <!here> <@UBOB> <#C1|general> <!subteam^S1|@team> @here @channel @everyone",
    "<https://evil.example|the docs> https://evil.example <mailto:a@evil.example>",
    "*bold* _it_ ~gone~ `code` ```block``` > quote :tada: &amp; &lt;!here&gt; & < >",
    "\u202eright to left\u202c \u200b\ufeff\x00\x07\x1b[31m \r\n\t \u2028",
    "🙂" * 400,
    "a" * 5_000,
    "words and words and words " * 400,
    "line\n" * 900,
    "&" * 4_000,
    "   ",
    "",
)
URLS = (
    "https://example.org/a-page",
    "https://example.org/" + "p" * 4_000,
    "https://example.org/a b",
    "javascript:alert(1)",
    "",
)
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=80), st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join)
)
slugs = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,59}", fullmatch=True)
numbers = st.integers(0, 10**6)
IDS = {"id", "candidate", "criterion", "option", "question", "argument"}


def of(kind: type, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return values of a data class of replies."""
    hints = typing.get_type_hints(kind)
    fields = {field.name: _hinted(hints[field.name], field.name) for field in dataclasses.fields(kind)}
    return st.builds(kind, **(fields | fixed))


def _hinted(hint: Any, name: str) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is str:
        return slugs if name in IDS else st.sampled_from(URLS) if "url" in name else texts
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {types.UnionType, typing.Union}:
        return st.one_of(*(_hinted(one, name) for one in arguments))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(_hinted(arguments[0], name), max_size=5).map(tuple)
    if origin is tuple:
        return st.tuples(*(_hinted(one, name) for one in arguments))
    plain = {
        int: numbers,
        float: st.floats(-99, 99),
        datetime: st.just(datetime(2026, 11, 23, tzinfo=UTC)),
        bool: st.booleans(),
        type(None): st.none(),
    }
    return plain[hint] if hint in plain else of(hint)


def _comparison(size: int) -> st.SearchStrategy[r.Comparison]:
    names = st.lists(texts, min_size=size, max_size=size).map(tuple)
    rows = st.lists(st.tuples(texts, names), max_size=12).map(tuple)
    return of(r.Comparison, names=names, rows=rows)


choices = st.lists(of(r.Choice), max_size=130, unique_by=lambda choice: choice.id).map(tuple)
prompts = of(r.Prompt, choices=choices)
comparisons = st.integers(1, 25).flatmap(_comparison)
one = st.one_of(*(of(kind) for kind in typing.get_args(r.Part) if kind not in {r.Prompt, r.Comparison}), comparisons)
parts = st.tuples(st.lists(one, max_size=5), st.lists(prompts, max_size=1)).map(lambda both: (*both[0], *both[1]))
replies = of(r.Reply, parts=parts, standing=st.just(r.Standing()))
