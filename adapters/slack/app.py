"""Bolt's app with its listeners: each acknowledges, translates, and leaves the rest to the desk.

`process_before_response` lets a listener decide when Slack gets its acknowledgement. Commands, clicks and forms get it
at once. An event gets it when its answer is out, or after two seconds: Slack repeats what is not acknowledged, so a
crash in between loses nothing.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import modals, workflow
from adapters.slack.buttons import PREFIX
from adapters.slack.controls import Owner
from adapters.slack.desk import Desk
from adapters.slack.envelopes import Payload
from adapters.slack.events import Arrival, click, command, message, shortcut
from adapters.slack.manifest import prompts
from adapters.slack.outbox import code
from adapters.slack.payloads import (
    FunctionExecuted,
    GlobalShortcut,
    HomeOpened,
    Sent,
    Written,
    read,
)
from adapters.slack.places import Place
from adapters.slack.refusals import refused
from adapters.slack.text import mentions
from bot.events import ConversationKey

log = logging.getLogger(__name__)

COMMAND = "/whichframework"
PATIENCE = 2.0
"""Seconds that an event's acknowledgement may wait for its answer; Slack allows three."""

Revoke = Callable[[AsyncBoltContext], Awaitable[BoltResponse | None]]


def make_app(desk: Desk, client: AsyncWebClient, *, oauth: AsyncOAuthSettings | None = None) -> AsyncApp:
    """Return the app; with `oauth` it serves every workspace that installed it, else the one of the client's token."""
    app = AsyncApp(
        client=client,
        oauth_settings=oauth,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        request_verification_enabled=False,  # `adapters.slack.http` checks signatures before it reads anything
        logger=logging.getLogger("slack_bolt"),
    )
    app.error(refused)
    listeners = Listeners(desk, app.default_app_uninstalled_event_listener() if oauth is not None else None)
    app.event("message")(listeners.message)  # the most frequent first, since Bolt tries one after the other
    app.event("app_mention")(listeners.message)
    app.action(re.compile("^" + re.escape(PREFIX)))(listeners.action)
    app.command(COMMAND)(listeners.command)
    app.view(re.compile(f"^({modals.WORDS}|{modals.FORM})$"))(listeners.submission)
    app.message_shortcut("ask_about_message")(listeners.message_shortcut)
    app.global_shortcut("ask")(listeners.global_shortcut)
    app.event("app_home_opened")(listeners.home_opened)
    app.function(workflow.CALLBACK, auto_acknowledge=False)(listeners.step)
    app.event("app_uninstalled")(listeners.uninstalled)
    if oauth is not None:
        app.event("tokens_revoked")(app.default_tokens_revoked_event_listener())
    app.event(re.compile(".*"))(_ignore)
    app.action(re.compile(".*"))(_ignore)
    app.view(re.compile(".*"))(_ignore)
    return app


