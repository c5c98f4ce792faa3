"""Loading: the YAML as it stands, the compiled form in the cache, an organisation's folder laid over it."""

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import loading
from knowledge.findings import PackError
from knowledge.loading import load
from knowledge.pack import Pack
from tests.knowledge.conftest import PackFolder


def test_everything_in_the_files_is_in_the_pack(folder: PackFolder) -> None:
    """Items are in the order of the files, criteria in their own."""
    folder.write("starters/sqlite/notes/app.py", "print('hello')\n")
    starter = "{id: notes, title: Notes, filename: app.py, install: none, requires: [], run: python app.py}"
    folder.edit("frameworks/sqlite.yaml", "near:", f"starters: [{starter}]\nnear:")
    pack = load(folder.path)

    assert "databases" == pack.header.id
    assert ["use", "writers", "server", "loss", "runs"] == [criterion.id for criterion in pack.criteria]
    assert ["duckdb", "postgresql", "redis", "sqlite"] == [candidate.id for candidate in pack.candidates]
    assert ["one-database-is-enough", "library-for-one-program"] == [rule.id for rule in pack.guidelines]
    assert {"sqlite/notes": "print('hello')\n"} == pack.starter_code
    assert "sqlite-embedded" == pack.excerpts[0].id
    assert (11, 7, 4) == (len(pack.excerpts), len(pack.sources), len(pack.topics))


def test_lists_may_be_spread_over_a_folder(folder: PackFolder) -> None:
    """`sources.yaml` and `sources/*.yaml` are one list; drafts with an underscore are left out."""
    folder.write("sources/b.yaml", "- {id: b, title: B, url: 'https://example.org/b', date: '2025'}\n")
    folder.write("sources/a.yaml", "- {id: a, title: A, url: 'https://example.org/a', date: '2025'}\n")
    folder.write("sources/_draft.yaml", "- nothing yet\n")

    assert ["redis-types", "a", "b"] == [source.id for source in load(folder.path).sources][-3:]


def test_starters_may_stand_in_folders_of_their_own(folder: PackFolder) -> None:
    """A starter's file name may lead through folders, as some frameworks want it."""
    folder.write("starters/sqlite/notes/apps/notes/__init__.py", "NOTES = []\n")
    starter = (
        "{id: notes, title: N, filename: apps/notes/__init__.py, install: none, requires: [], run: python -m apps}"
    )
    folder.edit("frameworks/sqlite.yaml", "near:", f"starters: [{starter}]\nnear:")

    assert {"sqlite/notes": "NOTES = []\n"} == load(folder.path).starter_code


def test_generated_files_fill_in_what_was_measured(folder: PackFolder) -> None:
    """`packages/ID.yaml` and `measured/ID.yaml` stand in for what the candidate's own file says."""
    folder.write("packages/redis.yaml", "name: redis\nversion: 7.9.9\nreleased: 2025-02-02\nas_of: 2025-02-28\n")
    folder.write(
        "measured/redis.yaml",
        "{as_of: 2025-02-28, python: '3.13.0', version: 7.9.9, distributions: 1, installed_mb: 1.5, import_ms: 20,"
        " memory_mb: 30, starter_lines: 5, checks: {serves: true}}",
    )
    redis = {candidate.id: candidate for candidate in load(folder.path).candidates}["redis"]

    assert "7.9.9" == redis.package.version
    assert redis.measured is not None
    assert {"serves": True} == redis.measured.checks


def test_generated_files_of_nobody(folder: PackFolder) -> None:
    """A measurement of an unknown framework is an error in its own file."""
    folder.write("measured/redsi.yaml", "as_of: 2025-02-28\n")

    with pytest.raises(PackError) as raised:
        load(folder.path)
    expected = ["pack/measured/redsi.yaml:1:1: error: There is no framework `redsi`. Did you mean `redis`?"]
    assert expected == [str(finding).replace(str(folder.path), "pack") for finding in raised.value.findings]


def test_errors_stop_and_warnings_do_not(folder: PackFolder) -> None:
    """The error carries all findings, warnings too; a pack that only has warnings loads."""
    folder.write("notes.yaml", "- something\n")
    load(folder.path)
    folder.edit("criteria/use.yaml", "order: 1", "order: x")

    with pytest.raises(PackError) as raised:
        load(folder.path)
    assert ["error", "warning"] == [finding.severity for finding in raised.value.findings]
    assert "notes.yaml" not in str(raised.value)


def test_the_fingerprint_follows_the_contents(folder: PackFolder) -> None:
    """Any change of any file changes it; the same files elsewhere do not."""
    first = load(folder.path)
    folder.edit("topics.yaml", "name: SQL", "name: Sql")
    second = load(folder.path)
    folder.edit("topics.yaml", "name: Sql", "name: SQL")
    moved = folder.path.rename(folder.path.parent / "moved")

    assert first.fingerprint != second.fingerprint
    assert first == load(moved)


