"""Lines of JSON as events, and what is said about those that are none."""

import pytest

from adapters.terminal.events import LONGEST_LINE, LineError, from_json, incoming, key, typed
from bot.events import Asked, Chose, Event, Said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"text": " Flask or Django? "}', Said("Flask or Django?")),
        ('{"text": ""}', Said("")),
        ('{"text": "\\ud83d"}', Said("�")),
        ('{"choose": ["beginner"]}', Chose(question="", options=("beginner",))),
        ('{"choose": "beginner"}', Chose(question="", options=("beginner",))),
        ('{"choose": []}', Chose(question="", options=())),
        ('{"choose": ["a", "b"], "question": "app"}', Chose(question="app", options=("a", "b"))),
        ('{"command": "back"}', Asked(command="back")),
        ('{"command": "about", "argument": "flask"}', Asked(command="about", argument="flask")),
    ],
)
def test_from_json_reads_every_kind_of_event(line: str, expected: Event) -> None:
    """A text, chosen options, or a command."""
    assert expected == from_json(line)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "That line is not JSON: expecting property name enclosed in double quotes at character 2."),
        ("hello", "That line is not JSON: expecting value at character 1."),
        ("[" * 100_000, "That line is nested too deeply."),
        ("1" * 5000, "That line is not JSON: a number in it is too long."),
        ('["text"]', 'Each line is one JSON object, such as {"text": "Flask or Django?"}.'),
        ("{}", 'Send one of {"text": "..."}, {"choose": ["option-id"]} or {"command": "back"}.'),
        (
            '{"text": "a", "command": "back"}',
            'Send one of {"text": "..."}, {"choose": ["option-id"]} or {"command": "back"}.',
        ),
        ('{"text": "a", "question": "b"}', '"question" is not a key that goes with "text".'),
        ('{"text": 5}', '"text" takes a text in quotes.'),
        ('{"choose": [1]}', '"choose" takes a list of option ids, such as ["beginner"].'),
        ('{"choose": null}', '"choose" takes a list of option ids, such as ["beginner"].'),
        ('{"command": "back", "argument": ["x"]}', '"argument" takes a text in quotes.'),
        ('{"text": "' + "a" * LONGEST_LINE + '"}', "That line is longer than 1,000,000 characters."),
    ],
)
def test_from_json_says_what_is_wrong_with_a_line(line: str, message: str) -> None:
    """Each mistake gets one sentence."""
    with pytest.raises(LineError) as caught:
        from_json(line)

    assert message == str(caught.value)


def test_from_json_names_the_commands_when_one_is_unknown() -> None:
    """The sentence lists what would be right, and shows no control character of the wrong one."""
    with pytest.raises(LineError) as caught:
        from_json('{"command": "\\u001b[2J"}')

    assert str(caught.value).startswith('"\\u001b[2J" is not a command. Commands: start, help, back, ')


def test_typed_drops_the_line_break() -> None:
    """What is typed comes with the Enter key's character."""
    assert Said("two words") == typed("two words\r\n")


def test_incoming_events_are_told_apart() -> None:
    """The same thing typed twice is two events, and its moment knows its time zone."""
    first, second = (incoming(key("chat"), Said("yes")) for _ in range(2))

    assert first.id != second.id
    assert first.at.tzinfo is not None


def test_key_survives_a_container_without_user_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A numeric user without a name still gets a conversation."""

    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)

    assert "someone" == key("chat").person
