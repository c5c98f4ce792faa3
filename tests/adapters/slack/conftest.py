"""A Slack on loopback, and an app that talks to it by Socket Mode or by signed HTTP."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adviser import Adviser
from knowledge.loading import load
from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack, loopback

PACKS = Path(__file__).parents[2] / "packs"


@pytest.fixture(scope="session")
def databases() -> Adviser:
    """A tiny pack about databases."""
    return Adviser(load(PACKS / "databases"))


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """A Slack; at the end of a test it must have refused nothing that the test did not take out of the list."""
    async with loopback() as running:
        yield running
    assert [] == running.world.refusals


@pytest.fixture
def setting(slack: Slack, databases: Adviser, tmp_path: Path) -> Setting:
    """What apps start on."""
    return Setting(slack, databases, tmp_path)


@pytest.fixture(params=["socket", "http"])
async def app(request: pytest.FixtureRequest, setting: Setting) -> AsyncIterator[Setting]:
    """A running app, in either mode."""
    async with setting.app(mode=request.param):
        yield setting


@pytest.fixture
async def http(setting: Setting) -> AsyncIterator[Setting]:
    """A running app that takes signed requests."""
    async with setting.app(mode="http"):
        yield setting


@pytest.fixture
def ada(slack: Slack) -> Person:
    """A person."""
    return slack.person("UADA")


@pytest.fixture
def bob(slack: Slack) -> Person:
    """Another one."""
    return slack.person("UBOB")
