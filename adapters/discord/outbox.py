"""Sending pages: as the answer to an interaction, in place of the message that was clicked, or into a channel."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Sequence
from typing import Any, TypeVar

import discord

from adapters.discord.events import Interaction
from adapters.discord.layout import files, layout, without_controls
from adapters.discord.pages import Page
from bot.events import ConversationKey

log = logging.getLogger(__name__)

Result = TypeVar("Result")

Sent = discord.Message | None
"""A message that was sent; None where Discord did not say which."""

DEAD = {10015, 10062, 50027}
"""Unknown webhook, unknown interaction, invalid webhook token: too late to answer through the interaction.
https://docs.discord.com/developers/topics/opcodes-and-status-codes"""
ANSWERED = 40060
"""Somebody has answered this interaction already: another process that received it too."""


class Answer:
    """What an interaction is answered with. It may be used once, and works after waiting as well."""

    def __init__(self, interaction: Interaction, *, private: bool) -> None:
        self._interaction = interaction
        self._private = private

    async def patiently(self, work: Awaitable[Result], patience: float, *, over: bool = False) -> Result:
        """Await work; if it takes long, tell Discord within its three seconds that the answer is coming.

        `over` says that the answer is going to replace the message that was clicked.
        """
        task = asyncio.ensure_future(work)
        done, _ = await asyncio.wait({task}, timeout=patience)
        if not done:
            try:
                await self._interaction.response.defer(ephemeral=self._private and not over, thinking=not over)
            except discord.HTTPException as error:
                log.warning("Could not say that an answer is coming: %s", error.code)
        return await task

    async def send(self, pages: Sequence[Page]) -> list[Sent]:
        """Answer with new messages."""
        try:
            return [await self._first(pages[0]), *[await self._further(page) for page in pages[1:]]]
        except discord.HTTPException as error:
            return await self._despite(error, pages)

    async def replace(self, pages: Sequence[Page]) -> list[Sent]:
        """Answer by editing the message that was clicked, and with further messages where one is not enough."""
        try:
            return [await self._edited(pages[0]), *[await self._further(page) for page in pages[1:]]]
        except discord.HTTPException as error:
            return await self._despite(error, pages, edit=self._interaction.message)

    async def go_on(self, pages: Sequence[Page]) -> list[Sent]:
        """Take the controls off the message that was clicked, which stays, and answer below it."""
        clicked = self._interaction.message
        stripped = without_controls(clicked) if clicked else None
        if stripped is None:
            return await self.send(pages)
        try:
            if self._interaction.response.is_done():
                await self._interaction.edit_original_response(view=stripped)
            else:
                await self._interaction.response.edit_message(view=stripped)
            return [await self._further(page) for page in pages]
        except discord.HTTPException as error:
            return await self._despite(error, pages)

    async def aside(self, pages: Sequence[Page]) -> list[Sent]:
        """Answer a click with new messages that leave the clicked one as it is, even after waiting."""
        if self._interaction.response.is_done():
            return [await self._further(page) for page in pages]
        return await self.send(pages)

    async def _first(self, page: Page) -> Sent:
        if self._interaction.response.is_done():
            return await self._interaction.edit_original_response(view=layout(page), attachments=files(page))
        made = await self._interaction.response.send_message(
            view=layout(page), files=files(page), ephemeral=self._private
        )
        return _message(made)

    async def _edited(self, page: Page) -> Sent:
        if self._interaction.response.is_done():
            return await self._interaction.edit_original_response(view=layout(page), attachments=files(page))
        made = await self._interaction.response.edit_message(view=layout(page), attachments=files(page))
        return _message(made) if made else None

    async def _further(self, page: Page) -> Sent:
        return await self._interaction.followup.send(
            view=layout(page), files=files(page), ephemeral=self._private, wait=True
        )

    async def _despite(
        self, error: discord.HTTPException, pages: Sequence[Page], edit: discord.Message | None = None
    ) -> list[Sent]:
        """Find another way after the interaction's token has died; any other error goes on."""
        if error.code == ANSWERED:
            log.info("Another process has answered already")
            return []
        if error.code not in DEAD:
            raise error
        log.warning("Too late to answer through the interaction (%s), answering in another way", error.code)
        if self._private:
            return await post(self._interaction.user, pages)
        if edit is not None:
            none = discord.AllowedMentions.none()
            await edit.edit(view=layout(pages[0]), attachments=files(pages[0]), allowed_mentions=none)
            return [edit, *await post(edit.channel, pages[1:])]
        channel = self._interaction.channel
        return await post(channel if isinstance(channel, discord.abc.Messageable) else self._interaction.user, pages)


async def post(
    channel: discord.abc.Messageable, pages: Sequence[Page], *, to: discord.Message | None = None
) -> list[Sent]:
    """Send pages into a channel, the first as a reply to a message if one is given.

    The nonce is made of that message's id: where Discord delivers the message twice, it still takes our reply once.
    """
    sent: list[Sent] = []
    for number, page in enumerate(pages):
        options: dict[str, Any] = {}
        if to is not None:
            options["nonce"] = f"{to.id}-{number}"
            if number == 0 and channel == to.channel:
                options |= {"reference": to.to_reference(fail_if_not_exists=False), "mention_author": False}
        sent.append(await channel.send(view=layout(page), files=files(page), **options))
    return sent


class Shown:
    """Which message shows the controls of a conversation, so that the one before loses its own.

    This is only for tidiness, and so it is kept in memory and bounded: controls that stay are answered as old ones.
    """

    def __init__(self, most: int = 1_000) -> None:
        self._most = most
        self._messages: OrderedDict[ConversationKey, discord.Message] = OrderedDict()

    async def now(
        self,
        key: ConversationKey,
        pages: Sequence[Page],
        sent: Sequence[Sent],
        *,
        clicked: int | None = None,
    ) -> None:
        """Note which of the pages sent has the controls, and take them off what was shown before."""
        current = next((message for page, message in zip(pages, sent, strict=False) if page.rows), None)
        before = self._messages.pop(key, None)
        if current is not None:
            self._messages[key] = current
            if len(self._messages) > self._most:
                self._messages.popitem(last=False)
        if before is not None and before.id not in {clicked, *(message.id for message in sent if message)}:
            await _retire(before)


async def _retire(message: discord.Message) -> None:
    stripped = without_controls(message)
    if stripped is None:
        return
    try:
        await message.edit(view=stripped, allowed_mentions=discord.AllowedMentions.none())
    except discord.HTTPException as error:
        log.debug("Could not take the controls off an old message: %s", error.code)


def _message(made: discord.InteractionCallbackResponse[discord.Client]) -> Sent:
    """Return the message that an answer made, as far as Discord says."""
    return made.resource if isinstance(made.resource, discord.Message) else None
