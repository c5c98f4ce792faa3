"""A question with its choices: buttons where labels are short, else radio buttons, boxes or a menu."""

from collections.abc import Iterator

from adapters.slack import blocks as kit
from adapters.slack import limits
from adapters.slack.blocks import Element
from adapters.slack.buttons import Buttons
from adapters.slack.limits import Block, width
from bot.events import Chose
from bot.replies import Choice, Prompt

MOST_BUTTONS = 8


def prompt(part: Prompt, buttons: Buttons) -> Iterator[Block]:
    """Yield the question."""
    yield from kit.header(part.text)
    progress = f"Question {part.number} of at most {part.at_most}" + (", any that apply" if part.multiple else "")
    yield from kit.context(progress)
    yield from _choices(part, buttons)
    more = part.choices[limits.SELECT_OPTIONS :]
    if more:
        yield from kit.context("Or type one of these: " + ", ".join(choice.label for choice in more))


def menu(choices: tuple[Choice, ...], *, multiple: bool, action_id: str) -> Element:
    """Return radio buttons, boxes or a menu for as many choices as Slack takes, those marked that hold."""
    shown = choices[: limits.SELECT_OPTIONS]
    options = [kit.option(choice.label, choice.id, choice.description) for choice in shown]
    selected = [option for option, choice in zip(options, shown, strict=True) if choice.selected]
    few = len(shown) <= limits.BOX_OPTIONS
    boxes, menus = ("checkboxes", "multi_static_select") if multiple else ("radio_buttons", "static_select")
    element: Element = {"type": boxes if few else menus, "action_id": action_id, "options": options}
    if not few:
        element["placeholder"] = kit.plain_text("Choose", limits.PLACEHOLDER)
    if selected:
        element |= {"initial_options": selected} if multiple else {"initial_option": selected[0]}
    return element


def _choices(part: Prompt, buttons: Buttons) -> Iterator[Block]:
    if not part.choices:
        return
    yield from _in_full(part.choices)
    if part.multiple:
        block_id = buttons.place("confirm", part.question)
        element = menu(part.choices, multiple=True, action_id=buttons.name())
        if element["type"] == "checkboxes":
            yield from kit.actions([element], block_id=block_id)
        else:
            text = kit.plain_text("Any that apply", limits.SECTION)
            yield {"type": "section", "block_id": block_id, "text": text, "accessory": element}
        yield from kit.actions([buttons.door("confirm", "Continue", question=part.question, primary=True)])
    elif _fit_buttons(part.choices):
        yield from kit.actions([_button(part, choice, buttons) for choice in part.choices])
    else:
        element = menu(part.choices, multiple=False, action_id=buttons.name())
        yield from kit.actions([element], block_id=buttons.place("confirm", part.question))


def _fit_buttons(choices: tuple[Choice, ...]) -> bool:
    return len(choices) <= MOST_BUTTONS and all(
        width(choice.label) <= limits.BUTTON_CLIPS and not choice.description for choice in choices
    )


def _button(part: Prompt, choice: Choice, buttons: Buttons) -> Element:
    label = f"✓ {choice.label}" if choice.selected else choice.label
    spoken = f"{choice.label}, chosen" if choice.selected else ""
    return buttons.event(Chose(part.question, (choice.id,)), label, spoken=spoken)


def _in_full(choices: tuple[Choice, ...]) -> Iterator[Block]:
    """Yield the choices whose texts a menu would cut, in full."""
    cut = [c for c in choices[: limits.SELECT_OPTIONS] if max(width(c.label), width(c.description)) > limits.OPTION]
    if cut:
        yield from kit.bullets([kit.run(c.label, bold=True), kit.run(f" {c.description}")] for c in cut)
