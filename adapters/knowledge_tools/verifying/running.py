"""Running a starter and asking it; running a check; measuring an import."""

import contextlib
import os
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from adapters.knowledge_tools.verifying.environment import Environment
from adapters.knowledge_tools.verifying.jobs import CHECKS, RUNNER, Check, Job
from knowledge.pack import Expectation, Starter

_STARTING, _CHECKING, _ANSWERING = 90, 120, 10
"""Seconds."""
_ROUNDS = 5
_IMPORT = """
import importlib, pathlib, resource, sys, time
began = time.process_time()
for name in sys.argv[1].split(","):
    importlib.import_module(name.strip())
took = time.process_time() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
status = pathlib.Path("/proc/self/status")
if status.exists():  # getrusage tells the peak of the process that started this one, when that was larger
    peak = int(next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]) / 1_000
print(took * 1000, peak)
"""
_MODULES = """
import sys
from importlib.metadata import packages_distributions
plain = lambda name: name.lower().replace("_", "-").replace(".", "-")
found = packages_distributions().items()
print(*sorted(m for m, owners in found if m[0] != "_" and plain(sys.argv[1]) in map(plain, owners)))
"""


def check(job: Job, environment: Environment, one: Check) -> str:
    """Run a check; return what went wrong, or nothing."""
    runner = (job.folder / CHECKS / RUNNER).resolve()
    command = [str(environment.python), str(runner), job.candidate.id, one.function]
    with _elsewhere(None) as folder:
        try:
            done = subprocess.run(  # noqa: S603
                command, cwd=folder, env=environment.variables(), capture_output=True, text=True, timeout=_CHECKING,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"still ran after {_CHECKING} seconds"
    return "" if done.returncode == 0 else _last_words(done.stderr or done.stdout)


def starter(job: Job, environment: Environment, one: Starter) -> str:
    """Run a starter and ask it what it must answer; return what went wrong, or nothing."""
    port = _free_port()
    words = one.serve or tuple(one.run.split())
    command = [word.replace("{port}", str(port)) for word in words]
    with _elsewhere(job.folder_of(one)) as folder, tempfile.TemporaryFile("w+") as said:
        program = shutil.which(command[0], path=environment.variables()["PATH"])
        if program is None:
            return f"{command[0]} is not installed"
        process = subprocess.Popen(  # noqa: S603
            [program, *command[1:]], cwd=folder, env=environment.variables(), stdin=subprocess.DEVNULL, stdout=said,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            trouble = _wait(process, port) or _asked(port, one.expect)
            if trouble:
                said.seek(0)
                trouble = f"{trouble}; it said: {_last_words(said.read())}"
            return trouble
        finally:
            _end(process)


def measure(job: Job, environment: Environment) -> tuple[float, float]:
    """Return the CPU milliseconds and the peak megabytes of a process that imports the package; medians."""
    modules = job.modules or _own_modules(job, environment)
    variables = dict(job.variables)
    _output(environment, _IMPORT, modules, variables)  # leaves compiled files, as the first start of any program does
    rounds = [_output(environment, _IMPORT, modules, variables).split() for _ in range(_ROUNDS)]
    return (
        round(statistics.median(float(one[0]) for one in rounds), 0),
        round(statistics.median(float(one[1]) for one in rounds), 1),
    )


def lines(path: Path) -> int:
    """Count the lines of a program that are neither empty nor a comment."""
    written = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return sum(bool(line) and not line.startswith("#") for line in written)


def _own_modules(job: Job, environment: Environment) -> str:
    names = _output(environment, _MODULES, job.candidate.package.name).split()
    plain = job.candidate.package.name.lower().replace("-", "_")
    return next((name for name in names if name.lower() == plain), names[0] if names else plain)


def _output(environment: Environment, program: str, argument: str, variables: Mapping[str, str] | None = None) -> str:
    command = [str(environment.python), "-c", program, argument]
    inherited = {name: value for name, value in environment.variables().items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(  # noqa: S603
        command, env={**inherited, **(variables or {})}, capture_output=True, text=True, timeout=_CHECKING, check=False
    )
    if done.returncode:
        raise RuntimeError(f"importing {argument}: {_last_words(done.stderr)}")
    return done.stdout.splitlines()[-1]


@contextlib.contextmanager
def _elsewhere(files: Path | None) -> Iterator[Path]:
    """Give a folder with a copy of some files: programs leave things where they run."""
    with tempfile.TemporaryDirectory(prefix="whichframework-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary) / "program"
        if files is None:
            folder.mkdir()
        else:
            shutil.copytree(files, folder, ignore=shutil.ignore_patterns("__pycache__"))
        yield folder


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int) -> str:
    until = time.monotonic() + _STARTING
    while time.monotonic() < until:
        if process.poll() is not None:
            return f"it ended with code {process.returncode} instead of serving"
        for address in ("127.0.0.1", "::1"):
            with contextlib.suppress(OSError), socket.create_connection((address, port), timeout=1):
                return ""
        time.sleep(0.1)
    return f"nothing listened after {_STARTING} seconds"


def _asked(port: int, expectations: tuple[Expectation, ...]) -> str:
    for expected in expectations:
        status, body = _get(f"http://localhost:{port}{expected.path}")
        if status != expected.status:
            return f"{expected.path} answered {status}, not {expected.status}"
        if expected.contains not in body:
            return f"{expected.path} does not contain {expected.contains!r}"
    return ""


def _get(url: str) -> tuple[int, str]:
    """Return status and text of an answer; of one that never ends, what came in the first seconds."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=_ANSWERING) as answer:
            return answer.status, _text_of(answer)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")
    except OSError as error:
        return 0, str(error)


def _text_of(answer: object) -> str:
    body = b""
    until = time.monotonic() + _ANSWERING
    with contextlib.suppress(OSError):
        while time.monotonic() < until and len(body) < 1_000_000:
            part = answer.read1(65_536)  # type: ignore[attr-defined]  # urllib calls it file-like, no more
            if not part:
                break
            body += part
    return body.decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
            break
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _last_words(text: str) -> str:
    said = [line.strip() for line in text.splitlines() if line.strip()]
    return said[-1][:300] if said else "nothing"
