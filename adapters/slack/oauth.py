"""Installation by many workspaces: Bolt's flow with slack_sdk's stores in the shared database."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from slack_bolt.authorization.async_authorize import AsyncInstallationStoreAuthorize
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.slack.manifest import scopes
from adapters.slack.settings import SlackSettings

_STATE_SECONDS = 600
_PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>"
    "<body style='font-family:sans-serif;max-width:34rem;margin:4rem auto'><h1>{title}</h1><p>{text}</p></body></html>"
)
_INSTALLED = "Go back to Slack and type <b>/whichframework</b> in any channel, or write to the app directly."
_FAILED = "Nothing was installed. <a href='/slack/install'>Try again</a>; a link for installing works for ten minutes."


async def oauth_settings(settings: SlackSettings, engine: AsyncEngine) -> AsyncOAuthSettings:
    """Return Bolt's settings for installation, whose tables exist already."""
    installations = AsyncSQLAlchemyInstallationStore(client_id=settings.client_id, engine=engine)
    states = AsyncSQLAlchemyOAuthStateStore(expiration_seconds=_STATE_SECONDS, engine=engine)
    async with engine.begin() as connection:
        now = datetime.now(UTC).replace(tzinfo=None)
        await connection.execute(delete(states.oauth_states).where(states.oauth_states.c.expire_at < now))
    found = AsyncOAuthSettings(
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        scopes=list(scopes()),
        user_scopes=[],
        redirect_uri=settings.redirect_url or None,
        authorization_url=settings.authorize_url,
        installation_store=installations,
        installation_store_bot_only=True,
        state_store=states,
        state_expiration_seconds=_STATE_SECONDS,
        callback_options=AsyncCallbackOptions(success=_installed, failure=_failed),
    )
    found.authorize = AsyncInstallationStoreAuthorize(
        logger=logging.getLogger("slack_bolt"),
        installation_store=installations,
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        bot_only=True,
        cache_enabled=True,  # each token is tried with Slack once, and not with every event; it is looked up each time
    )
    return found


async def _installed(_: AsyncSuccessArgs) -> BoltResponse:
    return _page(200, "Installed", _INSTALLED)


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    return _page(args.suggested_status_code, "Not installed", _FAILED)


def _page(status: int, title: str, text: str) -> BoltResponse:
    headers: dict[str, str | Sequence[str]] = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    }
    return BoltResponse(status=status, headers=headers, body=_PAGE.format(title=title, text=text))
