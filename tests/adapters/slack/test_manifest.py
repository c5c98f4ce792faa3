"""The manifest by which the app is created."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest

from adapters.slack import workflow
from adapters.slack.app import COMMAND
from adapters.slack.manifest import creation_link, manifest, prompts, scopes

SCHEMA = Path(__file__).parents[4] / "shared" / "reference" / "slack-manifest-schema.json"
README = Path(__file__).parents[3] / "README.md"
LIMITS = {"name": 35, "description": 140, "long_description": 4_000}


@pytest.mark.skipif(not SCHEMA.exists(), reason="Slack's manifest schema is not part of this repository")
def test_it_follows_slacks_schema() -> None:
    """As Slack publishes it."""
    schema = json.loads(SCHEMA.read_text())

    problems = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(manifest())]

    assert [] == problems


def test_it_keeps_slacks_lengths() -> None:
    """Those that the app's settings page enforces."""
    shown = manifest()["display_information"]

    assert [] == [name for name, most in LIMITS.items() if len(shown[name]) > most]
    assert len(shown["long_description"]) >= 175
    assert len(prompts()) <= 4
    assert all(len(shortcut["name"]) <= 24 for shortcut in manifest()["features"]["shortcuts"])


def test_it_asks_for_the_least_and_says_why() -> None:
    """No scope reads other people's messages, and each has its reason beside it."""
    assert not {scope for scope in scopes() if scope.startswith(("channels:", "groups:", "users:", "admin"))}
    text = (Path(__file__).parents[3] / "adapters" / "slack" / "slack-manifest.yaml").read_text()
    assert all(f"- {scope} # " in text for scope in scopes())


def test_it_uses_the_new_agent_view() -> None:
    """The older view cannot be chosen for a new app any more."""
    assert "agent_view" in manifest()["features"]
    assert "assistant_view" not in manifest()["features"]


def test_the_link_in_readme_creates_this_app() -> None:
    """One click, with the manifest as it is now: `python -m adapters.slack.manifest` prints the link."""
    found = re.findall(r"https://api\.slack\.com/apps\?new_app=1&manifest_json=[^\s)>]+", README.read_text())

    for link in (*found, creation_link()):
        assert manifest() == json.loads(unquote(link.partition("manifest_json=")[2]))


def test_what_it_declares_is_what_the_program_answers() -> None:
    """Command and step have the same names on both sides."""
    assert [COMMAND] == [command["command"] for command in manifest()["features"]["slash_commands"]]
    assert [workflow.CALLBACK] == list(manifest()["functions"])
