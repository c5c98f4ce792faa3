"""What is known about a person's case, and where each bit of it came from."""

from dataclasses import dataclass, replace

from bot.replies import How, Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One thing known: a criterion's option, wanted, rejected or unsure."""

    criterion: str
    option: str
    """An option's id, or a candidate's id (or "none") for criteria whose options are candidates."""
    polarity: Polarity = "wanted"
    how: How = "chosen"
    confidence: float = 1.0
    """0 to 1: how surely it was meant. Points count in proportion."""
    quote: str = ""
    """The person's own words; empty when it was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Everything the advice rests on."""

    slots: tuple[Slot, ...] = ()
    asked: tuple[str, ...] = ()
    """Criteria that were asked, answered or not: never asked again."""
    named: tuple[str, ...] = ()
    """Candidates that the person mentioned as possible."""
    favoured: tuple[str, ...] = ()
    """Candidates of which they spoke well, or to which they incline."""
    doubted: tuple[str, ...] = ()
    """Candidates of which they spoke ill without ruling them out."""
    rejected: tuple[str, ...] = ()
    """Candidates that the person does not want."""
    exclusive: bool = False
    """Whether `named` was offered as the only choice ("X or Y?")."""
    leaving: bool = False
    """Whether it is decided to leave what runs today, and the question is what for."""
    switching: bool = False
    """Whether they ask if they should leave what runs today."""

    def of(self, criterion: str) -> tuple[Slot, ...]:
        """Return what is known about a criterion."""
        return tuple(slot for slot in self.slots if slot.criterion == criterion)

    def wanted(self, criterion: str) -> tuple[str, ...]:
        """Return the options of a criterion that hold."""
        return tuple(slot.option for slot in self.of(criterion) if slot.polarity == "wanted")

    def without(self, criterion: str) -> "Profile":
        """Return the profile with nothing known about a criterion."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.criterion != criterion))
