"""The controls under a reply: buttons for up to four choices, a menu for more, and what one can do next.

Whatever cannot become a control within Discord's limits is returned as words to type, so that nothing is lost.
https://docs.discord.com/developers/components/reference has the limits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from adapters.discord.custom_ids import Ask, AskFrom, Pick, PickFrom, Share, Ticket, Words, encode, value_of
from adapters.discord.markdown import clip, width
from adapters.discord.pages import Button, Menu, Option, Row, Style, components_of
from bot.replies import Action, Choice, Echo, Offers, Prompt, Reply

MOST_BUTTONS_FOR_CHOICES = 4
BUTTON_LABEL = 80
ENTRY = 100
"""Characters of a menu entry's label, value or description."""
ENTRIES = 25
MOST_ACTIONS = 8
MOST_MENUS = 2
MOST_COMPONENTS = 30
"""Of the 40 in a message; ten are enough to divide any text."""


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """Rows of controls, and the labels of what only words can reach."""

    rows: tuple[Row, ...] = ()
    typed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tray:
    """Controls being gathered, each `custom_id` once, within the room there is."""

    ticket: Ticket
    rows: list[Row] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def put(self, row: Row) -> None:
        fresh = row if isinstance(row, Menu) else self._fresh(row)
        ids = [fresh.custom_id] if isinstance(fresh, Menu) else [one.custom_id for one in fresh]
        if not ids or self.taken.issuperset(ids):
            return
        if components_of((*self.rows, fresh)) > MOST_COMPONENTS:
            self.typed += [one.label for one in (fresh.options if isinstance(fresh, Menu) else fresh)]
            return
        self.taken.update(ids)
        self.rows.append(fresh)

    def _fresh(self, buttons: tuple[Button, ...]) -> tuple[Button, ...]:
        once = {button.custom_id: button for button in reversed(buttons) if button.custom_id not in self.taken}
        return tuple(reversed(once.values()))


def offering(reply: Reply, ticket: Ticket, *, share: str) -> Offering:
    """Make the controls of a reply; `share` is the event that it answers, where it can be shown to everybody."""
    tray = _Tray(ticket=ticket)
    prompts = [part for part in reply.parts if isinstance(part, Prompt)]
    for prompt in prompts:
        _choices(tray, prompt)
    actions = [action for part in reply.parts if isinstance(part, Offers) for action in part.actions]
    _actions(
        tray, actions, "In my own words" if prompts else "Ask something else", share="" if reply.private else share
    )
    for part in reply.parts:
        if isinstance(part, Echo):
            _corrections(tray, part)
    return Offering(rows=tuple(tray.rows), typed=tuple(dict.fromkeys(tray.typed)))


def as_buttons(prompt: Prompt) -> bool:
    """Return whether a question's choices are few enough for buttons."""
    return not prompt.multiple and len(prompt.choices) <= MOST_BUTTONS_FOR_CHOICES


def says_all(prompt: Prompt) -> bool:
    """Return whether the controls can show every choice's words in full."""
    if as_buttons(prompt):
        return all(width(one.label) <= BUTTON_LABEL and not one.description for one in prompt.choices)
    fits = all(width(one.label) <= ENTRY and width(one.description) <= ENTRY for one in prompt.choices)
    return fits and len(prompt.choices) <= ENTRIES * MOST_MENUS


def _choices(tray: _Tray, prompt: Prompt) -> None:
    buttons = [_choice_button(tray.ticket, prompt, choice) for choice in prompt.choices]
    if as_buttons(prompt) and all(buttons):
        tray.put(tuple(one for one in buttons if one is not None))
        return
    options = _distinct(map(_choice_option, prompt.choices))
    if not prompt.multiple:  # a menu takes no more marked entries than may be chosen
        marked = next((one.value for one in options if one.selected), None)
        options = tuple(replace(one, selected=one.value == marked) for one in options)
    for part, entries in enumerate(_batches(options, ENTRIES)[:MOST_MENUS]):
        custom_id = encode(tray.ticket, PickFrom(prompt.question, part))
        if custom_id is not None:
            placeholder = "Choose one or several" if prompt.multiple else "Choose one"
            most = len(entries) if prompt.multiple else 1
            tray.put(Menu(custom_id=custom_id, placeholder=placeholder, options=entries, most=most))


