"""What was meant by a piece of free text: the result of understanding, before the conversation makes use of it."""

from dataclasses import dataclass

from bot.events import Command
from bot.profile import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question about facts: "does X have an ORM?", "what is ASGI?", "is X still maintained?"."""

    text: str
    candidates: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    """What its words would tell about a case, if it were asked for the sake of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Everything that was made of a text; fields that do not apply are empty."""

    command: Command | None = None
    argument: str = ""
    """Of the command: a candidate's id, a criterion's id, or ids separated by commas."""
    slots: tuple[Slot, ...] = ()
    """Polarity, confidence and the words are on each slot. "None" answers carry the option id `none`."""
    answer: tuple[str, ...] = ()
    """Options of the question just asked, when a bare reply ("yes", "2", "the second", "both") belongs to it."""
    answer_polarity: str = "wanted"
    named: tuple[str, ...] = ()
    favoured: tuple[str, ...] = ()
    """Candidates spoken well of or inclined to ("leaning to X", "X looks nice", "thinking of X"); they are named too."""
    doubted: tuple[str, ...] = ()
    """Candidates spoken ill of ("X felt heavy", "X seems overkill") without being ruled out; they are named too."""
    rejected: tuple[str, ...] = ()
    exclusive: bool = False
    switching: bool = False
    leaving: bool = False
    """Whether leaving is settled ("what do we port it to?")."""
    correction: bool = False
    """Whether it corrects something said before ("no, actually ...")."""
    inquiry: Inquiry | None = None
    doubtful: tuple[Slot, ...] = ()
    """Readings below the threshold, best first, to be confirmed rather than assumed."""
    not_understood: tuple[str, ...] = ()
    in_scope: bool = True
    """False: nothing in it is about the pack's subject or the conversation."""
