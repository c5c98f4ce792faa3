"""The JSON object of a reply, and its published schema."""

import json
from pathlib import Path

import jsonschema
import pytest

from adapters.terminal import protocol
from adapters.terminal.protocol import notice_json, reply_json
from bot.plain import render
from bot.replies import Reply
from tests.adapters.terminal.samples import ADVICE_REPLY, BARE_REPLY, EVERYTHING, HOSTILE, QUESTION_REPLY

PUBLISHED = Path(protocol.__file__).with_name("reply.schema.json")


def published() -> dict[str, object]:
    """Return the schema that readers of the repository see."""
    schema: dict[str, object] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return schema


def test_published_schema_is_up_to_date() -> None:
    """`python -m adapters.terminal.protocol` writes it anew after a change of the models."""
    assert protocol.schema() == published()


def test_published_schema_is_a_schema() -> None:
    """It is valid by its own standard."""
    jsonschema.Draft202012Validator.check_schema(published())


@pytest.mark.parametrize("reply", [ADVICE_REPLY, QUESTION_REPLY, BARE_REPLY, EVERYTHING])
def test_every_reply_validates(reply: Reply) -> None:
    """What is printed is what the schema promises."""
    jsonschema.validate(json.loads(reply_json(reply).line()), published())


@pytest.mark.parametrize("missing", ["schema", "understood", "question", "excerpts"])
def test_schema_refuses_an_object_that_lacks_a_key(missing: str) -> None:
    """Absent lists are empty, never missing, so that readers need no defaults."""
    document = json.loads(notice_json("Hello.").line())
    del document[missing]

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, published())


def test_recommendation_as_json() -> None:
    """The whole object, key by key, as the design page shows it."""
    expected = {
        "schema": 1,
        "kind": "recommendation",
        "text": render(ADVICE_REPLY),
        "understood": [
            {"criterion": "size", "option": "big", "polarity": "wanted", "how": "said", "quote": HOSTILE},
            {"criterion": "cost", "option": "paid", "polarity": "rejected", "how": "chosen", "quote": ""},
            {"criterion": "team", "option": "one", "polarity": "unsure", "how": "assumed", "quote": "just me"},
        ],
        "candidates": ["alpha", "beta"],
        "ranking": [
            {"framework": "alpha", "name": "Alpha", "with": ["alpha-kit"], "score": 0.3, "stays_first": 0.666667},
            {"framework": "beta", "name": "Beta", "with": [], "score": -1.5, "stays_first": 0.0},
        ],
        "reasons": [
            {
                "framework": "alpha",
                "for": True,
                "criterion": "size",
                "option": "big",
                "points": 0.7,
                "text": "scales far",
                "excerpts": [1],
            },
            {
                "framework": "alpha",
                "for": False,
                "criterion": "guideline:thrift",
                "option": "",
                "points": -0.4,
                "text": "costs",
                "excerpts": [],
            },
        ],
        "excerpts": [
            {
                "number": 1,
                "id": "alpha-scales",
                "text": "Alpha scales far.",
                "source": {"title": "About Alpha", "url": "https://alpha.example/scale", "date": "2026-03"},
            }
        ],
        "would_change": [
            {
                "if": [{"criterion": "size", "option": "small"}, {"criterion": "cost", "option": "free"}],
                "framework": "beta",
            }
        ],
        "question": {
            "id": "size",
            "text": "How much is it?",
            "multiple": True,
            "options": [{"id": "small", "label": "A little"}, {"id": "big", "label": "A lot"}],
        },
    }

    assert expected == json.loads(reply_json(ADVICE_REPLY).line())


def test_notice_has_every_list_empty() -> None:
    """A broken line's answer has the same shape as any other."""
    expected = {
        "schema": 1,
        "kind": "notice",
        "text": "No.",
        "understood": [],
        "candidates": [],
        "ranking": [],
        "reasons": [],
        "excerpts": [],
        "would_change": [],
        "question": None,
    }

    assert expected == json.loads(notice_json("No.").line())


def test_a_line_is_one_line_that_no_terminal_obeys() -> None:
    """Escape sequences of the person's words come out as JSON escapes."""
    line = reply_json(EVERYTHING).line()

    assert line.isascii()
    assert line.isprintable()
