"""The least that a Discord bot can do: answer every mention with the same text."""

import os

import discord

from adapters.discord.ports import Options
from adapters.discord.serving import point_at

TEXT = "It depends."


class Echo(discord.Client):
    """Answers."""

    async def on_message(self, message: discord.Message) -> None:
        """Reply to whoever mentions it."""
        if self.user is not None and self.user.mentioned_in(message):
            await message.reply(TEXT, mention_author=False)


def main() -> None:
    """Serve."""
    token = os.environ["DISCORD_TOKEN"]
    point_at(Options(token=token, api_url=os.environ["DISCORD_API_URL"], gateway_url=os.environ["DISCORD_GATEWAY_URL"]))
    Echo(intents=discord.Intents(guilds=True, guild_messages=True)).run(token, log_handler=None)


if __name__ == "__main__":
    main()
