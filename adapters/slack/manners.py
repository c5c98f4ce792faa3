"""What the adapter itself has to say, because it is about Slack and not about the conversation."""

from collections.abc import Iterator

from adapters.slack import blocks as kit
from adapters.slack.buttons import Buttons
from adapters.slack.controls import Owner
from adapters.slack.limits import Block
from bot.replies import Notice, Reply, Span

STRANGER = "This conversation belongs to somebody else, so its buttons do nothing for you. Yours would be private."
OLD_CONTROL = "That button is from an earlier version of me, and I cannot tell any more what it meant."
SHARED = "Shown to the channel."
NOT_SHARED = "I could not show it in this channel. If it is private, invite me first, then try again."
KEPT_PRIVATE = "Kept private."
FORM_TOO_LATE = "Slack did not let me open the form in time. Please click again."
TOO_FAST = "That is more at once than I can answer. Please go on in {wait} seconds; nothing is lost."
APOLOGY = "That did not work, and nothing was lost or changed. Please try again in a minute. (Reference: {reference})"
NOTHING_TO_ASK = "There is nothing left that I would ask. Use “Tell me more” to add something."


def apology(reference: str) -> Reply:
    """Return what is said when a turn failed: one honest sentence, with what to tell the owner."""
    return Reply(kind="notice", parts=(Notice(tone="error", spans=(Span(APOLOGY.format(reference=reference)),)),))


def remark(text: str) -> Reply:
    """Return a remark by itself."""
    return Reply(kind="notice", parts=(Notice(tone="info", spans=(Span(text),)),))


def turned_away(text: str, person: str) -> Iterator[Block]:
    """Yield a refusal with a way on: a conversation of one's own."""
    yield from kit.paragraph([kit.run(text)])
    buttons = Buttons(Owner(person=person), -1)
    yield from kit.actions([buttons.door("own", "Start my own", primary=True)])


def shared_by(person: str) -> Iterator[Block]:
    """Yield who shows this to the channel."""
    yield from kit.paragraph([kit.person(person), kit.run(" asked which framework fits and shares the answer:")])
