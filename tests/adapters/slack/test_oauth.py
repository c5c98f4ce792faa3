"""Installation by many workspaces."""

import re
from urllib.parse import parse_qs, urlparse

import aiohttp
import pytest
from sqlalchemy import text

from bot.turn import StoreUnavailableError
from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.server import Slack
from tests.adapters.storage.postgres import postgres

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")  # slack_sdk still uses it

MANY = {"mode": "http", "client_id": "1.2", "client_secret": "client-secret", "bot_token": ""}


async def install(port: int | None, team: str) -> tuple[int, str]:
    """Install the app as somebody does in a browser; return the last page's status and text."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        async with browser.get(f"http://127.0.0.1:{port}/slack/install") as page:
            cookie = page.headers["Set-Cookie"].split(";")[0]
            link = re.findall(r'href="(http[^"]+)"', await page.text())[0].replace("&amp;", "&")
        assert "chat:write" in parse_qs(urlparse(link).query)["scope"][0]
        async with browser.get(f"{link}&team={team}") as granted:
            answer = await granted.json()
        query = {"code": answer["code"], "state": answer["state"]}
        back = f"http://127.0.0.1:{port}/slack/oauth_redirect"
        async with browser.get(back, params=query, headers={"Cookie": cookie}) as done:
            return done.status, await done.text()


async def test_two_workspaces_install_it_and_each_is_answered_with_its_own_token(
    setting: Setting, slack: Slack
) -> None:
    """What one of them says is nothing to the other, though person and channel have the same names."""
    async with setting.app(**MANY) as service:
        pages = [await install(service.port, team) for team in ("T2", "T3")]
        two, three = slack.person("UADA", "T2"), slack.person("UADA", "T3")
        await two.mention("analytics over many rows")
        await three.mention("we keep user accounts of a web application")

    assert [200, 200] == [status for status, _ in pages]
    assert "/whichframework" in pages[0][1]
    assert "analysis over many rows" in two.reads()
    assert "analysis over many rows" not in three.reads()
    assert {"T2", "T3"} == {key.workspace for key in setting.store.conversations}


async def test_a_token_is_tried_once_and_not_with_every_event(setting: Setting, slack: Slack) -> None:
    """Slack is not asked before each answer whose token it is."""
    async with setting.app(**MANY) as service:
        await install(service.port, "T2")
        ada = slack.person("UADA", "T2")
        slack.api.calls.clear()
        for said in ("analytics over many rows", "why?", "what would change it?"):
            await ada.mention(said)

    assert 1 == slack.api.calls.count("auth.test")
    assert 3 == slack.api.calls.count("chat.postMessage")


async def test_an_installation_survives_a_restart(setting: Setting, slack: Slack) -> None:
    """Tokens are in the shared database, for every replica."""
    async with setting.app(**MANY) as service:
        await install(service.port, "T2")
    ada = slack.person("UADA", "T2")
    async with setting.app(**MANY):
        await ada.mention("analytics over many rows")

    assert "analysis over many rows" in ada.reads()


async def test_installations_are_kept_in_postgresql_as_well(setting: Setting, slack: Slack) -> None:
    """One setting decides where; another replica finds them there, and a workspace that leaves is removed."""
    with postgres() as server:
        setting.url = server.database()
        async with setting.app(**MANY) as service:
            await install(service.port, "T2")
            await install(service.port, "T3")
        ada = slack.person("UADA", "T2")
        async with setting.app(**MANY):
            await ada.mention("analytics over many rows")
            await slack.deliver("events_api", ada.envelope({"type": "app_uninstalled"}))
        left = await teams(setting)

    assert "analysis over many rows" in ada.reads()
    assert ["T3"] == left


async def test_while_tokens_cannot_be_looked_up_people_are_told_and_events_wait(
    setting: Setting, slack: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    """A command is answered with a reference, once; an event is left to Slack, which brings it again."""
    async with setting.app(**MANY) as service:
        await install(service.port, "T2")
        ada = slack.person("UADA", "T2")
        await renamed(setting, "slack_bots", "gone")
        await ada.command("a secret plan")
        await ada.mention("analytics over many rows")
        told = [message.text for message in ada.sees()]
        await renamed(setting, "gone", "slack_bots")
        await slack.repeat()

    assert 1 == len(told)
    assert told[0].rpartition("Reference: ")[2].rstrip(")") in caplog.text
    assert "analysis over many rows" in ada.reads()
    assert "secret" not in caplog.text


async def renamed(setting: Setting, before: str, after: str) -> None:
    """Give a table another name."""
    engine = setting.engine()
    async with engine.begin() as connection:
        await connection.execute(text(f"ALTER TABLE {before} RENAME TO {after}"))
    await engine.dispose()


async def test_uninstalling_removes_the_tokens(setting: Setting, slack: Slack) -> None:
    """Nothing is kept that could still speak for a workspace that left, and the other one stays."""
    async with setting.app(**MANY) as service:
        for team in ("T2", "T3"):
            await install(service.port, team)
        admin = slack.person("UADMIN", "T2")
        await slack.deliver("events_api", admin.envelope({"type": "app_uninstalled"}))

    assert ["T3"] == await teams(setting)


async def test_uninstalling_removes_what_was_said(setting: Setting, slack: Slack) -> None:
    """At once, and nothing of the other workspace, though the people have the same names."""
    async with setting.app(**MANY) as service:
        for team in ("T2", "T3"):
            await install(service.port, team)
            await slack.person("UADA", team).mention("analytics over many rows")
        await slack.deliver("events_api", slack.person("UADMIN", "T2").envelope({"type": "app_uninstalled"}))

    assert {"T3"} == {key.workspace for key in setting.store.conversations}
    assert {"T3"} == {key.workspace for key, _ in setting.store.events}
    assert {"T3"} == {name.partition(":")[0] for name in await column(setting, "name", "slack_deliveries")}


async def test_uninstalling_comes_again_when_it_fails(setting: Setting, slack: Slack) -> None:
    """A database that is gone for a while is no reason to keep what was to be deleted."""
    async with setting.app(**MANY) as service:
        await install(service.port, "T2")
        await slack.person("UADA", "T2").mention("analytics over many rows")
        setting.store.fail = StoreUnavailableError("gone")
        answer = await slack.deliver("events_api", slack.person("UADMIN", "T2").envelope({"type": "app_uninstalled"}))
        setting.store.fail = None
        [again] = await slack.repeat()

    assert (False, True) == (answer.ok, again.ok)
    assert ({}, []) == (setting.store.conversations, await teams(setting))


async def test_an_app_of_one_workspace_that_is_removed_forgets_as_well(setting: Setting, slack: Slack) -> None:
    """Without OAuth there is no token to delete, but there are conversations."""
    ada = slack.person("UADA")
    async with setting.app(mode="http"):
        await ada.mention("analytics over many rows")
        await slack.deliver("events_api", ada.envelope({"type": "app_uninstalled"}))

    assert {} == setting.store.conversations


async def test_a_revoked_token_is_removed(setting: Setting, slack: Slack) -> None:
    """A bot token that somebody revokes is of no use to anybody."""
    async with setting.app(**MANY) as service:
        await install(service.port, "T2")
        admin = slack.person("UADMIN", "T2")
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["UBOTT2"]}}
        await slack.deliver("events_api", admin.envelope(revoked))

    assert [] == await teams(setting)


async def test_a_forged_return_installs_nothing(setting: Setting, slack: Slack) -> None:
    """A state that this program did not issue is refused, with a page that says what to do."""
    async with setting.app(**MANY) as service, aiohttp.ClientSession() as browser:
        slack.api.codes["c"] = "T2"
        back = f"http://127.0.0.1:{service.port}/slack/oauth_redirect?code=c&state=forged"
        async with browser.get(back, headers={"Cookie": "slack-app-oauth-state=forged"}) as page:
            assert 401 == page.status
            assert "Try again" in await page.text()

    assert [] == await teams(setting)


async def teams(setting: Setting) -> list[str]:
    """Return the workspaces whose bot tokens are stored."""
    return sorted(await column(setting, "team_id", "slack_bots"))


async def column(setting: Setting, name: str, table: str) -> list[str]:
    """Return what a column of the shared database holds."""
    engine = setting.engine()
    async with engine.connect() as connection:
        found = list((await connection.execute(text(f"SELECT {name} FROM {table}"))).scalars())  # noqa: S608 - constants
    await engine.dispose()
    return found
