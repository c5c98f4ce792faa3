"""Payloads in, `Incoming` out: one function for each kind of thing that a person can do in Slack.

The conversation in a direct message, in App Home and from the global shortcut is one and the same: its key has neither
channel nor thread. A command's conversation belongs to its channel, a mention's to the thread that it is answered in, a
message shortcut's to the message.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from adapters.slack.controls import Control, Owner, UnreadableControlError, decode
from adapters.slack.places import Place
from adapters.slack.text import plain
from bot.events import Asked, Chose, ConversationKey, Event, Incoming, Said

Payload = Mapping[str, Any]
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
    control: Control | None
    """None when it cannot be read: of another release, or not ours."""
    event: Event | None
    """What it means to the conversation; None for doors and for ticks that are not sent yet."""
    place: Place
    at: datetime
    trigger: str

    def arrival(self, workspace: str) -> Arrival | None:
        """Return what it means to its owner's conversation, if anything."""
        if self.control is None or self.event is None:
            return None
        key = self.control.owner.key(workspace)
        seen = self.control.turn if self.control.turn >= 0 else None
        incoming = Incoming(key=key, id=self.id, at=self.at, event=self.event, seen=seen)
        return Arrival(incoming=incoming, place=self.place)


def command(body: Payload, at: datetime) -> Arrival:
    """Return what `/whichframework [free text | help]` means."""
    text = plain(str(body.get("text") or ""))
    person, channel = str(body["user_id"]), str(body["channel_id"])
    event: Event = Said(text) if text else Asked("start")
    if text.casefold() == "help":
        event = Asked("help")
    place = Place(surface="private", person=person, channel=channel, response_url=str(body.get("response_url", "")))
    key = ConversationKey(platform="slack", workspace=workspace(body), channel=channel, person=person)
    return Arrival(incoming=Incoming(key=key, id=f"command:{body['trigger_id']}", at=at, event=event), place=place)


def message(body: Payload, bot: str) -> Arrival | None:
    """Return what a message means: a mention, a direct message, or a word in a thread; None when it is not for us."""
    event = body["event"]
    person, text = event.get("user"), plain(str(event.get("text") or ""), bot)
    if not person or person == bot or event.get("bot_id") or event.get("subtype") not in _HEARD:
        return None
    channel, ts = str(event["channel"]), str(event["ts"])
    thread = str(event.get("thread_ts") or ts)
    direct = event.get("channel_type") == "im" or channel.startswith("D")
    key = ConversationKey(
        platform="slack",
        workspace=workspace(body),
        channel="" if direct else channel,
        thread="" if direct else thread,
        person=str(person),
    )
    place = Place(surface="direct" if direct else "thread", person=str(person), channel=channel, thread=thread)
    said: Event = Said(text) if text else Asked("start")
    return Arrival(incoming=Incoming(key=key, id=f"message:{channel}:{ts}", at=moment(ts), event=said), place=place)


def shortcut(body: Payload, at: datetime) -> Arrival:
    """Return what "Which framework?" on somebody's message means: its text is the question, the answer is private."""
    shown, person, channel = body["message"], str(body["user"]["id"]), str(body["channel"]["id"])
    text = plain(str(shown.get("text") or ""))
    key = ConversationKey(
        platform="slack", workspace=workspace(body), channel=channel, thread=str(shown["ts"]), person=person
    )
    event: Event = Said(text) if text else Asked("start")
    place = Place(
        surface="private",
        person=person,
        channel=channel,
        thread=str(shown.get("thread_ts") or ""),
        response_url=str(body.get("response_url", "")),
    )
    return Arrival(incoming=Incoming(key=key, id=f"shortcut:{body['trigger_id']}", at=at, event=event), place=place)


def click(body: Payload, at: datetime) -> Click:
    """Return what the use of a button or menu means."""
    action = body["actions"][0]
    control, event = _meaning(action, body)
    stamp = str(action.get("action_ts") or body["trigger_id"])
    person = str(body["user"]["id"])
    return Click(
        id=f"click:{stamp}:{person}:{action['action_id']}",
        control=control,
        event=event,
        place=_clicked_place(body, person, control),
        at=moment(stamp, default=at),
        trigger=str(body.get("trigger_id", "")),
    )


def workspace(body: Payload) -> str:
    """Return the workspace's id, or the organisation's where the app is installed for all of it."""
    team = body.get("team")
    found = body.get("team_id") or (team.get("id") if isinstance(team, Mapping) else team)
    if not found and isinstance(body.get("user"), Mapping):
        found = body["user"].get("team_id")
    enterprise = body.get("enterprise")
    return str(found or body.get("enterprise_id") or (enterprise or {}).get("id", ""))


def moment(stamp: str, default: datetime | None = None) -> datetime:
    """Return the time that one of Slack's stamps stands for."""
    try:
        return datetime.fromtimestamp(float(stamp), tz=UTC)
    except (ValueError, OverflowError, OSError):
        if default is None:
            raise
        return default


def _meaning(action: Payload, body: Payload) -> tuple[Control | None, Event | None]:
    try:
        if action["type"] in {"button", "feedback_buttons"}:
            control = decode(str(action["value"]))
            if control.door == "confirm":
                return control, Chose(control.question, _ticked(body, control))
            return control, control.event
        control = decode(str(action["block_id"]))
        return control, _picked(action, control)
    except (UnreadableControlError, KeyError):
        return None, None


def _picked(action: Payload, control: Control) -> Event | None:
    """Return what picking one option of a menu means; ticks wait for "Continue"."""
    option = action.get("selected_option")
    if not option:
        return None
    value = str(option["value"])
    if control.door == "correct":
        verb, _, criterion = value.partition(":")
        return Asked("remove" if verb == "remove" else "change", criterion)
    return Chose(control.question, (value,))


def _ticked(body: Payload, control: Control) -> tuple[str, ...]:
    values = (body.get("state") or (body.get("view") or {}).get("state") or {}).get("values", {})
    for block_id, elements in values.items():
        try:
            held = decode(block_id)
        except UnreadableControlError:
            continue
        if held == control:
            options = (option for element in elements.values() for option in element.get("selected_options") or ())
            return tuple(str(option["value"]) for option in options)
    return ()


def _clicked_place(body: Payload, person: str, control: Control | None) -> Place:
    container = body.get("container", {})
    if container.get("type") == "view" or "view" in body:
        return Place(surface="home", person=person)
    channel = str((body.get("channel") or {}).get("id") or container.get("channel_id", ""))
    shown = body.get("message") or {}
    private = bool(container.get("is_ephemeral"))
    direct = not private and (channel.startswith("D") or (control is not None and not control.owner.channel))
    return Place(
        surface="private" if private else "direct" if direct else "thread",
        person=person,
        channel=channel,
        thread=str(container.get("thread_ts") or shown.get("thread_ts") or ("" if private else shown.get("ts", ""))),
        response_url=str(body.get("response_url", "")),
        message=str(container.get("message_ts") or ""),
        asks=control is not None and control.asks,
        rewrite=private or (control is not None and control.asks),
    )


def owner_of(key: ConversationKey) -> Owner:
    """Return whose conversation it is, for the controls of its messages."""
    return Owner(person=key.person, channel=key.channel, thread=key.thread)