def _choice_button(ticket: Ticket, prompt: Prompt, choice: Choice) -> Button | None:
    custom_id = encode(ticket, Pick(prompt.question, choice.id))
    if custom_id is None:
        return None
    style: Style = "success" if choice.selected else "secondary"
    return Button(label=_label(choice.label, BUTTON_LABEL), custom_id=custom_id, style=style)


def _choice_option(choice: Choice) -> Option:
    return Option(
        label=_label(choice.label, ENTRY),
        value=choice.id,
        description=clip(choice.description, ENTRY),
        selected=choice.selected,
    )


def _actions(tray: _Tray, actions: list[Action], own_words: str, *, share: str) -> None:
    buttons: list[Button] = []
    others: list[Action] = []
    leading = True  # Discord's guideline: one primary button in a group
    for action in actions:
        custom_id = encode(tray.ticket, Ask(action.command, action.argument))
        if custom_id is None or len(buttons) >= MOST_ACTIONS:
            others.append(action)
            continue
        style: Style = "primary" if action.primary and leading else "secondary"
        leading = leading and not action.primary
        buttons.append(Button(label=_label(action.label, BUTTON_LABEL), custom_id=custom_id, style=style))
    buttons += _own(tray.ticket, own_words, share=share)
    for row in _batches(buttons, 5):
        tray.put(row)
    _menu_of_commands(tray, 0, "More", [(one.label, value_of(one.command, one.argument)) for one in others])


def _own(ticket: Ticket, own_words: str, *, share: str) -> Iterator[Button]:
    """Make the two buttons that are this platform's own."""
    words, sharing = encode(ticket, Words()), encode(ticket, Share(share))
    if words is not None:
        yield Button(label=own_words, custom_id=words)
    if share and sharing is not None:
        yield Button(label="Share here", custom_id=sharing)


def _corrections(tray: _Tray, echo: Echo) -> None:
    heard = {item.criterion: item.label for item in echo.items}
    changes = [(f"Change: {label}", value_of("change", criterion)) for criterion, label in heard.items()]
    drops = [(f"Drop: {label}", value_of("remove", criterion)) for criterion, label in heard.items()]
    entries = [*changes, *drops] if len(changes) + len(drops) <= ENTRIES else changes
    _menu_of_commands(tray, 1, "Not quite right? Change or drop something", entries)


def _menu_of_commands(tray: _Tray, part: int, placeholder: str, entries: list[tuple[str, str]]) -> None:
    fitting = [(label, value) for label, value in entries if width(value) <= ENTRY]
    options = _distinct(Option(label=_label(label, ENTRY), value=value) for label, value in fitting)
    custom_id = encode(tray.ticket, AskFrom(part))
    if options and custom_id is not None:
        tray.put(Menu(custom_id=custom_id, placeholder=placeholder, options=options[:ENTRIES]))
    left = options[ENTRIES:] if custom_id is not None else options
    tray.typed += [label for label, value in entries if width(value) > ENTRY] + [one.label for one in left]


def _label(text: str, limit: int) -> str:
    """Shorten a label, which Discord wants to be something."""
    return clip(text, limit) or "…"


def _distinct(options: Iterable[Option]) -> tuple[Option, ...]:
    """Keep one option for each value, and only values that Discord takes."""
    found: dict[str, Option] = {}
    for option in options:
        if option.value and width(option.value) <= ENTRY:
            found.setdefault(option.value, option)
    return tuple(found.values())


def _batches(items: Iterable[Item], size: int) -> list[tuple[Item, ...]]:
    """Cut into runs of at most `size`."""
    every = tuple(items)
    return [every[at : at + size] for at in range(0, len(every), size)]
