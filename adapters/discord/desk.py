"""One turn for one person on Discord: how quick one may be, where the reply goes, and that no failure is silent."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import discord

from adapters.discord import events, manners
from adapters.discord.custom_ids import Ticket
from adapters.discord.events import Interaction
from adapters.discord.habits import Habits
from adapters.discord.outbox import Answer, Shown, post
from adapters.discord.pages import Page
from adapters.discord.ports import Notes, Options, Take
from adapters.discord.render import Surface, render, render_shared
from adapters.pace import Pace
from bot.events import Asked, Event
from bot.replies import Prompt, Reply

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Desk:
    """Everything that an answer needs. Nothing in here has to survive the process."""

    take: Take
    notes: Notes
    options: Options
    commands: dict[str, int] = field(default_factory=dict)
    """Ids of the registered commands, by which they are linked to."""
    shown: Shown = field(default_factory=Shown)
    busy: set[asyncio.Task[object] | None] = field(default_factory=set)
    """Answers under way, which a graceful stop waits for."""
    people: Pace = field(init=False)
    servers: Pace = field(init=False)
    habits: Habits = field(init=False)
    told: Pace = field(init=False)
    """Who was told lately, in public, what they did not ask for."""

    def __post_init__(self) -> None:
        self.people = Pace(self.options.person_turns, self.options.person_seconds)
        self.servers = Pace(self.options.server_turns, self.options.server_seconds)
        self.habits = Habits(self.notes)
        self.told = Pace(1, self.options.person_seconds)

    async def attend(self, interaction: Interaction, work: Callable[[], Awaitable[None]]) -> None:
        """Do what answers an interaction, within the person's pace; whatever fails is answered too."""
        with self._at_work():
            try:
                wait = self.wait(interaction.user.id, interaction.guild_id)
                await (self.tell(interaction, manners.slow_down(wait)) if wait else work())
            except Exception as error:  # noqa: BLE001 - else the person only reads "This interaction failed"
                await self.apologise(interaction, error)

    async def ask(self, interaction: Interaction, event: Event) -> None:
        """Take a turn for a command, or for a click that begins something, and answer it privately."""
        private = in_company(interaction)
        answer = Answer(interaction, private=private)
        incoming = events.from_interaction(interaction, event)
        over = is_private(interaction)
        reply = await answer.patiently(self.take(incoming), self.options.patience, over=over)
        pages = _pages(reply, interaction, private=private)
        sent = await (answer.replace(pages) if over else answer.send(pages))
        await self.shown.now(incoming.key, pages, sent)

    async def go_on(self, interaction: Interaction, ticket: Ticket, event: Event, *, seen: int | None) -> None:
        """Take a turn for a click or a form and answer it in the message that was clicked."""
        private = is_private(interaction)
        answer = Answer(interaction, private=private)
        incoming = events.from_interaction(interaction, event, seen=seen)
        reply = await answer.patiently(self.take(incoming), self.options.patience, over=True)
        if reply.private and not private and in_company(interaction):
            await Answer(interaction, private=True).aside(_pages(reply, interaction, private=True))
            return
        pages = _pages(reply, interaction, private=private)
        sent = await (answer.go_on(pages) if ticket.tail else answer.replace(pages))
        clicked = interaction.message.id if interaction.message else None
        await self.shown.now(incoming.key, pages, sent, clicked=clicked)

    async def share(self, interaction: Interaction, event: str) -> None:
        """Show everybody what an event was answered with; the turn with its id gives that reply again."""
        answer = Answer(interaction, private=False)
        incoming = events.from_interaction(interaction, Asked("repeat"), again=event)
        reply = await answer.patiently(self.take(incoming), self.options.patience)
        if reply.private:
            await self.tell(interaction, manners.kept_private())
        else:
            await answer.send(render_shared(reply, interaction.user.display_name))

    async def hear(self, message: discord.Message, text: str, channel: discord.abc.Messageable, place: int) -> None:
        """Take a turn for a message and answer it in a channel, whose id is `place`."""
        with self._at_work():
            try:
                reply = await self.take(events.from_message(message, text, place))
                await self._reply(message, channel, place, reply)
            except discord.Forbidden:
                log.warning("May not write in a channel where somebody spoke to us")
                await _post_quietly(message.author, manners.may_not_write(), message)
            except Exception as error:  # noqa: BLE001 - silence would be the worst answer
                await _post_quietly(channel, manners.excuse(error), message)

    async def _reply(
        self, message: discord.Message, channel: discord.abc.Messageable, place: int, reply: Reply
    ) -> None:
        in_server = message.guild is not None
        asks = any(isinstance(part, Prompt) for part in reply.parts)
        hint = manners.how_to_reach(self.command()) if in_server and asks else ""
        pages = render(reply, Surface(owner=message.author.id, hint=hint))
        if reply.private and in_server:
            await self._whisper(message, channel, pages)
            return
        sent = await post(channel, pages, to=message)
        await self.shown.now(events.key_of(place, message.author.id), pages, sent)

    async def _whisper(
        self, message: discord.Message, channel: discord.abc.Messageable, pages: tuple[Page, ...]
    ) -> None:
        """Answer in a direct message what is nobody else's business."""
        try:
            await post(message.author, pages)
            told = manners.whispered()
        except discord.Forbidden:
            told = manners.unable_to_whisper(self.command())
        await post(channel, [told], to=message)

    async def tell(self, interaction: Interaction, page: Page) -> None:
        """Say something to one person only."""
        await Answer(interaction, private=True).aside([page])

    async def apologise(self, interaction: Interaction, error: Exception) -> None:
        """Tell a person that something failed."""
        try:
            await self.tell(interaction, manners.excuse(error))
        except discord.HTTPException as failure:
            log.warning("Could not even apologise: %s", failure.code)

    def wait(self, person: int, server: int | None) -> int:
        """Count a turn; return how many seconds somebody has to wait before it is taken, 0 if not at all."""
        now = time.monotonic()
        return self.people.wait(person, now) or (self.servers.wait(server, now) if server else 0)

    def may_tell(self, person: int) -> bool:
        """Return whether somebody may be told in public that they are too quick: once in a while, not each time."""
        return not self.told.wait(person, time.monotonic())

    def command(self) -> str:
        """Return a link to the slash command, or its name before it is known."""
        known = self.commands.get("whichframework")
        return f"</whichframework:{known}>" if known else "`/whichframework`"

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        task = asyncio.current_task()
        self.busy.add(task)
        try:
            yield
        finally:
            self.busy.discard(task)


def in_company(interaction: Interaction) -> bool:
    """Return whether others are where an interaction happens: anywhere but in a direct message with the bot."""
    return interaction.guild_id is not None or not interaction.context.dm_channel


def is_private(interaction: Interaction) -> bool:
    """Return whether only one person sees the message that was clicked."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def _pages(reply: Reply, interaction: Interaction, *, private: bool) -> tuple[Page, ...]:
    share = str(interaction.id) if private and in_company(interaction) else ""
    return render(reply, Surface(owner=interaction.user.id, share=share))


async def _post_quietly(channel: discord.abc.Messageable, page: Page, to: discord.Message) -> None:
    try:
        await post(channel, [page], to=to)
    except discord.HTTPException as failure:
        log.warning("Could not even apologise: %s", failure.code)
