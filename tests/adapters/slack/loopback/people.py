"""People at their keyboards: they type, click and look, and cannot do what Slack's own client does not let them do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.adapters.slack.loopback.controls import control_of, entry_of
from tests.adapters.slack.loopback.rules import Json, texts
from tests.adapters.slack.loopback.world import Message, Workspace

if TYPE_CHECKING:
    from tests.adapters.slack.loopback.delivery import Answer
    from tests.adapters.slack.loopback.server import Slack


class Person:
    """One person in one workspace."""

    def __init__(self, slack: Slack, workspace: Workspace, name: str) -> None:
        self._slack = slack
        self.workspace = workspace
        self.id = name
        self.last: tuple[str, dict[str, Any]] = ("", {})
        """The payload that this person's latest action sent."""
        workspace.direct(name)

    # Seeing

    def sees(self, channel: str = "", thread: str | None = None) -> list[Message]:
        """Return the messages of the app that this person can see, in order."""
        return [m for m in self.workspace.seen_by(self.id, channel, thread) if m.author == self.workspace.bot]

    def reads(self, channel: str = "", thread: str | None = None) -> str:
        """Return the text of the latest message."""
        return self.sees(channel, thread)[-1].text

    @property
    def direct(self) -> str:
        """The channel of the direct message with the app."""
        return self.workspace.direct(self.id).id

    @property
    def home(self) -> Json:
        """What App Home shows."""
        return self.workspace.homes[self.id]

    @property
    def modal(self) -> Json:
        """The form that is open on top."""
        return self.workspace.modals[self.id][-1]

    # Typing

    async def command(self, text: str = "", channel: str = "C1") -> Answer:
        """Type `/whichframework TEXT`; Slack's client refuses it in threads, so there is no thread here."""
        self.workspace.channel(channel, self.id)
        address = self._slack.world.address(self._slack.base, channel, self.id)
        return await self._send(
            "slash_commands",
            {
                "command": "/whichframework",
                "text": text,
                "user_id": self.id,
                "team_id": self.workspace.team,
                "channel_id": channel,
                "channel_name": "privategroup",
                "trigger_id": self._slack.world.trigger(self.id),
                "response_url": address,
                "api_app_id": "A1",
            },
        )

    async def mention(self, text: str, channel: str = "C1", thread: str = "") -> str:
        """Mention the app in a channel; return the thread that it is in."""
        self.workspace.channel(channel, self.id).members.add(self.workspace.bot)
        said = self._say(f"<@{self.workspace.bot}> {text}", channel, thread)
        await self._event({"type": "app_mention"} | self._as_event(said))
        return said.thread or said.ts

    async def say(self, text: str, channel: str = "C1", thread: str = "") -> Answer:
        """Write in a channel, which the app hears of only where it was given leave."""
        self.workspace.channel(channel, self.id).members.add(self.workspace.bot)
        said = self._say(text, channel, thread)
        return await self._event({"type": "message", "channel_type": "channel"} | self._as_event(said))

    async def write(self, text: str, thread: str = "") -> str:
        """Write to the app directly; return the thread."""
        said = self._say(text, self.direct, thread)
        await self._event({"type": "message", "channel_type": "im"} | self._as_event(said))
        return said.thread or said.ts

    async def open_app(self, tab: str = "home") -> Answer:
        """Open one of the app's tabs."""
        return await self._event({"type": "app_home_opened", "user": self.id, "channel": self.direct, "tab": tab})

    # Clicking

    async def click(self, label: str, message: Message | None = None) -> Answer:
        """Click a button, by its label, on the latest message that has it."""
        shown, element, block = self._find(label, message)
        value = element.get("value")
        if element["type"] == "feedback_buttons":
            sides = (element["positive_button"], element["negative_button"])
            value = next(side["value"] for side in sides if side["text"]["text"] == label)
        return await self._act(shown, block, element, {"value": value})

    async def conclude(self) -> None:
        """Ask for the advice, unless it is there already: when to stop asking is the core's business."""
        if "[Just tell me]" in self.sees()[-1].text:
            await self.click("Just tell me")

    async def pick(self, label: str, message: Message | None = None) -> Answer:
        """Pick an option of a menu or of radio buttons."""
        shown, element, block = self._find(label, message)
        option = next(option for option in element["options"] if option["text"]["text"] == label)
        return await self._act(shown, block, element, {"selected_option": option})

    async def tick(self, *labels: str) -> Answer:
        """Tick boxes: Slack tells the app of each tick, and of all of them when a button is clicked."""
        shown, element, block = self._find(labels[0], None)
        options = [option for option in element["options"] if option["text"]["text"] in labels]
        self._ticked = {
            block["block_id"]: {element["action_id"]: {"type": element["type"], "selected_options": options}}
        }
        return await self._act(shown, block, element, {"selected_options": options})

    async def click_home(self, label: str) -> Answer:
        """Click a button in App Home."""
        block, element = control_of(self.home["blocks"], label)
        return await self._send(
            "interactive",
            self._action(block, element, {"value": element.get("value")})
            | {
                "container": {"type": "view", "view_id": self.home["id"]},
                "view": {**self.home, "state": {"values": {}}},
            },
        )

    async def conclude_home(self) -> None:
        """The same in App Home."""
        if "Just tell me" in "".join(texts(self.home["blocks"])):
            await self.click_home("Just tell me")

    async def send_form(self, **values: str | list[str]) -> Answer:
        """Fill in the open form and send it: block id to text, to an option's id, or to a list of them."""
        view = self.modal
        state = {block["block_id"]: entry_of(block, values.get(block["block_id"])) for block in view["blocks"]}
        answer = await self._send(
            "interactive",
            {
                "type": "view_submission",
                "team": {"id": self.workspace.team},
                "user": {"id": self.id, "team_id": self.workspace.team},
                "view": dict(view) | {"state": {"values": state}},
                "trigger_id": self._slack.world.trigger(self.id),
            },
        )
        if answer.ok and answer.body.get("response_action") != "errors":
            self.workspace.modals[self.id].pop()
        return answer

    async def ask_about(self, text: str, channel: str = "C1", author: str = "U9") -> Answer:
        """Use the shortcut on somebody's message."""
        self.workspace.channel(channel, self.id)
        ts = self._slack.world.stamp()
        return await self._send(
            "interactive",
            {
                "type": "message_action",
                "callback_id": "ask_about_message",
                "team": {"id": self.workspace.team},
                "user": {"id": self.id},
                "channel": {"id": channel},
                "message": {"type": "message", "user": author, "ts": ts, "text": text},
                "message_ts": ts,
                "trigger_id": self._slack.world.trigger(self.id),
                "response_url": self._slack.world.address(self._slack.base, channel, self.id),
                "action_ts": self._slack.world.stamp(),
            },
        )

    async def ask(self) -> Answer:
        """Use the shortcut from anywhere."""
        return await self._send(
            "interactive",
            {
                "type": "shortcut",
                "callback_id": "ask",
                "team": {"id": self.workspace.team},
                "user": {"id": self.id, "team_id": self.workspace.team},
                "trigger_id": self._slack.world.trigger(self.id),
                "action_ts": self._slack.world.stamp(),
            },
        )

    # Behind the scenes

    _ticked: dict[str, Any] = {}  # noqa: RUF012 - replaced, never changed

    def _find(self, label: str, message: Message | None) -> tuple[Message, Json, Json]:
        for shown in [message] if message else reversed(self.sees()):
            try:
                block, element = control_of(shown.blocks, label)
            except LookupError:
                continue
            return shown, element, block
        raise LookupError(f"{self.id} sees no control {label!r}")

    async def _act(self, shown: Message, block: Json, element: Json, what: dict[str, Any]) -> Answer:
        assert self.id in self.workspace.channels[shown.channel].members, "nobody clicks what they cannot see"
        container: dict[str, Any] = {
            "type": "message",
            "message_ts": shown.ts,
            "channel_id": shown.channel,
            "is_ephemeral": bool(shown.only_for),
        }
        if shown.thread:
            container["thread_ts"] = shown.thread
        payload = self._action(block, element, what) | {
            "container": container,
            "channel": {"id": shown.channel, "name": "channel"},
            "response_url": self._slack.world.address(self._slack.base, shown.channel, self.id, replaces=shown),
            "state": {"values": self._ticked},
        }
        if not shown.only_for:  # of an ephemeral message, Slack sends no more than where it was
            thread = {"thread_ts": shown.thread} if shown.thread else {}
            payload["message"] = {
                "ts": shown.ts,
                "user": shown.author,
                "blocks": shown.blocks,
                "text": shown.text,
            } | thread
        return await self._send("interactive", payload)

    def _action(self, block: Json, element: Json, what: dict[str, Any]) -> dict[str, Any]:
        known = {name: value for name, value in what.items() if value is not None}
        return {
            "type": "block_actions",
            "team": {"id": self.workspace.team},
            "user": {"id": self.id, "team_id": self.workspace.team},
            "api_app_id": "A1",
            "trigger_id": self._slack.world.trigger(self.id),
            "actions": [
                {
                    "type": element["type"],
                    "action_id": element["action_id"],
                    "block_id": block.get("block_id", f"block{self._slack.world.number()}"),
                    "action_ts": self._slack.world.stamp(),
                }
                | known
            ],
        }

    def _say(self, text: str, channel: str, thread: str) -> Message:
        said = Message(
            channel=channel, ts=self._slack.world.stamp(), author=self.id, text=text, blocks=[], thread=thread
        )
        return self._slack.world.post(self.workspace, said)

    def _as_event(self, said: Message) -> dict[str, Any]:
        thread = {"thread_ts": said.thread} if said.thread else {}
        return {"user": self.id, "text": said.text, "ts": said.ts, "channel": said.channel} | thread

    async def _event(self, event: dict[str, Any]) -> Answer:
        return await self._send("events_api", self.envelope(event))

    def envelope(self, event: dict[str, Any]) -> dict[str, Any]:
        """Return an event as the Events API wraps it."""
        return {
            "type": "event_callback",
            "team_id": self.workspace.team,
            "api_app_id": "A1",
            "event": event,
            "event_id": f"Ev{self._slack.world.number()}",
            "event_time": int(self._slack.clock().timestamp()),
            "authorizations": [{"team_id": self.workspace.team, "user_id": self.workspace.bot, "is_bot": True}],
        }

    async def _send(self, kind: str, payload: dict[str, Any]) -> Answer:
        self.last = kind, json.loads(json.dumps(payload))
        return await self._slack.deliver(kind, payload)
