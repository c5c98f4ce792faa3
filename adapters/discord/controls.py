"""Buttons, menus and the form for free text. Their ids say all there is to know, so they outlive every restart."""

import logging
import re
from collections.abc import Iterator
from typing import Any, get_args

import discord
from discord import ui

from adapters.discord import events, manners
from adapters.discord.custom_ids import (
    ANYONE,
    FAMILY,
    PATTERN,
    Ask,
    AskFrom,
    Begin,
    Pick,
    PickFrom,
    Share,
    Ticket,
    Words,
    command_of,
    decode,
    encode,
)
from adapters.discord.desk import Desk
from adapters.discord.events import Interaction
from bot.events import Asked, Command, Event

log = logging.getLogger(__name__)

LONGEST_WORDS = 2_000
_COMMANDS = {name: name for name in get_args(Command)}


def control_for(desk: Desk) -> type[ui.DynamicItem[ui.Item[Any]]]:
    """Make the class by which discord.py brings every click on a control of ours to the desk."""

    class Control(ui.DynamicItem[ui.Item[Any]], template=PATTERN):
        """Any button or menu of ours, rebuilt from its id."""

        @classmethod
        async def from_custom_id(
            cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
        ) -> "Control":
            del interaction, match
            return cls(item)

        async def callback(self, interaction: discord.Interaction[Any]) -> None:
            await press(desk, interaction)

    return Control


async def press(desk: Desk, interaction: Interaction) -> None:
    """Answer a click on one of our controls."""
    await desk.attend(interaction, lambda: _press(desk, interaction))


async def catch(desk: Desk, interaction: Interaction) -> None:
    """Answer a form that was sent, and clicks that no control of this version claims."""
    data: Any = interaction.data or {}
    custom_id = str(data.get("custom_id", ""))
    if interaction.type is discord.InteractionType.modal_submit:
        await desk.attend(interaction, lambda: _submit(desk, interaction, custom_id))
    elif interaction.type is discord.InteractionType.component and PATTERN.fullmatch(custom_id) is None:
        if not custom_id.startswith(FAMILY):
            log.info("A click on a control that is not ours")
        await desk.attend(interaction, lambda: desk.tell(interaction, manners.outdated()))


async def _press(desk: Desk, interaction: Interaction) -> None:
    data: Any = interaction.data or {}
    known = decode(data.get("custom_id", ""))
    if known is None:
        await desk.tell(interaction, manners.outdated())
        return
    ticket, act = known
    if ticket.owner not in {interaction.user.id, ANYONE}:
        await desk.tell(interaction, manners.not_yours(ticket.owner))
        return
    match act:
        case Begin():
            await desk.ask(interaction, Asked("start"))
        case Words():
            await interaction.response.send_modal(form(ticket))
        case Share(event):
            await desk.share(interaction, event)
        case Ask() | AskFrom() | Pick() | PickFrom():
            event_of_click = _event(act, data.get("values", []))
            if event_of_click is None:
                await desk.tell(interaction, manners.outdated())
            else:
                await desk.go_on(interaction, ticket, event_of_click, seen=ticket.turn)


def _event(act: Ask | AskFrom | Pick | PickFrom, values: list[str]) -> Event | None:
    """Return what a click asks for; None for a command that there no longer is."""
    match act:
        case Pick(question, option):
            return events.chose(question, [option])
        case PickFrom(question, _):
            return events.chose(question, values)
        case Ask(name, argument):
            return _asked(name, argument)
        case AskFrom():
            return _asked(*command_of(values[0])) if values else None


def _asked(name: str, argument: str) -> Asked | None:
    command: Command | None = _COMMANDS.get(name)
    return Asked(command, argument) if command else None


def form(ticket: Ticket) -> ui.Modal:
    """Make the form for free text. It is stopped, so that it is answered by its id alone, like every control."""
    words: ui.TextInput[Any] = ui.TextInput(
        custom_id="text",
        style=discord.TextStyle.paragraph,
        placeholder="A shop with logins and an admin area; we know Flask",
        max_length=LONGEST_WORDS,
    )
    modal = ui.Modal(title="In my own words", custom_id=encode(ticket, Words()) or FAMILY)
    modal.add_item(ui.Label(text="What do you need, or want to know?", component=words))
    modal.stop()
    return modal


async def _submit(desk: Desk, interaction: Interaction, custom_id: str) -> None:
    known = decode(custom_id)
    if known is None or known[1] != Words() or known[0].owner != interaction.user.id:
        await desk.tell(interaction, manners.outdated())
        return
    data: Any = interaction.data or {}
    text = "\n".join(_values(data.get("components", [])))
    await desk.go_on(interaction, known[0], events.said(text), seen=None)


def _values(components: list[Any]) -> Iterator[str]:
    """Find what was typed, however deep Discord nests it."""
    for component in components:
        if isinstance(component.get("value"), str):
            yield component["value"]
        inner = component.get("component")
        yield from _values([*component.get("components", []), *([inner] if inner else [])])
