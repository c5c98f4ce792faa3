"""The commands of editors, as they are typed."""

import json
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

from adapters.knowledge_tools.schemas import FOLDER, schemas
from adapters.main import main
from knowledge.layout import files
from knowledge.loading import shipped
from tests.adapters.knowledge.conftest import DATABASES, Run


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_check_counts_and_tells_success(run: Run) -> None:
    """A clean pack is one line and code 0."""
    assert (0, ["0 errors, 0 warnings."]) == run("check", "--today", "2025-03-01")


def test_check_lists_every_problem_and_fails(run: Run, pack_folder: Path) -> None:
    """Errors make the code 1; paths are short from where one stands."""
    edit(pack_folder / "guidelines.yaml", "duckdb: 0.5", "duckbd: 0.5")
    edit(pack_folder / "criteria" / "use.yaml", "order: 1", "order: x")
    code, lines = run("check", "--today", "2025-03-01")

    expected = [
        "pack/criteria/use.yaml:2:8: error: `order` must be a whole number, and is `x`.",
        "pack/guidelines.yaml:10:25: error: There is no candidate `duckbd`. Did you mean `duckdb`?",
        "2 errors, 0 warnings.",
    ]
    assert (1, expected) == (code, lines)


def test_check_warns_of_age_and_succeeds(run: Run) -> None:
    """Warnings alone leave the code 0."""
    code, lines = run("check", "--today", "2030-01-01")

    assert code == 0
    assert re.fullmatch(r"0 errors, \d\d warnings\.", lines[-1])


def test_check_annotates_pull_requests(run: Run, pack_folder: Path) -> None:
    """GitHub gets a workflow command for each finding."""
    edit(pack_folder / "guidelines.yaml", "duckdb: 0.5", "duckbd: 0.5")
    _, lines = run("check", "--format", "github", "--today", "2025-03-01")

    expected = (
        "::error file=pack/guidelines.yaml,line=10,col=25::There is no candidate `duckbd`. Did you mean `duckdb`?"
    )
    assert expected == lines[0]


def test_check_asks_the_decision_model(run: Run, pack_folder: Path) -> None:
    """A candidate that never leads is found by those who decide, and told at its file."""
    text = (pack_folder / "frameworks" / "sqlite.yaml").read_text(encoding="utf-8")
    spoiled = text.replace("level: must", "level: poor").replace("level: good", "level: poor")
    (pack_folder / "frameworks" / "sqlite.yaml").write_text(spoiled, encoding="utf-8")
    _, lines = run("check", "--today", "2025-03-01")

    assert any(line.startswith("pack/frameworks/sqlite.yaml:1:1: warning: The candidate `sqlite`") for line in lines)


def test_check_notices_a_command_that_does_not_exist(run: Run, pack_folder: Path) -> None:
    """An example conversation that nobody could hold is a mistake, at its place."""
    (pack_folder / "conversations").mkdir()
    (pack_folder / "conversations" / "cache.yaml").write_text(
        "- {id: cache, title: A cache, turns: [{command: why_not redis}, {command: tell_us}]}\n"
    )
    code, lines = run("check", "--today", "2025-03-01")

    problem = "In turn 2, a turn says, chooses or gives a command; there is no command 'tell_us'."
    assert code == 1
    assert f"pack/conversations/cache.yaml:1:3: error: {problem} Did you mean `tell_me`?" == lines[0]


@pytest.mark.parametrize(
    ("identifier", "line"),
    [
        ("sqlite", "  server.no: must, it is a library [sqlite-embedded]"),
        ("use", "    must  postgresql"),
        ("redis-memory", "  cited for redis use.cache: must"),
        ("sqlite-when", "  https://www.sqlite.org/whentouse.html"),
        ("transactions", "transactions: transactions; asked by transaction[s]; acid"),
        (
            "library-for-one-program",
            "  points {'sqlite': 0.5, 'duckdb': 0.5}, excerpts sqlite-embedded, duckdb-embedded",
        ),
    ],
)
def test_show_tells_what_the_pack_says(run: Run, identifier: str, line: str) -> None:
    """Every kind of thing can be looked up by its id."""
    code, lines = run("show", identifier)

    assert code == 0
    assert line in lines


def test_show_without_an_id_is_an_overview(run: Run) -> None:
    """All criteria and candidates, one a line."""
    _, lines = run("show")

    assert "Databases, as of 2025-03-01" == lines[0]
    assert "2 guidelines, 11 excerpts, 7 sources, 4 topics." == lines[-1]


def test_show_of_an_unknown_id(run: Run) -> None:
    """The nearest id is offered."""
    assert (0, ["Nothing is called `sqlit`. Did you mean `sqlite`?"]) == run("show", "sqlit")


def test_try_shows_what_was_understood_and_said(run: Run) -> None:
    """Understanding, scores and the answer, each under its heading."""
    code, lines = run("try", "I need a cache and the last writes may be lost")

    assert code == 0
    assert '  use.cache wanted (said) from "a cache"' in [line.replace("“", '"') for line in lines] or any(
        line.startswith("  use.cache wanted") for line in lines
    )
    assert any(line.startswith("  1. redis") for line in lines)
    assert any(line.startswith("Said (") for line in lines)


