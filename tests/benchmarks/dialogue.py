"""The same short dialogue for everybody who is measured."""

from bot.events import Asked, Event, Said

DIALOGUE: tuple[Event, ...] = (
    Said("We run a Flask app with 40 endpoints and write the swagger by hand. Should we move to FastAPI?"),
    Said("three of us, we know flask well"),
    Said("no admin panel needed, and no idea about websockets"),
    Asked("tell_me"),
    Said("why not django?"),
)
"""Five turns: free text with several facts, a short answer, a denial, the advice, a follow-up."""
