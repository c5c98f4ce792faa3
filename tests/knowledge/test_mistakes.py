"""Mistakes that editors make, and every word they are told about them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.checking import check
from tests.knowledge.conftest import PackFolder

MISTAKES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "mistakes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["mistake"])
def test_each_mistake_is_told_whole(folder: PackFolder, case: dict[str, Any]) -> None:
    """File, line, column, what is wrong and what would be right, as `mistakes.yaml` has them."""
    folder.edit(case["file"], case["old"], case["new"])
    found = [str(finding) for finding in check(Path("pack"))]

    expected = [f"pack/{case['file']}:{line}" for line in case["finds"]]
    assert expected == [line for line in found if line.startswith(f"pack/{case['file']}:")]


def test_a_file_that_is_no_list(folder: PackFolder) -> None:
    """Files of excerpts, sources and the like hold lists."""
    folder.write("sources/more.yaml", "id: one\ntitle: One\n")
    found = [str(finding) for finding in check(Path("pack"))]

    problem = "error: This file must be a list, one source an item. Begin each source with `- id:`."
    assert [f"pack/sources/more.yaml:1:1: {problem}"] == found


def test_a_file_that_is_not_utf_8(folder: PackFolder) -> None:
    """The line is named at which the text stops being UTF-8."""
    (folder.path / "topics.yaml").write_bytes(b"# caf\xc3\xa9\n# caf\xe9\n")
    found = [str(finding) for finding in check(Path("pack"))]

    assert "pack/topics.yaml:2:1: error: This line is not UTF-8. Save it as UTF-8." in found


def test_a_character_that_yaml_forbids(folder: PackFolder) -> None:
    """Control characters are found before YAML gives up on the whole file."""
    folder.edit("topics.yaml", "name: SQL", "name: S\x07QL")
    found = [str(finding) for finding in check(Path("pack"))]

    place = "pack/topics.yaml:1:20"
    assert f"{place}: error: There is a character here that YAML does not allow. Delete it." in found


def test_an_empty_file(folder: PackFolder) -> None:
    """A file without content is a mistake, not an absence."""
    folder.write("guidelines.yaml", "# later\n")
    found = [str(finding) for finding in check(Path("pack"))]

    assert "pack/guidelines.yaml:1:1: error: The file is empty. Fill it or delete it." in found


def test_a_folder_that_is_no_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing folder and a missing header are each one sentence."""
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    nowhere = [str(finding) for finding in check(Path("nowhere"))]
    headless = [str(finding) for finding in check(Path("empty"))]

    missing = ["nowhere:1:1: error: There is no such folder. A pack is a folder."]
    assert missing == nowhere
    headers = ["empty/pack.yaml:1:1: error: There is no pack.yaml. Every pack has one."]
    assert headers == headless


def test_every_problem_in_one_run(folder: PackFolder) -> None:
    """Four mistakes in four files are all told, in the order of the files, and nothing that only follows from them."""
    folder.edit("criteria/use.yaml", "order: 1", "order: x")
    folder.edit("criteria/loss.yaml", "why:", "wy:")
    folder.edit("frameworks/sqlite.yaml", "kind: framework", "kind: frame")
    folder.edit("topics.yaml", "name: SQL,", "")
    found = [str(finding).partition(" error")[0] for finding in check(Path("pack"))]

    expected = [
        "pack/criteria/loss.yaml:1:1:",
        "pack/criteria/loss.yaml:4:1:",
        "pack/criteria/use.yaml:2:8:",
        "pack/frameworks/sqlite.yaml:4:7:",
        "pack/topics.yaml:1:3:",
    ]
    assert expected == found
