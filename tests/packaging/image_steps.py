"""The first stage of the Dockerfile, run on an ordinary machine: `python -m tests.packaging.image_steps`.

COPY copies and RUN runs, in a folder of its own instead of /build and /opt. No container engine is needed.
"""

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SKIPPED = shutil.ignore_patterns("__pycache__")


def steps(dockerfile: str) -> Iterator[tuple[str, str]]:
    """Yield the instructions of the first stage with their arguments."""
    whole = re.sub(r"\\\n\s*", "", dockerfile)
    first = whole.split("\nFROM ")[1]
    for line in first.splitlines()[1:]:
        name, _, arguments = line.partition(" ")
        if name in {"RUN", "COPY"}:
            yield name, arguments


def run_in(folder: Path) -> None:
    """Carry the steps out; the first that fails ends it."""
    build, target = folder / "build", folder / "opt"
    build.mkdir()
    for name, arguments in steps((ROOT / "Dockerfile").read_text(encoding="utf-8")):
        sys.stdout.write(f"{name} {arguments}\n")
        sys.stdout.flush()
        if name == "COPY":
            _copy(shlex.split(arguments), build)
            continue
        command = re.sub(r"^python ", f"{sys.executable} ", arguments).replace("/opt/whichframework", str(target))
        subprocess.run(["sh", "-c", command], cwd=build, check=True)


def _copy(words: list[str], build: Path) -> None:
    *sources, goal = words
    for source in sources:
        origin, place = ROOT / source, build / goal
        if origin.is_dir():
            shutil.copytree(origin, place, ignore=SKIPPED, dirs_exist_ok=True)
        else:
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy2(origin, place)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="whichframework-image-") as temporary:
        run_in(Path(temporary))
