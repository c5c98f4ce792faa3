"""The app's manifest, which is also where the program takes its scopes and suggested prompts from."""

import json
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import yaml


@cache
def manifest() -> dict[str, Any]:
    """Return the manifest that ships with the program."""
    text = files("adapters.slack").joinpath("slack-manifest.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def creation_link() -> str:
    """Return the address that opens Slack's page for new apps with this manifest filled in."""
    return f"https://api.slack.com/apps?new_app=1&manifest_json={quote(json.dumps(manifest(), separators=(',', ':')))}"


def scopes() -> tuple[str, ...]:
    """Return what the app asks for when it is installed."""
    return tuple(manifest()["oauth_config"]["scopes"]["bot"])


def prompts() -> tuple[dict[str, str], ...]:
    """Return the prompts to suggest to somebody who opens the app's messages."""
    return tuple(manifest()["features"]["agent_view"]["suggested_prompts"])


if __name__ == "__main__":
    print(creation_link())
