"""What README tells to type works."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from adapters.slack.manifest import manifest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line]

RUN = [line for line in COMMANDS if line.startswith(".venv/bin/whichframework ")]
"""Those that need neither a token nor the package index."""


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of the person's own is touched."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DISCORD_"))}
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home), "NO_COLOR": "1"}


@pytest.mark.parametrize("line", RUN)
def test_a_command_of_readme_works(line: str, tmp_path: Path) -> None:
    """It ends well and says something."""
    words = shlex.split(line)
    command = [str(BIN / "whichframework"), *words[1:]]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=False, input=""
    )

    assert 0 == done.returncode, done.stderr
    assert done.stdout.strip()


def test_make_chat_gives_a_recommendation(tmp_path: Path) -> None:
    """A newcomer types two lines."""
    stamps = BIN.parent / ".stamps" / "runtime"
    if not stamps.exists():
        pytest.skip(f"this environment was not made by the Makefile: there is no {stamps.name} stamp in it")
    said = "I am new to Python, should I use Flask or Django?\njust tell me\n"
    done = subprocess.run(
        ["make", "--no-print-directory", "chat", f"VENV={BIN.parent}"],
        cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=False, input=said,
    )  # fmt: skip

    assert 0 == done.returncode, done.stderr
    assert "FLASK" in done.stdout


def test_every_make_target_of_readme_exists() -> None:
    """Those that take long, or need tokens, are at least there."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?\bmake ([a-z-]+)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_that_readme_links_to_exists() -> None:
    """Links inside the repository lead somewhere."""
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / link).exists(), link


def test_the_link_that_creates_the_slack_app_carries_the_manifest() -> None:
    """One click makes the app as the repository has it."""
    (link,) = re.findall(r"^\[slack-app\]: (\S+)$", README, re.MULTILINE)
    carried = parse_qs(urlsplit(link).query)["manifest_json"][0]

    assert manifest() == json.loads(carried)
