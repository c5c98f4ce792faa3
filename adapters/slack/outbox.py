"""The one place that sends messages: it measures, splits, retries, and finds another way where one is closed."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.slack import limits, manners
from adapters.slack.controls import Owner
from adapters.slack.limits import findings
from adapters.slack.messages import Message, messages
from adapters.slack.places import Place
from adapters.slack.render import Frame, render
from adapters.slack.text import clean, clip, escape, split
from bot.replies import Document, Notice, Offers, Reply

log = logging.getLogger(__name__)

QUIET: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False}
"""No previews of links."""


class UndeliveredError(Exception):
    """Slack took the answer on none of the ways there are; the message is Slack's error code, nobody's words."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """Sends with the token of one workspace."""

    client: AsyncWebClient

    async def deliver(self, reply: Reply, place: Place, owner: Owner, *, event: str = "") -> None:
        """Send a reply to where it belongs; `event` is what it answers, where it may be shown to the channel later.

        Raises:
            UndeliveredError: no way was open.
        """
        place = _suited(place, reply)
        as_file = await self._hand_over(reply, place)
        frame = Frame(owner=owner, surface=place.surface, as_file=as_file, event=event)
        await self.send(place, messages(render(reply, frame)))

    async def send(self, place: Place, batch: tuple[Message, ...]) -> None:
        """Send messages, the first in the place of the one that was clicked where the place says so."""
        for number, message in enumerate(checked for each in batch for checked in _acceptable(each)):
            here = place if number == 0 else replace(place, rewrite=False)
            if place.surface == "private":
                await self._privately(here, message, use=number)
            else:
                await self._openly(here, message)

    async def share(self, reply: Reply, place: Place, owner: Owner) -> None:
        """Show a reply to the whole channel, also where the app is no member: the click's address allows it."""
        frame = Frame(owner=owner, surface="shared", as_file=False)
        shown = messages((*manners.shared_by(place.person), *render(reply, frame)))
        for number, message in enumerate(shown):
            body = {"response_type": "in_channel", "replace_original": False}
            if not await self._respond(place, message, body, use=number):
                await self._openly(replace(place, surface="thread", rewrite=False), message)

    async def _privately(self, place: Place, message: Message, *, use: int) -> None:
        body = {"response_type": "ephemeral", "replace_original": place.rewrite}
        if await self._respond(place, message, body, use=use):
            return
        try:
            await self.client.chat_postEphemeral(
                channel=place.channel,
                user=place.person,
                thread_ts=place.thread or None,
                text=message.text,
                blocks=message.blocks,
            )
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            log.info("ephemeral message refused (%s), sending a direct one", code(error))
            await self._post(place.person, "", message)

    async def _respond(self, place: Place, message: Message, body: dict[str, Any], *, use: int) -> bool:
        """Use the response URL; False when there is none or it is spent, expired or out of reach."""
        if not place.response_url or use >= limits.RESPONSE_URL_USES - 1:
            return False
        client = AsyncWebhookClient(
            place.response_url,
            session=self.client.session,
            retry_handlers=self.client.retry_handlers,
            logger=log,
        )
        if place.thread and place.surface == "private":
            body = body | {"thread_ts": place.thread}
        try:
            response = await client.send_dict(body | {"text": message.text, "blocks": message.blocks} | QUIET)
        except (aiohttp.ClientError, TimeoutError) as error:
            log.info("response URL out of reach (%s)", code(error))
            return False
        if response.status_code != 200:
            log.info("response URL refused with status %d", response.status_code)
        return response.status_code == 200

    async def _openly(self, place: Place, message: Message) -> None:
        if place.rewrite and place.message:
            try:
                await self.client.chat_update(
                    channel=place.channel, ts=place.message, text=message.text, blocks=message.blocks
                )
            except SlackApiError as error:
                log.info("message could not be rewritten (%s), posting a new one", code(error))
            else:
                return
        await self._post(place.channel or place.person, place.thread, message)

    async def _post(self, channel: str, thread: str, message: Message) -> str:
        """Post a message; return the channel that it went to, which for a person is the direct message with them."""
        try:
            response = await self.client.chat_postMessage(
                channel=channel,
                thread_ts=thread or None,
                text=message.text,
                blocks=message.blocks,
                mrkdwn=False,
                **QUIET,
            )
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            raise UndeliveredError(code(error)) from error
        return str(response["channel"])

    async def _hand_over(self, reply: Reply, place: Place) -> bool:
        """Send documents as files; False when there are none or Slack does not take one, so that its text is sent."""
        documents = [part for part in reply.parts if isinstance(part, Document)]
        if not documents:
            return False
        try:
            files = [await self._upload(document) for document in documents]
            channel, thread = await self._folder(place)
            await self.client.files_completeUploadExternal(files=files, channel_id=channel, thread_ts=thread or None)
        except (SlackApiError, UndeliveredError, aiohttp.ClientError, TimeoutError) as error:
            log.info("file refused (%s), sending it as text", code(error))
            return False
        return True

    async def _upload(self, document: Document) -> dict[str, str | None]:
        content = (clean(document.markdown) or "\n").encode()
        ticket = await self.client.files_getUploadURLExternal(filename=document.filename, length=len(content))
        session = self.client.session
        if session is None:
            raise UndeliveredError("no session to upload with")
        async with session.post(str(ticket["upload_url"]), data=content) as response:
            response.raise_for_status()
        return {"id": str(ticket["file_id"]), "title": clip(document.title, limits.HEADER)}

    async def _folder(self, place: Place) -> tuple[str, str]:
        """Return the channel and thread that files go to: of a private answer, the direct message with the person."""
        if place.channel and place.surface in {"thread", "direct"}:
            return place.channel, place.thread
        opening = Message(text="Here is the file that you asked for.", blocks=())
        return await self._post(place.person, "", opening), ""


def code(error: Exception) -> str:
    """Return an error's code for the log, without any text of a person or any token."""
    if not isinstance(error, SlackApiError):
        return type(error).__name__
    answer = error.response.data
    return str(answer.get("error", "unknown")) if isinstance(answer, dict) else f"status {error.response.status_code}"


def _suited(place: Place, reply: Reply) -> Place:
    """Return the place as it suits the reply: what is private is for one person, and a remark overwrites no advice."""
    remark = not place.asks and all(isinstance(part, Notice | Offers) for part in reply.parts)
    if place.surface == "thread" and (reply.private or (remark and place.message)):
        return replace(place, surface="private", rewrite=False)
    return replace(place, rewrite=False) if remark else place


def _acceptable(message: Message) -> Iterator[Message]:
    """Yield the message, or its words alone where Slack would reject the blocks: better plain than not at all."""
    wrong = findings(message.text, message.blocks)
    if not wrong:
        yield message
        return
    log.error("a message beyond Slack's limits goes out as text: %s", "; ".join(wrong))
    whole = "\n".join(text for block in message.blocks for text in limits.shown(block))
    for piece in split(clean(whole), limits.TOP_TEXT // 5):
        yield Message(text=escape(piece) or "-", blocks=())
