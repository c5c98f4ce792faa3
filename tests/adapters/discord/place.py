"""A simulated server with its people, and what they see there."""

from collections.abc import Callable, Iterable
from typing import Any

import discord
import simcord

from adapters.discord.client import Client
from tests.adapters.discord.wire import texts, walk


class Place:
    """One server, one channel, Alice and Bob."""

    def __init__(self, env: simcord.Env, client: Callable[[], Client]) -> None:
        """Furnish it."""
        self.env = env
        self._client = client
        self.guild = env.create_guild()
        self.channel = self.guild.create_text_channel("general")
        self.alice = self.guild.add_member(env.create_user("alice"))
        self.bob = self.guild.add_member(env.create_user("bob"))

    @property
    def bot(self) -> Client:
        """The bot as it runs now."""
        assert isinstance(self.env.bot, Client)
        return self.env.bot

    @property
    def mention(self) -> str:
        """What one types to mention the bot."""
        assert self.bot.user is not None
        return f"<@{self.bot.user.id}>"

    async def restart(self) -> None:
        """End the bot and start it anew, with nothing of its memory."""
        await self.env.restart_bot(self._client())

    def last(self, viewer: Any = None) -> Any:
        """Return the last message that somebody sees in the channel."""
        return self.channel.history(viewer=viewer or self.alice)[-1]

    def sent(self, method: str, part: str) -> list[Any]:
        """Return the bodies of the requests of a kind that the bot has made."""
        return [one.json for one in self.env.http_requests if one.method == method and part in one.path]


def answer(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """Return the message that answered an interaction, be it new or edited."""
    assert result.response is not None
    return result.response


def raw(message: Any) -> list[dict[str, Any]]:
    """Return the components of any kind of message as Discord has them."""
    if isinstance(message, discord.Message):
        return [component.to_dict() for component in message.components]  # type: ignore[misc]
    components: list[dict[str, Any]] = message.components
    return components


def text_of(message: Any) -> str:
    """Return all text that a message shows."""
    return "\n".join(texts(raw(message)))


def labels_of(message: Any) -> list[str]:
    """Return what one can press, links aside."""
    return [one["label"] for one in walk(raw(message)) if one["type"] == 2 and "custom_id" in one]


def menus_of(message: Any) -> list[dict[str, Any]]:
    """Return what one can choose from."""
    return [one for one in walk(raw(message)) if one["type"] == 3]


def last_with_controls(messages: Iterable[Any]) -> Any:
    """Return the last message that has something to press."""
    return [message for message in messages if labels_of(message)][-1]