def test_coverage_reports_what_is_not_backed(run: Run) -> None:
    """Parts without a check, candidates with few excerpts, options nobody speaks of."""
    _, lines = run("coverage")

    assert any(line.startswith("postgresql ") and "sql, transactions, network" in line for line in lines)
    assert any("(few excerpts)" in line for line in lines)


def test_diff_lists_whose_answer_changes(run: Run, pack_folder: Path, tmp_path: Path) -> None:
    """A changed fit level turns the answer to one question of two."""
    (tmp_path / "questions.yaml").write_text("- {id: q1, text: I need a cache}\n- {id: q2, text: analytics}\n")
    edit(pack_folder / "frameworks" / "redis.yaml", "cache: {level: must", "cache: {level: veto")
    code, lines = run("diff", str(DATABASES), "--questions", "questions.yaml")

    assert code == 0
    assert "questions.yaml q1: I need a cache" in lines
    assert any(line.startswith("  leads: redis (") for line in lines)
    assert not any("q2" in line for line in lines)
    assert "1 of 2 change their answer." == lines[-1]


def test_diff_plays_the_pack_s_conversations(run: Run, pack_folder: Path) -> None:
    """Example conversations are played to their end in both packs."""
    (pack_folder / "conversations").mkdir()
    (pack_folder / "conversations" / "cache.yaml").write_text(
        "- {id: cache, title: A cache, turns: [{say: I need a cache}, {command: tell_me}]}\n"
    )
    edit(pack_folder / "frameworks" / "redis.yaml", "cache: {level: must", "cache: {level: veto")
    (pack_folder.parent / "none.yaml").write_text("[]\n")
    _, lines = run("diff", str(DATABASES), "--questions", "none.yaml")

    assert "conversation cache: A cache" == lines[0]
    assert "1 of 1 change their answer." == lines[-1]


def test_diff_names_a_conversation_with_an_unknown_command(
    pack_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An editor's slip is an answer in one sentence."""
    (pack_folder / "conversations").mkdir()
    (pack_folder / "conversations" / "cache.yaml").write_text(
        "- {id: cache, title: A cache, turns: [{command: dance}]}\n"
    )
    (pack_folder.parent / "none.yaml").write_text("[]\n")
    code = main(["knowledge", "diff", str(DATABASES), str(pack_folder), "--questions", "none.yaml"])

    assert code == 1
    assert "conversation cache: a turn says, chooses or gives a command; there is no command 'dance'" in (
        capsys.readouterr().err
    )


def test_diff_against_what_is_committed(run: Run, pack_folder: Path) -> None:
    """Without folders the committed pack is compared with the one in use."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "begin"]):
        subprocess.run([*git, *words], check=True)
    Path("questions.yaml").write_text("- {text: I need a cache}\n")
    edit(pack_folder / "frameworks" / "redis.yaml", "cache: {level: must", "cache: {level: veto")
    _, lines = run("diff", "--questions", "questions.yaml")

    assert "1 of 1 change their answer." == lines[-1]


@pytest.mark.usefixtures("pack_folder")
def test_diff_of_a_pack_that_nobody_committed(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no repository, that is one sentence."""
    code = main(["knowledge", "diff"])
    printed = capsys.readouterr()

    assert (2, "") == (code, printed.out)
    assert 1 == len(printed.err.splitlines())


def test_a_broken_pack_ends_a_command_with_its_mistakes(run: Run, pack_folder: Path) -> None:
    """What needs a whole pack says what is wrong instead."""
    edit(pack_folder / "criteria" / "use.yaml", "order: 1", "order: x")

    assert (1, []) == run("show")


def test_the_schemas_are_current() -> None:
    """`knowledge schema` has been run since the models changed."""
    for name, text in schemas():
        assert text == (FOLDER / name).read_text(encoding="utf-8"), f"run `whichframework knowledge schema` for {name}"


def test_schemas_are_written_where_asked(run: Run, tmp_path: Path) -> None:
    """A folder may be named."""
    code, lines = run("schema", "here")

    assert (0, f"wrote {Path('here/pack.json')}") == (code, lines[0])
    assert json.loads((tmp_path / "here" / "pack.json").read_text())["title"] == "Header"


def test_the_packs_files_fit_their_schemas() -> None:
    """Editors see no error where the checker sees none. Dates are text to a JSON Schema."""
    for folder in (DATABASES, shipped()):
        for name, _ in schemas():
            schema = json.loads((FOLDER / name).read_text(encoding="utf-8"))
            for file in files(folder, name.removesuffix(".json")):
                held = yaml.load(file.read_text(encoding="utf-8"), _Texts)  # noqa: S506
                jsonschema.validate(held, schema)


class _Texts(yaml.SafeLoader):
    """Reads YAML as editors do, in which a date is text."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
