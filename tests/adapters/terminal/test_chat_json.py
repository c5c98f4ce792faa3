"""The conversation of a program: JSON lines in, JSON lines out."""

from tests.adapters.terminal.calls import call, lines, replies, reply


def test_chat_json_answers_each_line(environment: dict[str, str]) -> None:
    """Text, choices and commands are one conversation."""
    first, second, third = replies(
        ["chat", "--json"], environment, lines({"command": "start"}, {"command": "skip"}, {"command": "back"})
    )

    assert first["question"]["id"] != second["question"]["id"]
    assert first["question"] == third["question"]


def test_chat_json_takes_choices_for_the_open_question(environment: dict[str, str]) -> None:
    """Options need no question's id."""
    opened = reply(["chat", "--json"], environment, lines({"command": "start"}))
    option = opened["question"]["options"][0]["id"]
    chosen = reply(["chat", "--json"], environment, lines({"choose": [option]}))

    assert [(opened["question"]["id"], option, "chosen")] == [
        (heard["criterion"], heard["option"], heard["how"]) for heard in chosen["understood"]
    ]


def test_chat_json_goes_on_after_broken_lines(environment: dict[str, str]) -> None:
    """Each gets a notice that says what is wrong; the conversation stays where it was."""
    broken = [b"{", b"[]", b'{"text": 1}', b"\xff", b'{"command": "dance"}', b'{"choose": ["no-such-option"]}']
    found = replies(
        ["chat", "--json"],
        environment,
        b"\n".join([b'{"command": "start"}', *broken, b"", b"  ", b'{"command": "repeat"}']),
    )

    assert len(broken) + 2 == len(found)
    assert ["notice"] * 5 == [one["kind"] for one in found[1:6]]
    assert found[0]["question"] == found[-1]["question"]


def test_chat_json_refuses_an_endless_line(environment: dict[str, str]) -> None:
    """It is read away, and the next line works."""
    found = replies(["chat", "--json"], environment, b"x" * 9_000_000 + b'\n{"command": "help"}\n')

    assert ["That line is longer than 1,000,000 characters.", "notice"] == [found[0]["text"], found[1]["kind"]]


def test_chat_json_resumes_and_begins_anew(environment: dict[str, str]) -> None:
    """The next call goes on where the last one ended; `--fresh` does not."""
    first = reply(["chat", "--json"], environment, lines({"command": "start"}))
    replies(["chat", "--json"], environment, lines({"choose": [first["question"]["options"][0]["id"]]}))

    assert reply(["chat", "--json"], environment, lines({"command": "summary"}))["understood"]
    assert not reply(["chat", "--json", "--fresh"], environment, lines({"command": "summary"}))["understood"]


def test_programs_and_people_have_conversations_of_their_own(environment: dict[str, str]) -> None:
    """A script does not answer a question that was put to the person."""
    call(["chat"], environment, "start\n")

    assert reply(["chat", "--json"], environment, lines({"command": "repeat"}))["kind"] == "notice"