class Listeners:
    """What Bolt calls."""

    def __init__(self, desk: Desk, revoke: Revoke | None) -> None:
        """Leave the work to the desk; `revoke` deletes a workspace's tokens, where they are kept."""
        self._desk = desk
        self._revoke = revoke

    async def command(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """`/whichframework`."""
        await ack()
        self._later(command(body, self._desk.clock()), client)

    async def message_shortcut(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """The shortcut on a message."""
        await ack()
        self._later(shortcut(body, self._desk.clock()), client)

    async def global_shortcut(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """The shortcut from anywhere: a form, and the answer in the direct message."""
        await ack()
        given = read(GlobalShortcut, body)
        person = given.user.id
        origin = modals.Origin(owner=Owner(person=person), place=Place(surface="direct", person=person))
        self._desk.start(self._desk.open_view(modals.words(origin), given.trigger_id, origin, client))

    async def action(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """A button or menu."""
        await ack()
        used = click(body, self._desk.clock())
        if used.control is not None and used.event is None and used.control.door in {"confirm", "correct"}:
            return  # ticks that are not sent yet
        self._desk.start(self._desk.click(used, client))

    async def submission(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """A form that was sent."""
        arrival = modals.submitted(body, self._desk.clock())
        if mistakes := modals.mistakes(arrival.incoming.event):
            await ack(response_action="errors", errors=mistakes)
            return
        await ack()
        self._later(arrival, client)

    async def message(
        self, request: AsyncBoltRequest, body: Payload, context: AsyncBoltContext, client: AsyncWebClient
    ) -> BoltResponse:
        """A mention, a direct message, or a word in a thread where the app is told of those."""
        arrival = message(body, str(context.bot_user_id or ""))
        if arrival is None or not await self._for_us(arrival, body, str(context.bot_user_id or "")):
            return BoltResponse(status=200, body="")
        again = "x-slack-retry-num" in request.headers
        return await self._acknowledged(self._desk.start(self._desk.answer_once(arrival, client, again=again)))

    async def home_opened(self, body: Payload, client: AsyncWebClient) -> BoltResponse:
        """Somebody looks at App Home, or at the messages: suggest what to say."""
        given = read(HomeOpened, body)
        seen = given.event
        key = ConversationKey(platform="slack", workspace=given.workspace, person=seen.user)
        if seen.tab == "messages":
            work = self._suggest(client, seen.channel or seen.user)
        else:
            work = self._desk.show_home(client, key)
        return await self._acknowledged(self._desk.start(work))

    async def step(self, body: Payload, client: AsyncWebClient) -> BoltResponse:
        """The step of a workflow."""
        given = read(FunctionExecuted, body)
        execution = given.event.function_execution_id

        async def run() -> None:
            try:
                outputs = await workflow.recommend(self._desk.core, given, self._desk.clock())
            except workflow.NothingToRecommendError as error:
                await client.functions_completeError(function_execution_id=execution, error=str(error))
            else:
                await client.functions_completeSuccess(function_execution_id=execution, outputs=outputs)

        return await self._event(given.workspace, f"step:{execution}", run)

    async def uninstalled(self, body: Payload, context: AsyncBoltContext) -> BoltResponse:
        """A workspace removed the app: nothing of it is kept. What fails is not acknowledged, and comes again."""
        given = read(Sent, body)

        async def forget() -> None:
            await self._desk.forget_workspace(given.workspace)
            if self._revoke is not None:
                await self._revoke(context)

        return await self._acknowledged(self._desk.start(forget()))

    async def _for_us(self, arrival: Arrival, body: Payload, bot: str) -> bool:
        """Return whether to answer: a direct message or mention always, another word only in a conversation of ours."""
        said = read(Written, body).event
        if said.type == "app_mention" or arrival.place.surface == "direct":
            return True
        if not said.thread_ts or mentions(said.text or "", bot):
            return False  # a mention comes as an event of its own
        kept = await self._desk.core.kept(arrival.incoming.key)
        return any(conversation.key == arrival.incoming.key for conversation in kept)

    async def _suggest(self, client: AsyncWebClient, channel: str) -> None:
        try:
            await client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=list(prompts()))
        except Exception as error:  # noqa: BLE001 - prompts are a courtesy
            log.info("no prompts suggested (%s)", code(error))

    def _later(self, arrival: Arrival, client: AsyncWebClient) -> None:
        self._desk.start(self._desk.answer_once(arrival, client))

    async def _event(self, team: str, identity: str, work: Any) -> BoltResponse:
        return await self._acknowledged(self._desk.start(self._desk.once(team, identity, work)))

    async def _acknowledged(self, task: asyncio.Task[None]) -> BoltResponse:
        """Wait for the answer, within what Slack allows; a failure is not acknowledged, so that Slack asks again."""
        done, _ = await asyncio.wait({task}, timeout=PATIENCE)
        failed = bool(done) and task.exception() is not None
        return BoltResponse(status=503 if failed else 200, body="")


async def _ignore(ack: AsyncAck) -> None:
    """Acknowledge what is not for us; otherwise Bolt would log it at length."""
    await ack()
