"""The controls of one message: each with an id of its own, each carrying what it stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adapters.slack import blocks as kit
from adapters.slack import limits
from adapters.slack.blocks import Element
from adapters.slack.controls import Control, Door, Owner, encode
from adapters.slack.limits import Block
from bot.events import Asked, Chose
from bot.replies import Action, Echo

PREFIX = "wf."
"""Of every action id, so that one listener takes them all."""


_FORGETTING: Element = {
    "style": "danger",
    "confirm": {
        "title": kit.plain_text("Forget everything?", limits.CONFIRM_TITLE),
        "text": kit.plain_text(
            "All conversations with you in this workspace are deleted. That cannot be undone.", limits.CONFIRM_TEXT
        ),
        "confirm": kit.plain_text("Delete it", limits.CONFIRM_BUTTON),
        "deny": kit.plain_text("Keep it", limits.CONFIRM_BUTTON),
    },
}
"""What a button that deletes asks before it does."""


class Buttons:
    """Makes the controls of one message."""

    def __init__(self, owner: Owner, turn: int, *, asks: bool = False, prefix: str = "") -> None:
        """Start for the reply of a turn in somebody's conversation; `asks` when it puts a question."""
        self._blank = Control(owner=owner, turn=turn, asks=asks)
        self._prefix = PREFIX + prefix
        self._made = 0

    def event(self, event: Asked | Chose, label: str, *, primary: bool = False, spoken: str = "") -> Element:
        """Return a button that means an event of the conversation."""
        style = "primary" if primary else ""
        element = kit.button(label, action_id=self.name(), value=self._value(event), style=style, spoken=spoken)
        return element | _FORGETTING if isinstance(event, Asked) and event.command == "forget" else element

    def door(self, door: Door, label: str, *, question: str = "", primary: bool = False) -> Element:
        """Return a button for something that only Slack offers."""
        style = "primary" if primary else ""
        return kit.button(label, action_id=self.name(), value=self.place(door, question), style=style)

    def offers(self, actions: Sequence[Action], *, native_feedback: bool) -> Iterator[Block]:
        """Yield what one can do next; the two opinions as Slack's own thumbs where it has them."""
        opinions = {action.command: action for action in actions if action.command in {"helpful", "unhelpful"}}
        native = native_feedback and len(opinions) == 2
        plain = [action for action in actions if not (native and action.command in opinions)]
        yield from kit.actions([self._offer(action) for action in plain])
        if native:
            yield self._feedback(opinions["helpful"], opinions["unhelpful"])

    def corrections(self, echo: Echo) -> Iterator[Block]:
        """Yield a menu by which each thing that was understood can be changed or dropped."""
        criteria = dict.fromkeys(item.criterion for item in echo.items)
        labels = {item.criterion: item.label for item in reversed(echo.items)}
        options = [
            kit.option(f"{verb}: {labels[criterion]}", f"{command}:{criterion}")
            for criterion in criteria
            for verb, command in (("Change", "change"), ("Drop", "remove"))
        ]
        for start in range(0, len(options), limits.SELECT_OPTIONS):
            menu: Element = {
                "type": "static_select",
                "action_id": self.name(),
                "placeholder": kit.plain_text("Did I misunderstand? Correct it", limits.PLACEHOLDER),
                "options": options[start : start + limits.SELECT_OPTIONS],
            }
            yield from kit.actions([menu], block_id=self.place("correct", self.name()))

    def place(self, door: Door, question: str = "") -> str:
        """Return what a menu's block id carries."""
        return encode(replace(self._blank, door=door, question=question))

    def name(self) -> str:
        """Return an action id that no other control of this message has."""
        self._made += 1
        return f"{self._prefix}{self._made}"

    def _offer(self, action: Action) -> Element:
        return self.event(Asked(action.command, action.argument), action.label, primary=action.primary)

    def _feedback(self, helpful: Action, unhelpful: Action) -> Block:
        sides = {"positive_button": helpful, "negative_button": unhelpful}
        element: Element = {"type": "feedback_buttons", "action_id": self.name()}
        for side, action in sides.items():
            text = kit.plain_text(action.label, limits.BUTTON)
            value = self._value(Asked(action.command, action.argument))
            element[side] = {"text": text, "value": value, "accessibility_label": text["text"]}
        return {"type": "context_actions", "elements": [element]}

    def _value(self, event: Asked | Chose) -> str:
        return encode(replace(self._blank, event=event))
