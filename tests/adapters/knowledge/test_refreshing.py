"""What the package index says is written with a date and shown as a difference; offline nothing changes."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import requests
import yaml
from pypi_simple import DistributionPackage, NoSuchProjectError, ProjectPage

from adapters.failure import CannotGoOnError
from adapters.knowledge_tools.refreshing import refresh
from knowledge.loading import load

TODAY = date(2025, 4, 1)


def file(version: str, day: date, *, yanked: bool = False, python: str | None = ">=3.9") -> DistributionPackage:
    return DistributionPackage(
        filename=f"duckdb-{version}.tar.gz", project="duckdb", version=version, package_type="sdist", url="",
        digests={}, requires_python=python, has_sig=None, is_yanked=yanked,
        upload_time=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )  # fmt: skip


class FakeIndex:
    """Knows the files it is given, of one project."""

    def __init__(self, *files: DistributionPackage, status: str | None = None, error: Exception | None = None) -> None:
        self.page = ProjectPage(project="duckdb", packages=list(files), repository_version=None, last_serial=None)
        self.page.status = status  # type: ignore[assignment]
        self.error = error

    def get_project_page(self, project: str, timeout: float | None = None) -> ProjectPage:
        """Return the page, or fail as told."""
        del timeout
        if self.error or project != "duckdb":
            raise self.error or NoSuchProjectError(project, "")
        return self.page


def refreshed(folder: Path, index: FakeIndex, *, write: bool = True) -> list[str]:
    return list(refresh(load(folder), folder, frozenset({"duckdb"}), today=TODAY, write=write, index=index))


OLD = file("1.2.0", date(2025, 2, 5))


def test_a_newer_release_is_written_and_shown(pack_folder: Path) -> None:
    """The newest stable version that is not yanked, its first file's date, and how many there were in a year."""
    index = FakeIndex(
        file("0.1", date(2019, 6, 27), python=None),
        OLD,
        file("1.2.1", date(2025, 3, 5)),
        file("1.3.0b1", date(2025, 3, 20)),
        file("1.4.0", date(2025, 3, 21), yanked=True),
    )
    lines = refreshed(pack_folder, index)

    assert ["--- packages/duckdb.yaml", "+++ packages/duckdb.yaml"] == lines[:2]
    assert {"-version: 1.2.0", "+version: 1.2.1", "+released: 2025-03-05", "+as_of: 2025-04-01"} <= set(lines)
    assert "1 of 1 packages have news." == lines[-1]
    package = next(candidate.package for candidate in load(pack_folder).candidates if candidate.id == "duckdb")
    assert ("1.2.1", date(2025, 3, 5), 2, TODAY) == (
        package.version,
        package.released,
        package.releases_last_year,
        package.as_of,
    )
    assert date(2019, 6, 27) == package.first_released


def test_no_news_is_one_line_and_a_new_date(pack_folder: Path) -> None:
    """What is as it was is known to be so since today."""
    lines = refreshed(pack_folder, FakeIndex(file("1.2.0", date(2025, 2, 5), python=None)))

    assert ["0 of 1 packages have news."] == lines
    assert date(2025, 4, 1) == yaml.safe_load((pack_folder / "packages" / "duckdb.yaml").read_text())["as_of"]


def test_only_showing_writes_nothing(pack_folder: Path) -> None:
    """`--no-write` leaves the pack as it is."""
    lines = refreshed(pack_folder, FakeIndex(OLD, file("1.2.1", date(2025, 3, 5))), write=False)

    assert "1 of 1 packages have news; nothing was written." == lines[-1]
    assert not (pack_folder / "packages").exists()


def test_a_yanked_release_and_an_archived_project_are_told(pack_folder: Path) -> None:
    """What an editor must know beside the newest version."""
    index = FakeIndex(file("1.1.0", date(2024, 9, 1)), file("1.2.0", date(2025, 2, 5), yanked=True), status="archived")
    lines = refreshed(pack_folder, index)

    assert ["duckdb: the project is archived.", "duckdb: 1.2.0, which the pack names, has been yanked."] == lines[:2]
    assert "+version: 1.1.0" in lines


def test_a_project_that_the_index_does_not_have(pack_folder: Path) -> None:
    """It stays as it is."""
    lines = refreshed(pack_folder, FakeIndex(error=NoSuchProjectError("duckdb", "")))

    assert ["duckdb: the index has no package duckdb.", "0 of 1 packages have news."] == lines


def test_offline_says_so_and_changes_nothing(pack_folder: Path) -> None:
    """One sentence, and not even a date is touched."""
    with pytest.raises(
        CannotGoOnError, match=r"^The package index cannot be reached \(ConnectionError\)\. Nothing was"
    ):
        refreshed(pack_folder, FakeIndex(error=requests.ConnectionError("no route")))
    assert not (pack_folder / "packages").exists()
