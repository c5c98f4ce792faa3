"""What there is in Slack: workspaces, channels, messages, and who can see what."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.adapters.slack.loopback.clock import Clock
from tests.adapters.slack.loopback.rules import Json, RefusedError

SCOPES = frozenset(("commands", "chat:write", "app_mentions:read", "im:history", "assistant:write", "files:write"))
URL_USES, URL_LIFE, TRIGGER_LIFE = 5, timedelta(minutes=30), timedelta(seconds=3)


@dataclass
class Channel:
    """A channel or a direct message."""

    id: str
    members: set[str]
    private: bool = False


@dataclass
class Message:
    """A message as it stands now."""

    channel: str
    ts: str
    author: str
    text: str
    blocks: list[Json]
    thread: str = ""
    only_for: str = ""
    """Who alone sees it, when it is ephemeral."""
    files: list[str] = field(default_factory=list)


@dataclass
class Address:
    """A `response_url`."""

    channel: str
    person: str
    issued: datetime
    replaces: Message | None
    """What a click's address can replace; a command's can replace nothing."""
    uses: int = 0


@dataclass
class Workspace:
    """A team with the app installed."""

    team: str
    bot: str
    token: str
    scopes: frozenset[str] = SCOPES
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    homes: dict[str, Json] = field(default_factory=dict)
    """What each person's App Home shows."""
    modals: dict[str, list[Json]] = field(default_factory=dict)
    """Each person's stack of modals."""
    prompts: dict[str, list[Json]] = field(default_factory=dict)
    """Prompts suggested in a direct message."""
    outputs: dict[str, Any] = field(default_factory=dict)
    """What workflow steps returned; an error as text."""

    def direct(self, person: str) -> Channel:
        """Return the direct message of a person with the app."""
        name = f"D{person}"
        return self.channels.setdefault(name, Channel(id=name, members={person, self.bot}, private=True))

    def channel(self, name: str, person: str) -> Channel:
        """Return a channel that a person is in."""
        channel = self.channels.setdefault(name, Channel(id=name, members=set()))
        channel.members.add(person)
        return channel

    def seen_by(self, person: str, channel: str = "", thread: str | None = None) -> list[Message]:
        """Return what a person can see, in order."""
        return [
            message
            for message in self.messages
            if person in self.channels[message.channel].members
            and message.only_for in {"", person}
            and channel in {"", message.channel}
            and thread in {None, message.thread or message.ts}
        ]


class World:
    """All of Slack."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.workspaces: dict[str, Workspace] = {}
        self.addresses: dict[str, Address] = {}
        self.refusals: list[RefusedError] = []
        """Everything that was refused: empty at the end of a test that did not provoke it."""
        self.mentions: list[str] = []
        """Whom messages of the app pinged."""
        self._numbers = itertools.count(1)
        self._triggers: dict[str, tuple[str, datetime]] = {}

    def install(self, team: str) -> Workspace:
        """Return a workspace, with the app installed in it."""
        new = Workspace(team=team, bot=f"UBOT{team}", token=f"xoxb-{team}")
        return self.workspaces.setdefault(team, new)

    def workspace_of(self, token: str) -> Workspace:
        """Return the workspace that a token is for."""
        for workspace in self.workspaces.values():
            if workspace.token == token:
                return workspace
        raise RefusedError("invalid_auth")

    def number(self) -> int:
        """Return a number that is used once."""
        return next(self._numbers)

    def stamp(self) -> str:
        """Return a time stamp as Slack makes them: its fraction makes it unique."""
        return f"{int(self.clock().timestamp())}.{self.number():06d}"

    def trigger(self, person: str) -> str:
        """Return a trigger for one modal on a person's screen, good for three seconds."""
        name = f"{self.number()}.trigger"
        self._triggers[name] = person, self.clock()
        return name

    def exchange(self, trigger: str) -> str:
        """Use a trigger; return on whose screen the modal opens."""
        if trigger not in self._triggers:
            raise RefusedError("exchanged_trigger_id", trigger)
        person, issued = self._triggers.pop(trigger)
        if self.clock() - issued > TRIGGER_LIFE:
            raise RefusedError("expired_trigger_id", trigger)
        return person

    def address(self, base: str, channel: str, person: str, replaces: Message | None = None) -> str:
        """Return a new `response_url`."""
        name = f"{self.number()}"
        self.addresses[name] = Address(channel=channel, person=person, issued=self.clock(), replaces=replaces)
        return f"{base}/response/{name}"

    def post(self, workspace: Workspace, message: Message) -> Message:
        """Show a message."""
        thread = message.thread
        if thread and not any(each.ts == thread for each in workspace.messages):
            raise RefusedError("thread_not_found", thread)
        workspace.messages.append(message)
        self.note_mentions(message.blocks)
        return message

    def note_mentions(self, part: Any) -> None:
        """Remember whom a message pings."""
        if isinstance(part, list):
            for item in part:
                self.note_mentions(item)
        elif isinstance(part, dict):
            if part.get("type") in {"user", "usergroup", "broadcast"}:
                self.mentions.append(str(part.get("user_id") or part.get("range")))
            for value in part.values():
                self.note_mentions(value)
