"""A page as discord.py's components, ready to send.

A view is stopped before it is sent: discord.py then keeps nothing of it in memory, and every control is answered by
`controls.Control`, before and after a restart alike.
"""

import io
import re
from pathlib import PurePosixPath
from typing import Any

import discord
from discord import ui

from adapters.discord.pages import Attachment, Beside, Block, Button, Fenced, Menu, Page, Row, Rule, Text

_STYLES = {
    "primary": discord.ButtonStyle.primary,
    "secondary": discord.ButtonStyle.secondary,
    "success": discord.ButtonStyle.success,
}


def layout(page: Page) -> ui.LayoutView:
    """Build the message's components."""
    container: ui.Container[Any] = ui.Container(accent_colour=page.colour)
    for block in page.blocks:
        container.add_item(_item(block))
    if page.attachment is not None:
        container.add_item(ui.File(f"attachment://{filename(page.attachment)}"))
    for row in page.rows:
        container.add_item(_row(row))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    view.stop()
    return view


def files(page: Page) -> list[discord.File]:
    """Make the file to upload with a page, afresh for every try to send it."""
    if page.attachment is None:
        return []
    content = (page.attachment.content or "\n").encode(errors="replace")
    return [discord.File(io.BytesIO(content), filename(page.attachment))]


def filename(attachment: Attachment) -> str:
    """Return a name that Discord keeps as it is."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", attachment.filename).strip("-._")
    return plain[-80:].lstrip("-._") or "file.txt"


def without_controls(message: discord.Message) -> ui.LayoutView | None:
    """Rebuild a message without what can be pressed; None where nothing can be."""
    view = ui.LayoutView.from_message(message, timeout=None)
    rows = [item for item in view.walk_children() if isinstance(item, ui.ActionRow)]
    if not rows:
        return None
    for container in [item for item in view.children if isinstance(item, ui.Container)]:
        _strip(container)
    view.stop()
    return view


def _strip(container: ui.Container[Any]) -> None:
    for item in container.children:
        if isinstance(item, ui.ActionRow):
            container.remove_item(item)
        if isinstance(item, ui.File):  # a message keeps its files, and names them as when they were uploaded
            item.media = f"attachment://{PurePosixPath(item.media.url.partition('?')[0]).name}"
    while container.children and isinstance(container.children[-1], ui.Separator):
        container.remove_item(container.children[-1])
    if not container.children:
        container.add_item(ui.TextDisplay("…"))


def _item(block: Block) -> ui.Item[Any]:
    match block:
        case Text(markdown) | Fenced(markdown):
            return ui.TextDisplay(markdown)
        case Rule():
            return ui.Separator()
        case Beside():
            button: ui.Button[Any] = ui.Button(style=discord.ButtonStyle.link, label=block.label, url=block.url)
            return ui.Section(ui.TextDisplay(block.markdown), accessory=button)


def _row(row: Row) -> ui.ActionRow[Any]:
    if isinstance(row, Menu):
        return ui.ActionRow(_menu(row))
    return ui.ActionRow(*(_button(button) for button in row))


def _button(button: Button) -> ui.Button[Any]:
    return ui.Button(label=button.label, custom_id=button.custom_id, style=_STYLES[button.style])


def _menu(menu: Menu) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=one.label, value=one.value, description=one.description or None, default=one.selected
        )
        for one in menu.options
    ]
    return ui.Select(custom_id=menu.custom_id, placeholder=menu.placeholder, options=options, max_values=menu.most)