def test_the_cache_gives_the_same_pack_without_reading_yaml(
    folder: PackFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time the compiled form is used, until a file changes."""
    cache = tmp_path / "cache"
    first = load(folder.path, cache=cache)

    def refuse(*_: object) -> Pack:
        raise AssertionError("YAML was read")

    with monkeypatch.context() as patched:
        patched.setattr(loading, "_compiled", refuse)
        again = load(folder.path, cache=cache)
        folder.edit("topics.yaml", "name: SQL", "name: Sql")
        with pytest.raises(AssertionError, match="YAML was read"):
            load(folder.path, cache=cache)

    assert first == again
    assert "Sql" == load(folder.path, cache=cache).topics[0].name
    assert 1 == len(list(cache.iterdir()))


def test_starting_from_the_cache_imports_no_yaml(folder: PackFolder, tmp_path: Path) -> None:
    """What only reading files needs is left alone: it is a third of the time to start."""
    program = (
        "import sys; from pathlib import Path; from knowledge.loading import load; "
        "load(Path(sys.argv[1]), cache=Path(sys.argv[2])); "
        "print(*sorted({'yaml', 'knowledge.reading', 'snowballstemmer'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(folder.path), str(tmp_path / "cache")]
    root = Path(loading.__file__).parents[1]
    first, second = (subprocess.check_output(command, cwd=root, text=True).split() for _ in range(2))

    assert "yaml" in first
    assert [] == second


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{}", b"KEY\n", b"KEY\n{}", b'KEY\n{"header": 1'])
def test_a_damaged_cache_is_made_anew(folder: PackFolder, tmp_path: Path, damage: bytes) -> None:
    """Whatever is in the cache file, the pack is right and the file is whole again."""
    cache = tmp_path / "cache"
    first = load(folder.path, cache=cache)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage.replace(b"KEY", whole.partition(b"\n")[0]))

    assert first == load(folder.path, cache=cache)
    assert whole == file.read_bytes()


def test_a_cache_that_cannot_be_written_is_done_without(folder: PackFolder, tmp_path: Path) -> None:
    """A file where the folder should be: the pack loads all the same."""
    (tmp_path / "cache").write_text("not a folder")

    assert "databases" == load(folder.path, cache=tmp_path / "cache").header.id


def test_an_overlay_changes_what_it_names_and_adds_the_rest(folder: PackFolder, tmp_path: Path) -> None:
    """Three lines change three lines: items are laid over by id, key by key; new items are added."""
    house = tmp_path / "house"
    (house / "frameworks").mkdir(parents=True)
    (house / "frameworks" / "redis.yaml").write_text("id: redis\nrecommend: false\nfit:\n  loss: {fine: {level: ok}}\n")
    (house / "topics.yaml").write_text("- {id: sql, name: Queries}\n- {id: price, name: price, phrases: [price]}\n")
    (house / "guidelines.yaml").write_text(
        "- {id: we-run-postgresql, when: {use: any}, points: {postgresql: 2}, because: We have people for it.}\n"
        "- {id: one-database-is-enough, points: {$current: 3}}\n"
    )
    plain, pack = load(folder.path), load(folder.path, overlay=house)
    redis = {candidate.id: candidate for candidate in pack.candidates}["redis"]

    assert redis.recommend is False
    assert "ok" == redis.fit["loss"]["fine"].level
    assert "memory first is what makes it quick" == redis.fit["loss"]["fine"].because
    queries = pack.topics[0]
    assert "Queries" == queries.name
    assert plain.topics[0].phrases == queries.phrases
    assert queries.feature
    assert "price" == pack.topics[-1].id
    house_rules = {rule.id for rule in pack.guidelines if rule.house_rule}
    assert {"we-run-postgresql", "one-database-is-enough"} == house_rules
    assert {"$current": 3.0} == pack.guidelines[0].points
    assert plain.fingerprint != pack.fingerprint


def test_findings_in_an_overlay_name_its_files(folder: PackFolder, tmp_path: Path) -> None:
    """A mistake is told where the organisation wrote it."""
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "guidelines.yaml").write_text(
        "- {id: ours, when: {use: [record]}, points: {sqlite: 1}, because: Ours.}\n"
    )

    with pytest.raises(PackError) as raised:
        load(folder.path, overlay=Path("house"))
    expected = "house/guidelines.yaml:1:27: error: The criterion `use` has no option `record`. Did you mean `records`?"
    assert expected == str(raised.value)


def test_an_overlay_that_is_not_there(folder: PackFolder) -> None:
    """A wrong setting is one sentence, not an advice without house rules."""
    with pytest.raises(PackError, match=r"house:1:1: error: There is no such folder\. An overlay is a folder\."):
        load(folder.path, overlay=Path("house"))
