"""Where an answer belongs."""

from dataclasses import dataclass

from adapters.slack.render import Surface


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an answer belongs, and by which means it can get there."""

    surface: Surface
    person: str
    channel: str = ""
    """Where to post; empty for the direct message with `person`."""
    thread: str = ""
    response_url: str = ""
    """Of the command or click; it reaches a message that only one person sees, for a while."""
    message: str = ""
    """The message whose control was used."""
    asks: bool = False
    """Whether that message holds an open question."""
    rewrite: bool = False
    """Whether the answer takes that message's place."""
