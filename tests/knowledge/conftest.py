"""A good pack that each test spoils in one place."""

import shutil
from pathlib import Path

import pytest

DATABASES = Path(__file__).parent.parent / "packs" / "databases"


class PackFolder:
    """A copy of the databases pack as the folder `pack`, to be edited."""

    def __init__(self, root: Path) -> None:
        self.path = root / "pack"
        shutil.copytree(DATABASES, self.path)

    def write(self, file: str, text: str) -> None:
        """Write a whole file."""
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands in a file once."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} has {old!r} {text.count(old)} times"
        self.write(file, text.replace(old, new))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PackFolder:
    """A copy of the databases pack in the current folder, so that findings name `pack/...`."""
    monkeypatch.chdir(tmp_path)
    return PackFolder(tmp_path)
