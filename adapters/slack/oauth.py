"""Installation by many workspaces: Bolt's flow with slack_sdk's stores in the shared database."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import delete
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.slack.manifest import scopes
from adapters.slack.outbox import code
from adapters.slack.settings import SlackSettings
from bot.turn import StoreUnavailableError

log = logging.getLogger(__name__)

DATABASE_SECONDS = 12.0
"""That the database may take to find a token; after that it counts as gone."""

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
    settled = AsyncOAuthSettings(
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
    settled.authorize = Authorize(installations)
    return settled


class Authorize(AsyncAuthorize):
    """Finds a workspace's token. Bolt's own takes a database that is gone for a workspace that never installed us.

    A token is looked up each time, and tried with Slack once.
    """

    def __init__(self, installations: AsyncSQLAlchemyInstallationStore) -> None:
        """Look tokens up in a store."""
        self._installations = installations
        self._tried: dict[str, AuthorizeResult] = {}
        """By token; as many as workspaces that installed us."""

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult | None:
        """Return what a workspace allows us; None where we are not installed.

        Raises:
            StoreUnavailableError: the database cannot say.
        """
        del user_id, actor_enterprise_id, actor_team_id, actor_user_id
        try:
            async with asyncio.timeout(DATABASE_SECONDS):
                bot = await self._installations.async_find_bot(
                    enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=context.is_enterprise_install
                )
        except (SQLAlchemyError, TimeoutError) as error:
            raise StoreUnavailableError(f"no token can be looked up ({type(error).__name__})") from error
        if bot is None:
            return None
        return self._tried.get(bot.bot_token) or await self._try(context, bot)

    async def _try(self, context: AsyncBoltContext, bot: Bot) -> AuthorizeResult | None:
        try:
            answer = await context.client.auth_test(token=bot.bot_token)
        except SlackApiError as error:
            log.info("a workspace's token is refused (%s)", code(error))
            return None
        found = AuthorizeResult.from_auth_test_response(
            auth_test_response=answer, bot_token=bot.bot_token, bot_scopes=bot.bot_scopes
        )
        self._tried[bot.bot_token] = found
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
