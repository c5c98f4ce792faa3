"""Verification: of a small package made here, which needs no network, and of three frameworks where there is one."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml

from adapters.knowledge_tools.verifying import environment
from adapters.knowledge_tools.verifying.environment import InstallError, interpreter_for
from adapters.knowledge_tools.verifying.jobs import Job, jobs
from adapters.knowledge_tools.verifying.outcome import Outcome, write
from adapters.knowledge_tools.verifying.report import failures, markdown
from adapters.knowledge_tools.verifying.verify import verify
from knowledge.loading import load, shipped
from tests.adapters.knowledge.conftest import is_reachable

TODAY = date(2025, 4, 1)
MODULE = """
from http.server import BaseHTTPRequestHandler, HTTPServer

class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(404 if self.path == "/nothing" else 200)
        self.end_headers()
        self.wfile.write(b"hello from tiny")

    def log_message(self, *arguments):
        pass

def serve(port):
    HTTPServer(("127.0.0.1", int(port)), Page).serve_forever()
"""
CHECKS = '''
"""What is said of tiny."""

IMPORTS = "tiny"
REQUIRES = ()


def templates():
    """It renders templates"""
    import tiny

    assert tiny.Page


def own_server():
    """It serves by itself, to the moon"""
    raise RuntimeError("no such place")
'''
STARTER = """
starters:
  - id: hello
    title: A page
    filename: app.py
    install: pip install tiny
    requires: [tiny==1.0]
    run: python app.py
    serve: [python, app.py, '{port}']
    expect: [{path: /, contains: hello}, {path: /nothing, status: 404}]
"""


UNINSTALLABLE = """
uninstallable: {text: It is of another age., excerpts: [sqlite-embedded]}
"""


def wheel(folder: Path, name: str, version: str, module: str) -> None:
    """Make a package of one module that can be installed from a folder."""
    about = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as packed:
        packed.writestr(f"{name}.py", module)
        packed.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        packed.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr(f"{about}/RECORD", f"{name}.py,,\n")


@pytest.fixture
def tiny(pack_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack with SQLite's package replaced by one that is installed from a folder."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    wheel(wheels, "tiny", "1.0", MODULE)
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": str(wheels)}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
        monkeypatch.setenv(f"UV_{name}", value)
    candidate = pack_folder / "frameworks" / "sqlite.yaml"
    text = candidate.read_text().replace("{name: sqlite, version: 3.49.1,", "{name: tiny, version: '1.0',")
    candidate.write_text(text + STARTER)
    starter = pack_folder / "starters" / "sqlite" / "hello"
    starter.mkdir(parents=True)
    (starter / "app.py").write_text("# A page.\nimport sys\n\nimport tiny\n\ntiny.serve(sys.argv[1])\n")
    checks = pack_folder / "checks"
    checks.mkdir()
    for name in ("_run.py", "_serving.py"):
        (checks / name).write_text((shipped() / "checks" / name).read_text())
    (checks / "sqlite.py").write_text(CHECKS)
    return pack_folder


def todo(folder: Path) -> tuple[Job, ...]:
    return jobs(load(folder), folder, ["sqlite"])


def verified(folder: Path, *, again: bool = False) -> Outcome:
    def ignore(candidate: str, doing: str) -> None:
        assert candidate
        assert doing

    (outcome,) = verify(todo(folder), Path("work"), TODAY, ignore, at_once=1, again=again)
    return outcome


def test_a_job_is_read_without_running_anything(tiny: Path) -> None:
    """The checks' names, claims and requirements come from their source."""
    (job,) = todo(tiny)

    assert ("tiny==1.0",) == job.everything
    assert "tiny" == job.modules
    assert [("templates", "It renders templates"), ("own-server", "It serves by itself, to the moon")] == [
        (check.id, check.claim) for check in job.checks
    ]


def test_what_is_claimed_is_tried_and_measured(tiny: Path) -> None:
    """Installed, measured, its starter asked, its checks run; what fails names its claim."""
    outcome = verified(tiny)

    measured = outcome.measured
    assert measured is not None
    assert {"starter-hello": True, "templates": True, "own-server": False} == measured.checks
    assert ("1.0", 1, 3, TODAY) == (
        measured.version,
        measured.distributions,
        measured.starter_lines,
        measured.as_of,
    )
    assert 0 < measured.import_ms
    assert 1 < measured.memory_mb
    assert ("sqlite: It serves by itself, to the moon: RuntimeError: no such place",) == failures([outcome])
    assert not Path("work/sqlite/environment").exists()


def test_a_stopped_run_goes_on_where_it_was(tiny: Path) -> None:
    """The same is not verified twice; a changed starter or check is."""
    first, second = verified(tiny), verified(tiny)
    (tiny / "checks" / "sqlite.py").write_text(CHECKS.replace("assert tiny.Page", "assert not tiny.Page"))
    third = verified(tiny)

    assert [False, True, False] == [outcome.resumed for outcome in (first, second, third)]
    assert first.measured == second.measured
    assert third.measured is not None
    assert third.measured.checks["templates"] is False
    assert not verified(tiny, again=True).resumed


