"""The conversation of a person at a terminal, without the terminal."""

from pathlib import Path

import pytest

from adapters.terminal.chat import FAREWELL, FAREWELL_UNKEPT
from adapters.terminal.stores import PassingStore
from bot.adviser import Adviser
from tests.adapters.terminal.fakes import FakeFullDisk, interrupted, talk

OPENING = "Tell me what you want to store"


def test_chat_opens_and_says_goodbye(adviser: Adviser) -> None:
    """The first words come unasked; the last say that the conversation is kept."""
    printed = talk(adviser, [])

    assert printed.startswith(OPENING)
    assert printed.endswith(f"{FAREWELL}\n")


def test_chat_does_not_promise_what_it_cannot_keep(adviser: Adviser) -> None:
    """In memory there is no next time."""
    assert talk(adviser, [], kept=False).endswith(f"{FAREWELL_UNKEPT}\n")


def test_chat_answers_each_line_and_no_blank_one(adviser: Adviser) -> None:
    """The Enter key alone says nothing."""
    assert talk(adviser, []) == talk(adviser, ["", "  \n", "\t"])
    assert "Question 1" in talk(adviser, ["start\n"]) or "(question 1" in talk(adviser, ["start\n"])


def test_chat_resumes_where_it_was_left(adviser: Adviser) -> None:
    """The question that was open is asked again next time."""
    store = PassingStore()
    first = talk(adviser, ["start"], store=store)
    question = first.split("(question 1")[0].splitlines()[-1]

    assert question
    assert talk(adviser, [], store=store).startswith(question)


def test_fresh_begins_anew(adviser: Adviser) -> None:
    """Whatever was said before is not used."""
    store = PassingStore()
    talk(adviser, ["start"], store=store)

    assert talk(adviser, [], store=store, fresh=True).startswith(OPENING)


@pytest.mark.parametrize("word", ["exit", "QUIT", "/quit", ":q"])
def test_chat_ends_when_told(adviser: Adviser, word: str) -> None:
    """What comes after is not read."""
    assert talk(adviser, []) == talk(adviser, [word, "start"])


def test_ctrl_c_leaves_politely(adviser: Adviser) -> None:
    """The same last line as at the end of the input."""
    assert talk(adviser, ["start"]) == talk(adviser, interrupted(["start"]))


def test_a_failing_store_is_said_for_each_line(adviser: Adviser) -> None:
    """One sentence and no traceback; nothing is said that was not kept."""
    printed = talk(adviser, ["start"], store=FakeFullDisk())

    assert 2 == printed.count("The disk is full; nothing was changed.")
    assert "(question 1" not in printed


def test_a_document_is_saved_when_the_person_says_so(adviser: Adviser, tmp_path: Path) -> None:
    """It is printed first, and the file holds what was printed."""
    printed = talk(adviser, ["save as a decision record", "save as notes.md"], folder=tmp_path)

    assert (tmp_path / "notes.md").read_text(encoding="utf-8").strip() in printed
    assert f"Saved to {tmp_path / 'notes.md'}." in printed


def test_saving_needs_no_name(adviser: Adviser, tmp_path: Path) -> None:
    """The document brings one."""
    talk(adviser, ["save as a decision record", "save"], folder=tmp_path)

    assert [".md"] == [file.suffix for file in tmp_path.iterdir()]


def test_saving_never_overwrites(adviser: Adviser, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    notes = tmp_path / "notes.md"
    notes.write_text("mine", encoding="utf-8")
    printed = talk(adviser, ["save as a decision record", "save notes.md"], folder=tmp_path)

    assert "is there already and was left alone" in printed
    assert notes.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/such/folder.md", "could not be written: No such file or directory"),
        ("~nobody-of-that-name/x.md", "ould not"),
        ("x." + "y" * 300, "could not be written: File name too long"),
    ],
)
def test_saving_under_an_impossible_name_is_explained(adviser: Adviser, tmp_path: Path, name: str, reason: str) -> None:
    """One sentence, and the conversation goes on."""
    printed = talk(adviser, ["save as a decision record", f"save {name}", "help"], folder=tmp_path)

    assert reason in printed
    assert printed.endswith(f"{FAREWELL}\n")


def test_save_without_an_offer_is_a_word_of_the_conversation(adviser: Adviser, tmp_path: Path) -> None:
    """Nothing is written before something was offered."""
    talk(adviser, ["save x.md"], folder=tmp_path)

    assert not list(tmp_path.iterdir())
