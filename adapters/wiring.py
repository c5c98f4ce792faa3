"""The composition root: from settings to the parts that work together. Everything else gets what it needs as arguments.

Imports stand inside the functions, since each command needs only some of the parts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.failure import CannotGoOnError

if TYPE_CHECKING:
    from adapters.settings import Settings
    from bot.adviser import Adviser
    from bot.turn import Store

NAME = "whichframework"


def settings() -> "Settings":
    """Return the settings of the environment.

    Raises:
        CannotGoOnError: one of them is wrong.
    """
    from adapters.settings import Settings

    return Settings()


def adviser(settings: "Settings") -> "Adviser":
    """Return the knowledge, ready to advise.

    Raises:
        CannotGoOnError: the pack has mistakes; the message lists all of them.
    """
    from platformdirs import user_cache_path

    from bot.adviser import Adviser
    from knowledge.findings import PackError
    from knowledge.loading import load

    try:
        return Adviser(load(settings.pack, settings.overlay, user_cache_path(NAME)))
    except PackError as error:
        raise CannotGoOnError(f"{error}\nThe knowledge pack has mistakes; nothing was started.", 1) from error


@contextmanager
def personal_store(settings: "Settings") -> Iterator["Store"]:
    """Open the database of conversations in the terminal: a file in the user's data folder, or where the settings say.

    Raises:
        StoreUnavailableError: it cannot be opened or written; the message says why.
    """
    from adapters.storage.conversations import Conversations
    from adapters.storage.engine import open_engine
    from adapters.storage.tables import metadata

    engine = open_engine(settings.database_url)
    metadata.create_all(engine)
    store = Conversations(engine)
    try:
        yield store
    finally:
        store.close()


def data_folder() -> Path:
    """Return the folder of this user's data; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path(NAME)
