"""`whichframework stats`: what is kept, counted. No person and no text is shown."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select

from adapters import wiring
from adapters.failure import CannotGoOnError
from adapters.storage.tables import conversations
from bot.state import Advised, Closed, Conversation, StateError, read
from bot.turn import StoreUnavailableError

MOST = 10


def run() -> int:
    """Print the counts."""
    try:
        engine = wiring.database(wiring.settings())
    except StoreUnavailableError as error:
        raise CannotGoOnError(str(error), 1) from error
    with engine.connect() as connection:
        rows = connection.execute(select(conversations.c.platform, conversations.c.state)).all()
    engine.dispose()
    kept = [conversation for row in rows if (conversation := _read(row.state))]
    _print("Conversations", (row.platform for row in rows))
    _print("Recommended", (c.state.pick for c in kept if isinstance(c.state, Advised | Closed) and c.state.pick))
    _print("Went with", (c.state.chosen for c in kept if isinstance(c.state, Closed) and c.state.chosen))
    _print("Said about it", (c.opinion for c in kept if c.opinion))
    _print("Understood", (f"{slot.criterion} {slot.option}" for c in kept for slot in c.state.profile.slots))
    return 0


def _read(state: str) -> Conversation | None:
    try:
        return read(state)
    except StateError:
        return None


def _print(title: str, names: Iterable[str]) -> None:
    counted = Counter(names)
    print(f"{title}: {counted.total()}")
    for name, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]:
        print(f"  {count:>6}  {name}")
