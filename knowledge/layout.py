"""Which file of a pack holds what.

    pack.yaml                               the header
    criteria/ID.yaml, frameworks/ID.yaml    one item a file
    packages/ID.yaml, measured/ID.yaml      written by `knowledge refresh` and `knowledge verify`: a framework's
                                            `package` and `measured`, in place of what its own file says
    sources, excerpts, guidelines, topics   a list, in NAME.yaml or spread over NAME/*.yaml
    conversations/*.yaml                    lists of example conversations
    starters/FRAMEWORK/STARTER/FILENAME     program text
    checks/*.py                             programs that `knowledge verify` runs; not part of what is loaded

Lists keep the order of the files' names, and within a file the order in which they are written.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge import example, pack
from knowledge.shape import Shape

Kind = Literal["criteria", "candidates", "guidelines", "excerpts", "sources", "topics", "examples"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where items of a kind stand."""

    kind: Kind
    name: str
    """Of the file or folder."""
    model: type[Shape]
    single: bool = False
    """One item a file, named by its id; otherwise a file is a list."""
    noun: str


SHELVES = (
    Shelf(kind="criteria", name="criteria", model=pack.Criterion, single=True, noun="criterion"),
    Shelf(kind="candidates", name="frameworks", model=pack.Candidate, single=True, noun="framework"),
    Shelf(kind="guidelines", name="guidelines", model=pack.Guideline, noun="guideline"),
    Shelf(kind="excerpts", name="excerpts", model=pack.Excerpt, noun="excerpt"),
    Shelf(kind="sources", name="sources", model=pack.Source, noun="source"),
    Shelf(kind="topics", name="topics", model=pack.Topic, noun="topic"),
    Shelf(kind="examples", name="conversations", model=example.Example, noun="example conversation"),
)
ADDITIONS: dict[str, tuple[str, type[Shape]]] = {
    "packages": ("package", pack.Package),
    "measured": ("measured", pack.Measured),
}
"""Folder of generated files to the key of a framework that they fill."""
HEADER = "pack.yaml"
HEADER_MODEL: type[Shape] = pack.Header
STARTERS = "starters"
APART = ("schema", "checks")
"""Folders that may stand in a pack and are not read."""


def files(folder: Path, name: str) -> tuple[Path, ...]:
    """Return NAME.yaml and NAME/*.yaml, in a fixed order. Names that begin with a dot or an underscore are drafts."""
    found = [folder / f"{name}.yaml"] if (folder / f"{name}.yaml").is_file() else []
    found += sorted(path for path in (folder / name).glob("*.yaml") if path.name[0] not in "._")
    return tuple(found)


def starter_files(folder: Path) -> tuple[Path, ...]:
    """Return the program texts, in a fixed order."""
    found = (
        path for path in (folder / STARTERS).glob("*/*/**/*") if path.is_file() and path.parent.name[0] not in "._"
    )
    return tuple(sorted(path for path in found if path.name[0] != "." and len(path.relative_to(folder).parts) > 3))


def all_files(folder: Path) -> tuple[Path, ...]:
    """Return every file that a pack is made from."""
    names = [shelf.name for shelf in SHELVES] + list(ADDITIONS)
    header = (folder / HEADER,) if (folder / HEADER).is_file() else ()
    return (*header, *(path for name in names for path in files(folder, name)), *starter_files(folder))
