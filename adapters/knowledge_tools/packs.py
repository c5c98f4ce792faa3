"""Which pack a command works on."""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.failure import CannotGoOnError
from knowledge.findings import PackError
from knowledge.loading import load
from knowledge.nearest import meant
from knowledge.pack import Pack


def loaded(folder: Path, overlay: Path | None = None) -> Pack:
    """Return a pack; its mistakes end the command."""
    try:
        return load(folder, overlay)
    except PackError as error:
        raise CannotGoOnError(f"{error}\nThe pack has mistakes.", 1) from error


def known_ids(pack: Pack, asked: Iterable[str]) -> frozenset[str]:
    """Return the candidates asked for, all if none is; an unknown one ends the command."""
    known = frozenset(candidate.id for candidate in pack.candidates)
    for name in asked:
        if name not in known:
            raise CannotGoOnError(f"There is no {pack.header.thing} `{name}`. {meant(name, known)}".strip(), 2)
    return frozenset(asked) or known


@contextmanager
def committed(folder: Path, revision: str = "HEAD") -> Iterator[Path]:
    """Give a pack's folder as it is in a revision of its git repository."""
    with tempfile.TemporaryDirectory(prefix="whichframework-") as temporary:
        archive = Path(temporary) / "pack.tar"
        _git(folder, "archive", f"--output={archive}", revision, ".")
        target = Path(temporary) / "pack"
        target.mkdir()
        subprocess.run(["tar", "-xf", str(archive), "-C", str(target)], check=True)  # noqa: S603, S607
        yield target


def _git(folder: Path, *arguments: str) -> None:
    try:
        subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)  # noqa: S603, S607
    except FileNotFoundError as error:
        raise CannotGoOnError("git is not installed; name two folders instead.", 2) from error
    except subprocess.CalledProcessError as error:
        raise CannotGoOnError(f"git cannot give the committed pack: {error.stderr.strip()}", 2) from error
