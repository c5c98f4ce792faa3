"""The conversation in a real (pseudo-)terminal: what a person sees and presses."""

from pathlib import Path

import pytest

from tests.adapters.terminal.pseudo import CTRL_C, CTRL_D, ENTER, UP, Terminal

FAREWELL = "Until next time: the conversation is kept."


def test_a_conversation_in_colour(environment: dict[str, str]) -> None:
    """Frames, colours and numbered choices; a number answers."""
    with Terminal([], environment) as terminal:
        terminal.expect_prompt()
        terminal.type("start" + ENTER)
        asked = terminal.expect_prompt()
        terminal.type("1" + ENTER)
        answered = terminal.expect_prompt()

        assert "Question 1 of at most" in asked
        assert "╭" in asked
        assert "  1  " in asked
        assert "Question 1 of" not in answered
        assert "\x1b[36m" in terminal.raw or "\x1b[1;36m" in terminal.raw


def test_no_color_is_respected(environment: dict[str, str]) -> None:
    """The same frames, and not one colour."""
    with Terminal([], {**environment, "NO_COLOR": "1"}) as terminal:
        terminal.expect_prompt()
        terminal.type("just tell me" + ENTER)

        assert "╭" in terminal.expect_prompt()
        assert "\x1b[3" not in terminal.raw
        assert "\x1b[1;3" not in terminal.raw


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_leaving_is_polite(environment: dict[str, str], key: str) -> None:
    """One line, exit code 0, also with something half typed."""
    with Terminal([], environment) as terminal:
        terminal.expect_prompt()
        terminal.type("half a sen" if key == CTRL_C else "")
        terminal.type(key)

        assert terminal.leave() == 0
        assert FAREWELL in terminal.rest
        assert "Traceback" not in terminal.raw


def test_the_conversation_resumes_and_remembers_what_was_typed(environment: dict[str, str], tmp_path: Path) -> None:
    """The next time it is where it was, and the arrow keys bring earlier lines back."""
    with Terminal([], environment) as terminal:
        terminal.expect_prompt()
        terminal.type("start" + ENTER)
        terminal.expect("Question 1 of at most")
        terminal.expect_prompt()
        terminal.type(CTRL_D)
        terminal.leave()

    with Terminal([], environment) as terminal:
        terminal.expect("Question 1 of at most")
        terminal.expect_prompt()
        terminal.type(UP)
        terminal.expect("start")
        terminal.type(ENTER)
        terminal.expect("Question 1 of at most")

    (history,) = tmp_path.glob("data/**/history")
    assert 0o600 == history.stat().st_mode & 0o777


def test_fresh_begins_anew(environment: dict[str, str]) -> None:
    """The open question of last time is not asked."""
    with Terminal([], environment) as terminal:
        terminal.expect_prompt()
        terminal.type("start" + ENTER)
        terminal.expect_prompt()
        terminal.type(CTRL_D)
        terminal.leave()

    with Terminal(["chat", "--fresh"], environment) as terminal:
        assert "Question" not in terminal.expect_prompt()


def test_forget_me_deletes_what_was_typed(environment: dict[str, str], tmp_path: Path) -> None:
    """The history of lines goes with the conversation."""
    with Terminal([], environment) as terminal:
        terminal.expect_prompt()
        terminal.type("start" + ENTER)
        terminal.expect_prompt()
        terminal.type("forget me" + ENTER)
        terminal.expect_prompt()
        terminal.type(CTRL_D)
        terminal.leave()

    assert [] == list(tmp_path.glob("data/**/history"))


def test_pasted_escape_sequences_do_not_act(environment: dict[str, str]) -> None:
    """A paste that wants to set the window's title comes back as symbols."""
    with Terminal([], environment) as terminal:
        terminal.expect_prompt()
        terminal.type("\x1b[200~zzz \x1b]0;owned\x07 \x1b[31mred\x1b[201~" + ENTER)
        terminal.expect_prompt()

        assert "\x1b]0;owned" not in terminal.raw
        assert "\x1b[31mred" not in terminal.raw


def test_a_dumb_terminal_gets_plain_text(environment: dict[str, str]) -> None:
    """No frames where nothing can be drawn."""
    with Terminal(["ask", "one program writes"], {**environment, "TERM": "dumb"}) as terminal:
        assert terminal.leave() == 0
        assert "╭" not in terminal.raw
        assert "\x1b" not in terminal.raw
