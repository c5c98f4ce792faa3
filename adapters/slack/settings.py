"""What the owner sets for Slack, and one sentence for each thing that is missing or wrong."""

from dataclasses import dataclass, field
from typing import Literal

from adapters.failure import CannotGoOnError

_WHERE_BOT = "api.slack.com/apps, your app, “OAuth & Permissions”, “Bot User OAuth Token”"
_WHERE_APP = "api.slack.com/apps, your app, “Basic Information”, “App-Level Tokens”, with the scope connections:write"
_WHERE_SECRET = "api.slack.com/apps, your app, “Basic Information”, “App Credentials”"


class SlackSettingsError(CannotGoOnError):
    """Slack cannot be served with these settings; the message says in one sentence what to set and where to find it."""

    def __init__(self, message: str) -> None:
        """End the program with the exit code for wrong settings."""
        super().__init__(message, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    """Tokens and addresses; secrets do not show when it is printed."""

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    api_url: str = "https://slack.com/api/"
    authorize_url: str = "https://slack.com/oauth/v2/authorize"
    redirect_url: str = ""
    """The address of this program's `/slack/oauth_redirect`, as registered in the app."""
    mode: Literal["socket", "http"] = "socket"
    host: str = "127.0.0.1"
    port: int = 3000
    person_turns: int = 30
    """Turns that one person may take in a minute before being asked to slow down."""
    workspace_turns: int = 600
    """The same for a whole workspace."""
    api_seconds: float = 15.0
    """That Slack may take for an answer to a call before it counts as gone."""
    ping_seconds: float = 5.0
    """Between signs of life in Socket Mode; after four without an answer the connection is made anew."""

    @property
    def for_many(self) -> bool:
        """Whether workspaces install the app themselves, by OAuth."""
        return self.mode == "http" and bool(self.client_id)

    @property
    def base_url(self) -> str:
        """The API's address as the client wants it."""
        return self.api_url.rstrip("/") + "/"


def checked(settings: SlackSettings) -> SlackSettings:
    """Return the settings when they can be used.

    Raises:
        SlackSettingsError: something is missing or of the wrong kind.
    """
    if settings.mode == "http" and not settings.signing_secret:
        raise SlackSettingsError(f"Set SLACK_SIGNING_SECRET (find it at {_WHERE_SECRET}).")
    if settings.for_many:
        if not settings.client_secret:
            raise SlackSettingsError(
                f"Set SLACK_CLIENT_SECRET as well as SLACK_CLIENT_ID (find it at {_WHERE_SECRET})."
            )
        return settings
    _token("SLACK_BOT_TOKEN", settings.bot_token, "xoxb-", _WHERE_BOT)
    if settings.mode == "socket":
        _token("SLACK_APP_TOKEN", settings.app_token, "xapp-", _WHERE_APP)
    return settings


def refused(name: str, error: str) -> SlackSettingsError:
    """Return what to say when Slack does not accept a token."""
    where = _WHERE_APP if name == "SLACK_APP_TOKEN" else _WHERE_BOT
    return SlackSettingsError(f"Slack refuses {name} ({error}): set it to the token that you find at {where}.")


def _token(name: str, value: str, prefix: str, where: str) -> None:
    if not value:
        raise SlackSettingsError(f"Set {name} to the token that begins with {prefix} (find it at {where}).")
    if not value.startswith(prefix):
        raise SlackSettingsError(f"{name} does not begin with {prefix}: set it to the token that you find at {where}.")
