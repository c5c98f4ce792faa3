"""The files by which it is installed and run: nothing in them may be wrong that a machine can find."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import AliasChoices

from adapters.serving import LAST_SECONDS
from adapters.settings import Settings
from tests.packaging.image_steps import ROOT, steps

DOCKERFILE = ROOT / "Dockerfile"
COMPOSE = ROOT / "docker-compose.yml"
SPECIFICATION = ROOT.parent / "shared" / "reference" / "compose-spec.json"
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def compose() -> dict[str, Any]:
    """Return the compose file."""
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return found


def variables() -> set[str]:
    """Return the names of all settings in the environment."""
    aliases = (field.validation_alias for field in Settings.model_fields.values())
    return {str(alias.choices[-1]) for alias in aliases if isinstance(alias, AliasChoices)}


def test_the_compose_file_follows_its_specification() -> None:
    """Held against the published schema, where it is at hand."""
    if not SPECIFICATION.is_file():
        pytest.skip("the compose specification is not beside the repository")

    specification = json.loads(SPECIFICATION.read_text(encoding="utf-8"))

    assert [] == [error.message for error in jsonschema.Draft7Validator(specification).iter_errors(compose())]


def test_every_setting_that_is_named_exists() -> None:
    """In the compose file and in the Dockerfile."""
    text = COMPOSE.read_text(encoding="utf-8") + DOCKERFILE.read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:WHICHFRAMEWORK|SLACK|DISCORD)_[A-Z_]+[A-Z]\b", text))

    assert set() == {name.removesuffix("_FILE") for name in named} - variables()


@pytest.mark.parametrize("name", ["whichframework", "slack", "balancer", "postgresql"])
def test_ports_are_open_to_this_machine_only(name: str) -> None:
    """Whoever wants more puts a proxy in front."""
    assert all(port.startswith("127.0.0.1:") for port in compose()["services"][name].get("ports", []))


@pytest.mark.parametrize("name", ["whichframework", "slack", "balancer", "postgresql"])
def test_containers_may_do_little(name: str) -> None:
    """No writable files of their own, no capabilities, no more rights, no root, and limits of memory and processes."""
    service = compose()["services"][name]
    user = service.get("user") or re.findall(r"^USER (\S+)$", DOCKERFILE.read_text(encoding="utf-8"), re.MULTILINE)[-1]

    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert {"cpus", "memory", "pids"} == set(service["deploy"]["resources"]["limits"])
    assert user not in {"0", "root"}


@pytest.mark.parametrize("name", ["whichframework", "slack", "balancer", "postgresql"])
def test_every_container_says_whether_it_is_well(name: str) -> None:
    """In the compose file, or by the image."""
    service = compose()["services"][name]

    assert "healthcheck" in service or (
        "build" in service and "\nHEALTHCHECK " in DOCKERFILE.read_text(encoding="utf-8")
    )


def test_a_container_is_given_the_time_that_stopping_takes() -> None:
    """Answers under way are finished, then what does not end is ended, and only then would the engine kill it."""
    settings = Settings()

    assert settings.stop_seconds + LAST_SECONDS < float(compose()["services"]["slack"]["stop_grace_period"].rstrip("s"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_hold_versions_and_hashes_and_no_address(lock: Path) -> None:
    """So that any index or mirror serves."""
    text = lock.read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9][^\s\\]*(?: ;[^\\]*)?(?= \\$)", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]

    assert len(pins) == len(blocks)
    assert all("==" in pin for pin in pins)
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"https?:|file:|--index|--find-links|^-i ", text, re.MULTILINE)


def test_locks_agree() -> None:
    """What is tested is what is installed."""

    def pinned(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[a-z0-9][^\s\\;]*==[^\s\\;]+", text, re.MULTILINE))

    assert pinned("runtime.txt") <= pinned("dev.txt")


def test_every_dependency_is_pinned() -> None:
    """A dependency that is added needs `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8").lower().replace(".", "-")
    names = (
        re.split(r"[\[><=]", wanted)[0].lower().replace("_", "-").replace(".", "-")
        for wanted in project["dependencies"]
    )

    assert [] == [name for name in names if not re.search(rf"^{re.escape(name)}(\[.*\])?==", lock, re.MULTILINE)]


def test_the_dockerfile_copies_what_there_is() -> None:
    """And installs by hash only."""
    found = list(steps(DOCKERFILE.read_text(encoding="utf-8")))
    copied = [source for name, words in found if name == "COPY" for source in words.split()[:-1]]

    assert [] == [source for source in copied if not (ROOT / source).exists()]
    assert all("--require-hashes" in words or "--no-deps" in words for _, words in found if "pip install" in words)


def test_every_make_target_says_what_it_does() -> None:
    """`make help` is how people find them."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^\.PHONY: ([a-z-]+)$", text, re.MULTILINE)

    assert [] == [target for target in targets if not re.search(rf"^  make {target} +\S", listed, re.MULTILINE)]
