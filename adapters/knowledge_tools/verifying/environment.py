"""An environment of its own for each candidate, with `uv` if it is there and with `venv` and `pip` if not."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from packaging.specifiers import InvalidSpecifier, SpecifierSet

_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11", "python3", sys.executable)
_INSTALLING = 900
"""Seconds after which an installation is given up."""
_HAS_PIP = find_spec("pip") is not None
"""Whether pip here can install elsewhere: an environment without its own is made in a tenth of the time."""
_BOOKKEEPING = ("pip", "_virtualenv", "_distutils", "__pycache__")


class InstallError(Exception):
    """Requirements could not be installed; the message is the installer's last word."""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python to make environments with."""

    path: str
    version: str


@dataclass(frozen=True, slots=True)
class Environment:
    """A folder with an interpreter and what is installed for it."""

    folder: Path

    @property
    def python(self) -> Path:
        """The interpreter."""
        return self.folder / "bin" / "python"

    def variables(self) -> dict[str, str]:
        """Return the process's environment with this one's programs first on the path."""
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        return {**kept, "PATH": path, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"}

    def install(self, requirements: tuple[str, ...]) -> None:
        """Install requirements.

        Raises:
            InstallError: it did not work.
        """
        if uv := shutil.which("uv"):
            command = [uv, "pip", "install", "--quiet", "--python", str(self.python), *requirements]
        else:
            pip = (
                [sys.executable, "-m", "pip", "--python", str(self.python)]
                if _HAS_PIP
                else [str(self.python), "-m", "pip"]
            )
            command = [*pip, "install", "--quiet", "--no-compile", *requirements]
        _run(command)

    def site_packages(self) -> Path:
        """Return where packages are installed."""
        return next(self.folder.glob("lib/python*/site-packages"))

    def distributions(self) -> int:
        """Count the installed distributions, without the installer and what came with it."""
        names = [path.name for path in self.site_packages().glob("*.dist-info")]
        installer = ("pip-", "setuptools-") if any(name.startswith("pip-") for name in names) else ()
        return sum(not name.startswith(installer) for name in names)

    def megabytes(self) -> float:
        """Return the size of what is installed, before byte-compiling."""
        inside = (path for path in self.site_packages().iterdir() if not path.name.startswith(_BOOKKEEPING))
        return round(sum(_size(path) for path in inside) / 1_000_000, 1)


def interpreter_for(requires_python: str) -> Interpreter:
    """Return the newest interpreter that a package accepts.

    Raises:
        InstallError: there is none.
    """
    try:
        wanted = SpecifierSet(requires_python)
    except InvalidSpecifier:
        wanted = SpecifierSet("")
    for found in _interpreters():
        if wanted.contains(found.version):
            return found
    raise InstallError(f"no interpreter here is Python {requires_python}")


def make(folder: Path, interpreter: Interpreter) -> Environment:
    """Make an empty environment, in place of whatever stands there."""
    shutil.rmtree(folder, ignore_errors=True)
    if uv := shutil.which("uv"):
        _run([uv, "venv", "--quiet", "--python", interpreter.path, str(folder)])
    else:
        _run([interpreter.path, "-m", "venv", *(["--without-pip"] if _HAS_PIP else []), str(folder)])
    return Environment(folder)


@cache
def _interpreters() -> tuple[Interpreter, ...]:
    """Return the interpreters that really start, newest first."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    paths = [found for name in _NAMES if (found := shutil.which(name))]
    paths += [str(path) for path in pyenv.glob("3.1[1-4].*/bin/python")]
    starting = [Interpreter(path, version) for path in paths if (version := _version(path))]
    unique = {interpreter.version: interpreter for interpreter in reversed(starting)}
    return tuple(sorted(unique.values(), key=lambda interpreter: _as_numbers(interpreter.version), reverse=True))


def _version(path: str) -> str:
    command = [path, "-c", "import platform; print(platform.python_version())"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip() if done.returncode == 0 else ""


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_INSTALLING)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise InstallError(f"gave up after {_INSTALLING} seconds") from error
    if done.returncode:
        said = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise InstallError(" ".join(said[-3:]) or f"{command[0]} failed")


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    files = (file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return sum(file.stat().st_size for file in files)


def remove(folder: Path) -> None:
    """Delete an environment; hundreds of megabytes are not left lying about."""
    shutil.rmtree(folder, ignore_errors=True)
