"""The ways in: slash commands, the message menu, mentions, replies with ping, and direct messages."""

import logging
from typing import Literal

import discord
from discord import app_commands

from adapters.discord import events, manners
from adapters.discord.desk import Desk
from adapters.discord.events import Interaction
from adapters.discord.markdown import clip
from adapters.discord.outbox import post
from adapters.discord.pages import Page
from adapters.discord.ports import Candidate
from bot.events import Asked, Event, Said

log = logging.getLogger(__name__)

MOST_SUGGESTIONS = 25
LONGEST_QUESTION = 2_000
THREAD_MINUTES: Literal[1440] = 1_440


class Tree(app_commands.CommandTree[discord.Client]):
    """The commands, whose failures the desk answers."""

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._desk = desk

    async def _call(self, interaction: Interaction) -> None:
        """Run a command; what fails before it begins is answered too, where discord.py would leave it unheard."""
        try:
            await super()._call(interaction)
        except app_commands.AppCommandError:
            raise
        except Exception as error:  # noqa: BLE001 - such as a part of the payload that cannot be read
            await self._desk.apologise(interaction, error)

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Answer what discord.py refuses before a command of ours runs."""
        stale = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)
        if isinstance(error, stale):
            await self._desk.tell(interaction, manners.updated(self._desk.command()))
        elif isinstance(error, app_commands.CheckFailure):
            await self._desk.tell(interaction, manners.not_allowed())
        else:
            await self._desk.apologise(interaction, error)


def add_commands(tree: Tree, desk: Desk, candidates: tuple[Candidate, ...]) -> None:
    """Give the tree its commands."""

    async def suggest(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        del interaction
        return [app_commands.Choice(name=one.name[:100], value=one.id) for one in matching(candidates, current)]

    @tree.command(name="whichframework", description="Find the framework that fits, with reasons and sources")
    @app_commands.describe(question="What you are building, or anything you want to know")
    async def whichframework(
        interaction: Interaction, question: app_commands.Range[str, 1, LONGEST_QUESTION] | None = None
    ) -> None:
        await desk.attend(interaction, lambda: desk.ask(interaction, events.said(question or "")))

    @tree.command(name="compareframeworks", description="Put two frameworks side by side")
    @app_commands.describe(a="One framework", b="The other")
    @app_commands.autocomplete(a=suggest, b=suggest)
    async def compareframeworks(
        interaction: Interaction, a: app_commands.Range[str, 1, 100], b: app_commands.Range[str, 1, 100]
    ) -> None:
        await desk.attend(interaction, lambda: desk.ask(interaction, comparison(candidates, a, b)))

    @tree.context_menu(name="Which framework?")
    async def which_framework(interaction: Interaction, message: discord.Message) -> None:
        await desk.attend(interaction, lambda: desk.ask(interaction, events.said(message.content)))

    @tree.command(name="frameworksettings", description="Where I answer when somebody mentions me in this server")
    @app_commands.describe(threads="Open a thread for each conversation, instead of answering in place")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.checks.has_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def frameworksettings(interaction: Interaction, threads: bool) -> None:
        await desk.attend(interaction, lambda: _set_threads(desk, interaction, threads=threads))


def matching(candidates: tuple[Candidate, ...], typed: str) -> list[Candidate]:
    """Return what somebody may mean who has typed this much: names that begin with it before those that hold it."""
    sought = typed.strip().casefold()
    found = [one for one in candidates if sought in one.name.casefold() or sought in one.id]
    found.sort(key=lambda one: (not one.name.casefold().startswith(sought), one.name.casefold()))
    return found[:MOST_SUGGESTIONS]


def comparison(candidates: tuple[Candidate, ...], a: str, b: str) -> Event:
    """Return the wish to compare two; names that are nobody's are left to the conversation to understand."""
    ids = {name: one.id for one in candidates for name in (one.id, one.name.casefold())}
    known = [ids.get(typed.strip().casefold()) for typed in (a, b)]
    if known[0] and known[1]:
        return Asked("compare", f"{known[0]},{known[1]}")
    return Said(f"compare {a.strip()} and {b.strip()}")


async def hear(desk: Desk, message: discord.Message, me: int) -> None:
    """Answer a message if it is meant for us."""
    if events.is_for_nobody(message):
        return
    if events.addresses(message, me):
        await _take(desk, message, me)
    elif events.is_unreadable_for_us(message, me) and desk.may_tell(message.author.id):
        await _try_to_post(message, manners.unreadable(desk.command()))


async def _take(desk: Desk, message: discord.Message, me: int) -> None:
    wait = desk.wait(message.author.id, message.guild.id if message.guild else None)
    if wait:
        if desk.may_tell(message.author.id):
            await _try_to_post(message, manners.slow_down(wait))
        return
    channel, place = await _where(desk, message)
    await desk.hear(message, events.words_of(message, me), channel, place)


async def _where(desk: Desk, message: discord.Message) -> tuple[discord.abc.Messageable, int]:
    """Return where to answer: in place, or in a thread of the message where the server wants that and it can be."""
    if isinstance(message.channel, discord.TextChannel) and await desk.habits.wants_threads(message.channel.guild.id):
        name = clip(f"Which framework, {message.author.display_name}?", 100)
        try:
            thread = message.thread or await message.create_thread(name=name, auto_archive_duration=THREAD_MINUTES)
        except discord.HTTPException as error:
            log.info("Answering in place, for a thread cannot be made: %s", error.code)
        else:
            return thread, thread.id
    return message.channel, message.channel.id


async def _set_threads(desk: Desk, interaction: Interaction, *, threads: bool) -> None:
    await desk.habits.set_threads(interaction.guild_id or 0, threads=threads)
    await desk.tell(interaction, manners.server_set(threads=threads))


async def _try_to_post(message: discord.Message, page: Page) -> None:
    try:
        await post(message.channel, [page], to=message)
    except discord.HTTPException as error:
        log.info("Could not answer a message: %s", error.code)
