"""`knowledge refresh`: what has been released since, from the package index, shown as a difference.

The index's address is the client library's business, or that of whoever sets another one for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import unified_diff
from pathlib import Path
from typing import Protocol

import requests
import yaml
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version
from pypi_simple import DistributionPackage, NoSuchProjectError, ProjectPage, PyPISimple, UnsupportedRepoVersionError

from adapters.failure import CannotGoOnError
from knowledge.pack import Candidate, Pack, Package

HEADING = "# Written by `whichframework knowledge refresh`: what the package index says.\n"
_YEAR = timedelta(days=365)
_WAITING = 15


class Index(Protocol):
    """What is asked of a package index."""

    def get_project_page(self, project: str, timeout: float | None = None) -> ProjectPage:
        """Return a project's files."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One released version."""

    version: Version
    released: date
    requires_python: str
    yanked: bool


def refresh(
    pack: Pack, folder: Path, only: frozenset[str], *, today: date, write: bool, index: Index | None = None
) -> Iterator[str]:
    """Yield the difference for each package; offline, one sentence and nothing is changed."""
    changed = 0
    candidates = [candidate for candidate in pack.candidates if candidate.id in only]
    with PyPISimple() as client:
        found = [(candidate, _package(candidate, index or client, today)) for candidate in candidates]
    for candidate, (package, remarks) in found:
        yield from (f"{candidate.id}: {remark}" for remark in remarks)
        file = folder / "packages" / f"{candidate.id}.yaml"
        lines = tuple(_difference(file, candidate.package, package))
        if _facts(package) != _facts(candidate.package):
            changed += 1
            yield from lines
        if write and package != candidate.package:
            file.parent.mkdir(exist_ok=True)
            file.write_text(HEADING + _text(package), encoding="utf-8")
    yield f"{changed} of {len(found)} packages have news" + ("." if write else "; nothing was written.")


def _package(candidate: Candidate, index: Index, today: date) -> tuple[Package, tuple[str, ...]]:
    """Return a package as the index has it today, and what an editor should know about it."""
    known = candidate.package
    try:
        page = index.get_project_page(known.name, timeout=_WAITING)
    except NoSuchProjectError:
        return known, (f"the index has no package {known.name}.",)
    except (requests.RequestException, UnsupportedRepoVersionError) as error:
        message = f"The package index cannot be reached ({type(error).__name__}). Nothing was changed."
        raise CannotGoOnError(message, 1) from error
    releases = tuple(_releases(page))
    usable = [one for one in releases if not one.yanked and not one.version.is_prerelease]
    remarks = tuple(_remarks(known, page, releases))
    if not usable:
        return known, (*remarks, "no release can be used; left as it is.")
    newest = max(usable, key=lambda one: one.version)
    return Package(
        name=known.name,
        version=known.version if Version(known.version) == newest.version else str(newest.version),
        released=newest.released,
        requires_python=_python(known.requires_python, newest.requires_python),
        as_of=today,
        releases_last_year=sum(today - _YEAR <= one.released <= today for one in usable),
        first_released=min(one.released for one in releases),
    ), remarks


def _python(known: str, newest: str) -> str:
    """Return the newest demand on Python, in the pack's own spelling where both demand the same."""
    try:
        return known if not newest or SpecifierSet(known) == SpecifierSet(newest) else newest
    except InvalidSpecifier:
        return newest


def _remarks(known: Package, page: ProjectPage, releases: tuple[Release, ...]) -> Iterator[str]:
    if page.status and str(page.status) != "active":
        yield f"the project is {page.status}" + (f": {page.status_reason}" if page.status_reason else ".")
    if any(one.yanked and str(one.version) == known.version for one in releases):
        yield f"{known.version}, which the pack names, has been yanked."


def _releases(page: ProjectPage) -> Iterator[Release]:
    """Yield each version with its first file's date; a version is yanked when all its files are."""
    files: dict[Version, list[DistributionPackage]] = {}
    for file in page.packages:
        try:
            files.setdefault(Version(file.version or ""), []).append(file)
        except InvalidVersion:
            continue
    for version, of_version in files.items():
        dates = [file.upload_time.date() for file in of_version if file.upload_time]
        if dates:
            required = next((file.requires_python for file in of_version if file.requires_python), "")
            yanked = all(file.is_yanked for file in of_version)
            yield Release(version=version, released=min(dates), requires_python=required or "", yanked=yanked)


def _difference(file: Path, old: Package, new: Package) -> Iterator[str]:
    name = f"packages/{file.name}"
    return unified_diff(_text(old).splitlines(), _text(new).splitlines(), name, name, n=0, lineterm="")


def _facts(package: Package) -> tuple[object, ...]:
    """Return what counts as news; the day of asking and the count of a moving year do not."""
    return package.version, package.released, package.requires_python


def _text(package: Package) -> str:
    return yaml.safe_dump(package.model_dump(mode="python", exclude_none=True), sort_keys=False)
