"""The composition root: from settings to the parts that work together. Everything else gets what it needs as arguments.

Imports stand inside the functions, since each command needs only some of the parts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.failure import CannotGoOnError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from adapters.settings import Settings
    from bot.adviser import Adviser
    from bot.turn import Store

NAME = "whichframework"


def settings() -> "Settings":
    """Return the settings of the environment.

    Raises:
        CannotGoOnError: some of them are wrong; the message names them, and holds no value.
    """
    from pydantic import ValidationError

    from adapters.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        wrong = (f"  {_variable(str(mistake['loc'][0]))}: {mistake['msg']}." for mistake in error.errors())
        raise CannotGoOnError("\n".join(("Some settings cannot be used:", *wrong)), 2) from error
    except OSError as error:
        raise CannotGoOnError(f"A setting names a file that cannot be read: {error.strerror}.", 2) from error


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


def database(settings: "Settings") -> "Engine":
    """Open the database with its tables: where the settings say, else a file in the user's data folder.

    Raises:
        StoreUnavailableError: it cannot be opened or written; the message says why, without secrets.
        CannotGoOnError: the setting names no database, or one that a later release made.
    """
    from sqlalchemy.engine import URL
    from sqlalchemy.exc import SQLAlchemyError

    from adapters.storage.engine import open_engine
    from adapters.storage.migrate import NewerSchemaError, migrate
    from bot.turn import StoreUnavailableError

    folder = data_folder()
    try:
        if not settings.database_url:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        url = settings.database_url or URL.create("sqlite", database=str(folder / "conversations.db"))
        engine = open_engine(url, durable=settings.durable)
        migrate(engine)
    except ValueError as error:
        raise CannotGoOnError(f"WHICHFRAMEWORK_DATABASE_URL: {error}.", 2) from error
    except NewerSchemaError as error:
        raise CannotGoOnError(str(error), 2) from error
    except OSError as error:
        raise StoreUnavailableError(f"Nothing can be written to {folder}: {error.strerror}.") from error
    except SQLAlchemyError as error:
        place = "the database of WHICHFRAMEWORK_DATABASE_URL" if settings.database_url else str(folder)
        raise StoreUnavailableError(f"Nothing can be written to {place} ({type(error).__name__}).") from error
    return engine


@contextmanager
def personal_store(settings: "Settings") -> Iterator["Store"]:
    """Open the store of conversations in the terminal.

    Raises:
        StoreUnavailableError: it cannot be opened or written; the message says why.
    """
    from adapters.storage.conversations import Conversations

    store = Conversations(database(settings), keep_texts=settings.keep_texts)
    try:
        yield store
    finally:
        store.close()


def data_folder() -> Path:
    """Return the folder of this user's data; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path(NAME)


def _variable(setting: str) -> str:
    """Return the name of the environment's variable for a setting."""
    from pydantic import AliasChoices

    from adapters.settings import Settings

    field = Settings.model_fields.get(setting)
    alias = field.validation_alias if field else None
    return str(alias.choices[-1]) if isinstance(alias, AliasChoices) else setting
