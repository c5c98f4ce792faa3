"""The guide for editors, carried out as it stands: what it tells to write is written, what it says happens happens."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.main import main
from knowledge.loading import shipped
from tests.adapters.knowledge.conftest import is_reachable

GUIDE = (shipped().parents[1] / "README.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```(?:yaml|python)\n# (\S+)\n(.*?)```", GUIDE, re.DOTALL))
FASTHTML = [name for name in FILES if "fasthtml" in name]
ROUTING = "warning: Nothing shows what `features.routing` says."


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., list[str]]:
    """Run a command of `knowledge` on a copy of the shipped pack, `pack`; return its lines."""
    shutil.copytree(shipped(), tmp_path / "pack", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHICHFRAMEWORK_PACK", "pack")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def called(*words: str) -> list[str]:
        main(["knowledge", *words])
        return capsys.readouterr().out.splitlines()

    return called


def write(*names: str) -> None:
    """Write files of the guide into the pack."""
    for name in names:
        file = Path("pack") / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FILES[name], encoding="utf-8")


def edit(name: str, pattern: str, new: str) -> None:
    """Change the one place of a file that looks like this."""
    file = Path("pack") / name
    text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"))
    assert count == 1
    file.write_text(text, encoding="utf-8")


def test_a_changed_fit_level_flips_what_the_guide_says(run: Callable[..., list[str]]) -> None:
    """`diff` names the conversation, and who led before and who leads now."""
    level = r"(beginner: \{level: )good(.*?excerpts: \[)"
    edit("frameworks/flask.yaml", level, r"\1poor\2flask-needs-more-skill, ")
    lines = run("diff", str(shipped()))

    title, leads = re.findall(r"(conversation .*)\n  leads: (\w+ )\(\S+\) -> (?:\w+)", GUIDE)[0]
    assert ["0 errors, 0 warnings."] == run("check", "--today", "2026-11-26")
    assert lines[lines.index(title) + 1].startswith(f"  leads: {leads}")


def test_an_added_framework_is_known_everywhere(run: Callable[..., list[str]]) -> None:
    """Written as the guide has it, it passes the check but for the part that is to be tried, and answers questions."""
    write(*FASTHTML)
    findings = run("check", "--today", "2026-11-26")

    assert "0 errors, 1 warning." == findings[-1]
    assert ROUTING in findings[0]
    assert any("FastHTML" in line for line in run("try", "Should I use FastHTML or NiceGUI?"))
    assert any("pages are Python calls" in line for line in run("show", "fasthtml"))
    assert any("[1] FastHTML stands on Starlette" in line for line in run("try", "is FastHTML an ASGI framework?"))


def test_an_added_framework_does_what_it_says(run: Callable[..., list[str]]) -> None:
    """Its starter answers and its check holds, after which nothing is left to warn of."""
    if not is_reachable():
        pytest.skip("the package index cannot be reached from here")
    write(*FASTHTML)
    lines = run("verify", "fasthtml")

    assert any("1/1" in line and "fasthtml" in line for line in lines), lines
    assert ["0 errors, 0 warnings."] == run("check", "--today", "2026-11-26")


def test_an_added_criterion_matters_once_a_level_uses_it(run: Callable[..., list[str]]) -> None:
    """Until then the checker warns; then it is understood and counts."""
    write("criteria/budget.yaml")
    idle = run("check", "--today", "2026-11-26")
    tiny = "budget: {tiny: {level: good, because: runs on the cheapest hosts, excerpts: [flask-deploy]}}"
    edit("frameworks/flask.yaml", r"(?m)^fit:$", f"fit:\n  {tiny}")
    edit("excerpts/flask-practice.yaml", r"(id: flask-deploy\n(?:  .*\n)+?  about: \[)", r"\1budget.tiny, ")

    assert any("uses the criterion `budget`" in line for line in idle)
    assert not any("uses the criterion `budget`" in line for line in run("check", "--today", "2026-11-26"))
    assert any("budget.tiny wanted" in line for line in run("try", "a small site, we have a tiny budget"))
    assert any("budget.tiny: " in line for line in run("try", "a small site with flask, we have a tiny budget"))
