"""Missing and wrong tokens: one sentence that says what to set and where to find it."""

import pytest

from adapters.slack.service import check
from adapters.slack.settings import SlackSettings, SlackSettingsError, checked
from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.server import Slack

GOOD = {"bot_token": "xoxb-T1", "app_token": "xapp-good", "signing_secret": "s"}
BOT = "api.slack.com/apps, your app, “OAuth & Permissions”, “Bot User OAuth Token”"
APP = "api.slack.com/apps, your app, “Basic Information”, “App-Level Tokens”, with the scope connections:write"
SECRET = "api.slack.com/apps, your app, “Basic Information”, “App Credentials”"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"bot_token": ""}, f"Set SLACK_BOT_TOKEN to the token that begins with xoxb- (find it at {BOT})."),
        ({"app_token": ""}, f"Set SLACK_APP_TOKEN to the token that begins with xapp- (find it at {APP})."),
        (
            {"bot_token": "xapp-1"},
            f"SLACK_BOT_TOKEN does not begin with xoxb-: set it to the token that you find at {BOT}.",
        ),
        ({"mode": "http", "signing_secret": ""}, f"Set SLACK_SIGNING_SECRET (find it at {SECRET})."),
        (
            {"mode": "http", "client_id": "1.2"},
            f"Set SLACK_CLIENT_SECRET as well as SLACK_CLIENT_ID (find it at {SECRET}).",
        ),
    ],
)
def test_what_is_missing_or_mistaken_is_said(changes: dict[str, str], sentence: str) -> None:
    """Each mistake has its remedy, and ends the program with exit code 2."""
    with pytest.raises(SlackSettingsError) as caught:
        checked(SlackSettings(**(GOOD | changes)))  # type: ignore[arg-type]

    assert sentence == str(caught.value)
    assert 2 == caught.value.code


@pytest.mark.parametrize("changes", [{}, {"mode": "http", "app_token": ""}])
def test_two_tokens_are_enough(changes: dict[str, str]) -> None:
    """Socket Mode needs both tokens; HTTP for one workspace needs one and the secret."""
    settings = SlackSettings(**(GOOD | changes))  # type: ignore[arg-type]

    assert settings is checked(settings)


async def test_a_refused_bot_token_ends_the_start(setting: Setting, slack: Slack) -> None:
    """Slack knows better than the prefix."""
    with pytest.raises(SlackSettingsError, match=r"^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\): set it to"):
        async with setting.app(bot_token="xoxb-other"):
            pass
    slack.world.refusals.clear()


async def test_a_refused_app_token_ends_the_start(setting: Setting, slack: Slack) -> None:
    """So does a connection token that is none."""
    with pytest.raises(SlackSettingsError, match=r"^Slack refuses SLACK_APP_TOKEN \(invalid_auth\): set it to"):
        async with setting.app(app_token="xapp-bad"):
            pass
    slack.world.refusals.clear()


async def test_secrets_do_not_show() -> None:
    """Settings may be printed."""
    shown = repr(SlackSettings(**(GOOD | {"client_secret": "hush"})))  # type: ignore[arg-type]

    assert not any(secret in shown for secret in ("xoxb", "xapp", "hush", "signing"))


async def test_the_check_finds_everything_in_order(slack: Slack) -> None:
    """Settings, both tokens and the scopes."""
    found = await check(slack.settings())

    assert [("Slack settings", True), ("SLACK_BOT_TOKEN", True), ("Slack scopes", True), ("SLACK_APP_TOKEN", True)] == [
        (name, good) for name, good, _ in found
    ]


async def test_the_check_names_missing_scopes_with_a_remedy(slack: Slack) -> None:
    """An app that was made by hand lacks some as a rule."""
    slack.world.workspaces["T1"].scopes -= {"files:write", "im:history"}

    found = {name: remedy for name, good, remedy in await check(slack.settings()) if not good}

    assert {"Slack scopes": "Add the scopes files:write, im:history and install the app again."} == found


async def test_the_check_says_what_is_refused_and_what_cannot_be_reached(slack: Slack) -> None:
    """Each with its remedy, and without a trace."""
    refused = {name: remedy for name, good, remedy in await check(slack.settings(bot_token="xoxb-9")) if not good}
    assert refused["SLACK_BOT_TOKEN"].startswith("Slack refuses SLACK_BOT_TOKEN (invalid_auth)")
    slack.world.refusals.clear()

    missing = await check(slack.settings(bot_token=""))
    assert missing[0][2].startswith("Set SLACK_BOT_TOKEN")
