"""A pack to work on: a copy of the one about databases."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import requests
from pypi_simple import PyPISimple

from adapters.main import main

DATABASES = Path(__file__).parents[2] / "packs" / "databases"

Run = Callable[..., tuple[int, list[str]]]


def is_reachable() -> bool:
    """Whether there is a package index."""
    with suppress(requests.RequestException), PyPISimple() as client:
        return bool(client.get_project_page("bottle", timeout=10).packages)
    return False


@pytest.fixture
def pack_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack that the settings name, in the current folder as `pack`."""
    shutil.copytree(DATABASES, tmp_path / "pack")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHICHFRAMEWORK_PACK", "pack")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Path("pack")


@pytest.fixture
def run(pack_folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command of `knowledge`; return its code and its lines."""
    assert pack_folder.is_dir()

    def called(*words: str) -> tuple[int, list[str]]:
        code = main(["knowledge", *words])
        return code, capsys.readouterr().out.splitlines()

    return called
