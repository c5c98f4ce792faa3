"""Payloads in, `Incoming` out: one function for each kind of thing that a person can do in Slack.

The conversation in a direct message, in App Home and from the global shortcut is one and the same: its key has neither
channel nor thread. A command's conversation belongs to its channel, a mention's to the thread that it is answered in, a
message shortcut's to the message.
"""

from dataclasses import dataclass
from datetime import datetime

from adapters.slack.controls import Control, Owner, UnreadableControlError, decode
from adapters.slack.envelopes import Payload
from adapters.slack.payloads import (
    Action,
    Authored,
    BlockActions,
    Command,
    Entries,
    MessageShortcut,
    Sent,
    Written,
    moment,
    read,
)
from adapters.slack.places import Place
from adapters.slack.text import plain
from bot.events import Asked, Chose, ConversationKey, Event, Incoming, Said

_HEARD = {None, "file_share", "thread_broadcast"}
"""Subtypes of messages that people write; all others report on messages or come from programs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Something a person did, and where its answer belongs."""

    incoming: Incoming
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """The use of a control."""

    id: str
    workspace: str
    control: Control | None
    """None when it cannot be read: of another release, or not ours."""
    event: Event | None
    """What it means to the conversation; None for doors and for ticks that are not sent yet."""
    place: Place
    at: datetime
    trigger: str

    @property
    def arrival(self) -> Arrival | None:
        """What it means to its owner's conversation, if anything."""
        if self.control is None or self.event is None:
            return None
        key = self.control.owner.key(self.workspace)
        seen = self.control.turn if self.control.turn >= 0 else None
        incoming = Incoming(key=key, id=self.id, at=self.at, event=self.event, seen=seen)
        return Arrival(incoming=incoming, place=self.place)


def command(body: Payload, at: datetime) -> Arrival:
    """Return what `/whichframework [free text | help]` means."""
    given = read(Command, body)
    text = plain(given.text or "")
    event: Event = Said(text) if text else Asked("start")
    if text.casefold() == "help":
        event = Asked("help")
    place = Place(
        surface="private", person=given.user_id, channel=given.channel_id, response_url=given.response_url or ""
    )
    key = ConversationKey(platform="slack", workspace=given.workspace, channel=given.channel_id, person=given.user_id)
    return Arrival(incoming=Incoming(key=key, id=f"command:{given.trigger_id}", at=at, event=event), place=place)


def message(body: Payload, bot: str) -> Arrival | None:
    """Return what a message means: a mention, a direct message, or a word in a thread; None when it is not for us."""
    author = read(Authored, body).event
    person = author.user
    if not person or person == bot or author.bot_id or author.subtype not in _HEARD:
        return None
    given = read(Written, body)
    said = given.event
    text, thread = plain(said.text or "", bot), said.thread_ts or said.ts
    direct = said.channel_type == "im" or said.channel.startswith("D")
    key = ConversationKey(
        platform="slack",
        workspace=given.workspace,
        channel="" if direct else said.channel,
        thread="" if direct else thread,
        person=person,
    )
    place = Place(surface="direct" if direct else "thread", person=person, channel=said.channel, thread=thread)
    event: Event = Said(text) if text else Asked("start")
    name = f"message:{said.channel}:{said.ts}"
    return Arrival(incoming=Incoming(key=key, id=name, at=moment(said.ts), event=event), place=place)


def shortcut(body: Payload, at: datetime) -> Arrival:
    """Return what "Which framework?" on somebody's message means: its text is the question, the answer is private."""
    given = read(MessageShortcut, body)
    shown, person, channel = given.message, given.user.id, given.channel.id
    text = plain(shown.text or "")
    key = ConversationKey(platform="slack", workspace=given.workspace, channel=channel, thread=shown.ts, person=person)
    event: Event = Said(text) if text else Asked("start")
    place = Place(
        surface="private",
        person=person,
        channel=channel,
        thread=shown.thread_ts or "",
        response_url=given.response_url or "",
    )
    return Arrival(incoming=Incoming(key=key, id=f"shortcut:{given.trigger_id}", at=at, event=event), place=place)


def click(body: Payload, at: datetime) -> Click:
    """Return what the use of a button or menu means."""
    given = read(BlockActions, body)
    action = given.actions[0]
    control, event = _meaning(action, given)
    stamp = action.action_ts or given.trigger_id
    return Click(
        id=f"click:{stamp}:{given.user.id}:{action.action_id}",
        workspace=given.workspace,
        control=control,
        event=event,
        place=_clicked_place(given, control),
        at=moment(action.action_ts) if action.action_ts else at,
        trigger=given.trigger_id,
    )


def workspace(body: Payload) -> str:
    """Return the workspace's id, or the organisation's where the app is installed for all of it."""
    return read(Sent, body).workspace


def _meaning(action: Action, given: BlockActions) -> tuple[Control | None, Event | None]:
    button = action.type in {"button", "feedback_buttons"}
    try:
        control = decode((action.value if button else action.block_id) or "")
    except UnreadableControlError:
        return None, None
    if not button:
        return control, _picked(action, control)
    if control.door == "confirm":
        return control, Chose(control.question, _ticked(given, control))
    return control, control.event


def _picked(action: Action, control: Control) -> Event | None:
    """Return what picking one option of a menu means; ticks wait for "Continue"."""
    if action.selected_option is None:
        return None
    value = action.selected_option.value
    if control.door == "correct":
        verb, _, criterion = value.partition(":")
        return Asked("remove" if verb == "remove" else "change", criterion)
    return Chose(control.question, (value,))


def _ticked(given: BlockActions, control: Control) -> tuple[str, ...]:
    entries = given.state or (given.view and given.view.state) or Entries()
    for block_id, elements in entries.values.items():
        try:
            held = decode(block_id)
        except UnreadableControlError:
            continue
        if held == control:
            return tuple(value for element in elements.values() for value in element.options)
    return ()


def _clicked_place(given: BlockActions, control: Control | None) -> Place:
    container, shown, person = given.container, given.message, given.user.id
    if container.type == "view" or given.view is not None:
        return Place(surface="home", person=person)
    channel = (given.channel and given.channel.id) or container.channel_id or ""
    private = bool(container.is_ephemeral)
    direct = not private and (channel.startswith("D") or (control is not None and not control.owner.channel))
    thread = container.thread_ts or (shown and shown.thread_ts)
    if not thread and not private:
        thread = shown and shown.ts
    return Place(
        surface="private" if private else "direct" if direct else "thread",
        person=person,
        channel=channel,
        thread=thread or "",
        response_url=given.response_url or "",
        message=container.message_ts or "",
        asks=control is not None and control.asks,
        rewrite=private or (control is not None and control.asks),
    )


def owner_of(key: ConversationKey) -> Owner:
    """Return whose conversation it is, for the controls of its messages."""
    return Owner(person=key.person, channel=key.channel, thread=key.thread)