def test_results_become_part_of_the_pack(tiny: Path) -> None:
    """`measured/ID.yaml` is read with the pack from then on."""
    outcome = verified(tiny)
    write(tiny, outcome)

    candidate = next(candidate for candidate in load(tiny).candidates if candidate.id == "sqlite")
    assert outcome.measured == candidate.measured
    assert yaml.safe_load((tiny / "measured" / "sqlite.yaml").read_text())["python"] == outcome.python


@pytest.mark.parametrize(
    ("old", "new", "trouble"),
    [
        ("tiny.serve(sys.argv[1])", "raise SystemExit('oh')", "it ended with code 1 instead of serving; it said: oh"),
        ("contains: hello", "contains: goodbye", "/ does not contain 'goodbye'; it said: nothing"),
        ("status: 404", "status: 200", "/nothing answered 404, not 200; it said: nothing"),
    ],
)
def test_a_starter_that_does_not_do_what_it_should(tiny: Path, old: str, new: str, trouble: str) -> None:
    """It is told what was expected and what the program said."""
    for file in (tiny / "frameworks" / "sqlite.yaml", tiny / "starters" / "sqlite" / "hello" / "app.py"):
        file.write_text(file.read_text().replace(old, new))
    outcome = verified(tiny)

    assert f"sqlite: its starter hello serves: {trouble}" in failures([outcome])


def test_what_cannot_be_installed(tiny: Path) -> None:
    """One line with the installer's last word, and nothing is written over earlier results."""
    file = tiny / "frameworks" / "sqlite.yaml"
    file.write_text(file.read_text().replace("version: '1.0'", "version: '9.9'"))
    outcome = verified(tiny)
    write(tiny, outcome)

    (line,) = failures([outcome])
    assert line.startswith("sqlite: installs with tiny==9.9, tiny==1.0: ")
    assert not (tiny / "measured").exists()


def uninstallable(folder: Path, version: str) -> Outcome:
    """Verify a pack that says of this version of tiny that it does not install."""
    file = folder / "frameworks" / "sqlite.yaml"
    file.write_text(file.read_text().replace("version: '1.0'", f"version: '{version}'") + UNINSTALLABLE)
    return verified(folder)


def test_what_is_said_not_to_install_is_tried(tiny: Path, tmp_path: Path) -> None:
    """That it fails is an outcome, with a date, in the table and in the pack."""
    wheel(tmp_path / "wheels", "setuptools", "1.0", "")
    outcome = uninstallable(tiny, "9.9")
    write(tiny, outcome)
    kept = yaml.safe_load((tiny / "measured" / "sqlite.yaml").read_text())

    assert () == failures([outcome])
    assert {"as_of": TODAY, "python": outcome.python, "version": "9.9", "installs": False} == kept
    assert "| SQLite | 9.9 | does not install | - | - | - | - | - | - |" in markdown(load(tiny)).splitlines()
    assert verified(tiny).resumed


def test_what_is_said_not_to_install_and_does(tiny: Path, tmp_path: Path) -> None:
    """A claim that no longer holds is a failure, and nothing is written."""
    wheel(tmp_path / "wheels", "setuptools", "1.0", "")
    outcome = uninstallable(tiny, "1.0")

    (line,) = failures([outcome])
    assert outcome.measured is None
    assert line.startswith(f"sqlite: tiny==1.0 does not install: it installs on Python {outcome.python}: drop")


def test_an_index_out_of_reach_proves_nothing(tiny: Path) -> None:
    """Where nothing at all installs, it is not known that this does not."""
    outcome = uninstallable(tiny, "9.9")

    assert outcome.measured is None
    assert failures([outcome])[0].startswith("sqlite: installs with setuptools: ")


@pytest.mark.parametrize("folder", [shipped().parents[1], shipped().parents[2]], ids=["guide", "README"])
def test_what_was_measured_is_shown(folder: Path) -> None:
    """To editors and to everybody: the table that `knowledge verify --table` prints."""
    text = (folder / "README.md").read_text(encoding="utf-8")
    table = text.partition("<!-- measured -->\n")[2].partition("\n<!-- /measured -->")[0]

    assert markdown(load()) == table


def test_no_interpreter_is_new_enough() -> None:
    """What Python is missing is said."""
    with pytest.raises(InstallError, match=r"no interpreter here is Python >=4\.7"):
        interpreter_for(">=4.7")


def test_size_leaves_the_installer_out(tmp_path: Path) -> None:
    """Only what was installed counts, without compiled files."""
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    for name, size in (
        ("pip/a.py", 9),
        ("pip-1.dist-info/RECORD", 0),
        ("tiny.py", 200_000),
        ("tiny-1.dist-info/RECORD", 100_000),
        ("x/__pycache__/y", 9),
    ):
        path = packages / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b" " * size)

    found = environment.Environment(tmp_path)
    assert (0.3, 1) == (found.megabytes(), found.distributions())


def test_three_frameworks_do_what_the_pack_says(tmp_path: Path) -> None:
    """Flask, Bottle and FastAPI are installed, their starters run and their claims tried."""
    if not is_reachable():
        pytest.skip("the package index cannot be reached from here")
    found = verify(
        jobs(load(), shipped(), ["flask", "bottle", "fastapi"]), tmp_path, TODAY, lambda *_: None, at_once=2, again=True
    )
    outcomes = list(found)

    assert () == failures(outcomes)
    assert {"flask", "bottle", "fastapi"} == {outcome.candidate for outcome in outcomes if outcome.measured}
