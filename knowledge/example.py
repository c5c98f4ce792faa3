"""The shape of example conversations, `conversations/*.yaml`: they are tests of the pack."""

from knowledge.shape import Shape, Slug


class Turn(Shape):
    """One exchange of an example conversation."""

    say: str | None = None
    choose: tuple[str, ...] | None = None
    command: str | None = None
    kind: str | None = None
    pick: str | None = None
    """Expected first candidate."""
    one_of: tuple[str, ...] | None = None
    """Expected: one of these leads."""
    understood: dict[str, str | tuple[str, ...]] | None = None
    """Expected criterion to option; `!option` for a rejected one."""
    asks: str | None = None
    """Expected criterion of the question."""
    cites: tuple[str, ...] | None = None
    """Excerpts of which at least one must be cited."""


class Example(Shape):
    """An example conversation that is a test of the pack. In `conversations/*.yaml`."""

    id: Slug
    title: str
    turns: tuple[Turn, ...]
