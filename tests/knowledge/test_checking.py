"""What only shows when a pack is seen as a whole, beyond the single mistakes of `test_mistakes`."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.checking import Where, check
from knowledge.findings import Finding, warning
from knowledge.loading import shipped
from knowledge.pack import Pack
from tests.knowledge.conftest import DATABASES, PackFolder

SQLITE = "frameworks/sqlite.yaml"


def test_a_question_that_can_never_matter(folder: PackFolder) -> None:
    """A criterion that nothing uses is a warning."""
    options = "[{id: a, label: A, echo: a}, {id: b, label: B, echo: b}]"
    folder.write("criteria/colour.yaml", f"id: colour\nquestion: Which?\nwhy: Why not.\noptions: {options}\n")
    found = [str(finding) for finding in check(Path("pack"))]

    problem = "No fit level and no guideline uses the criterion `colour`: its question can never matter."
    assert [f"pack/criteria/colour.yaml:1:1: warning: {problem} Use it or delete it."] == found


def test_a_candidate_that_nothing_speaks_for(folder: PackFolder) -> None:
    """Without a level above `ok` or a guideline's points a candidate never wins."""
    for level in ("level: good", "level: must"):
        text = (folder.path / SQLITE).read_text()
        folder.write(SQLITE, text.replace(level, "level: ok"))
    folder.edit("guidelines.yaml", "sqlite: 0.5, ", "")
    found = [str(finding) for finding in check(Path("pack"))]

    problem = "Nothing speaks for `sqlite`: it has no level above `ok` and no guideline helps it."
    remedy = "Say what it is good for, or set `recommend: false`."
    assert [f"pack/frameworks/sqlite.yaml:29:1: warning: {problem} {remedy}"] == found


def test_age_is_counted_up_to_the_day_given(folder: PackFolder) -> None:
    """Sources, packages and releases that are too old are warnings; a few weeks earlier they are not."""
    folder.edit("pack.yaml", "stale_after_days: 900", "stale_after_days: 30")
    young = check(Path("pack"), today=date(2025, 2, 1))
    old = {str(finding) for finding in check(Path("pack"), today=date(2025, 4, 1))}

    package = "What is said of sqlite's package is of 2025-03-01: older than 30 days."
    source = "The source `postgresql-mvcc` is of 2025-02-20: older than 30 days."
    release = "redis counts as active, and its newest release is of 2025-01-06."
    again = "Read it again and correct its excerpts and date."
    refresh = "Run `whichframework knowledge refresh`."
    assert () == young
    assert f"pack/frameworks/sqlite.yaml:18:64: warning: {package} {refresh}" in old
    assert f"pack/sources.yaml:2:120: warning: {source} {again}" in old
    assert f"pack/frameworks/redis.yaml:15:1: warning: {release} Set `maintenance: slow` or `dormant`." in old


def test_a_file_that_cannot_be_read_hides_no_other_mistake_and_invents_none(folder: PackFolder) -> None:
    """Ids that a broken file may define are not called unknown."""
    folder.write("excerpts.yaml", "- id: [")
    folder.edit("guidelines.yaml", "duckdb: 0.5", "duckbd: 0.5")
    found = [finding.place.file for finding in check(Path("pack"))]

    expected = ["pack/excerpts.yaml", "pack/guidelines.yaml"]
    assert expected == found


def test_a_starter_that_nobody_names(folder: PackFolder) -> None:
    """Program text that no candidate lists is a warning."""
    folder.write("starters/sqlite/notes/app.py", "print()\n")
    found = [str(finding) for finding in check(Path("pack"))]

    problem = "No framework has a starter with the file sqlite/notes/app.py. Name it or delete it."
    assert [f"pack/starters/sqlite/notes/app.py:1:1: warning: {problem}"] == found


def test_what_nothing_reads(folder: PackFolder) -> None:
    """A misspelt folder is not passed over in silence."""
    folder.write("excerpt/more.yaml", "[]\n")
    found = [str(finding) for finding in check(Path("pack"))]

    expected = ["pack/excerpt:1:1: warning: Nothing reads this. Did you mean `excerpts`?"]
    assert expected == found


def test_further_analysers_see_a_pack_without_errors(folder: PackFolder) -> None:
    """The decision model's findings stand among the others, at the item's place; a broken pack never reaches it."""

    def analyser(pack: Pack, where: Where) -> list[Finding]:
        return [warning(where("guidelines", pack.guidelines[1].id), "It never decides.")]

    found = [str(finding) for finding in check(Path("pack"), analysers=[analyser])]
    folder.edit("guidelines.yaml", "duckdb: 0.5", "duckbd: 0.5")
    broken = [str(finding) for finding in check(Path("pack"), analysers=[analyser])]

    expected = ["pack/guidelines.yaml:8:3: warning: It never decides."]
    assert expected == found
    assert expected[0] not in broken


@pytest.mark.parametrize("path", [shipped(), DATABASES], ids=["python_web", "databases"])
def test_packs_are_clean(path: Path) -> None:
    """The shipped pack and the one of the tests have no finding."""
    nothing: list[str] = []
    assert nothing == [str(finding) for finding in check(path)]
