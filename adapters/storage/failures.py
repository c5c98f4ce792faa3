"""Why a database did not answer, in words that help its owner and hold no address, password or text of a person."""

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_SQLITE = {
    "SQLITE_FULL": "its disk is full; make room, and it goes on by itself",
    "SQLITE_BUSY": "another process holds it; see that no backup or shell keeps a transaction open",
    "SQLITE_READONLY": "its file cannot be written; see who owns the file and its folder",
    "SQLITE_CANTOPEN": "its file cannot be opened; see that its folder is there and can be written",
    "SQLITE_NOTADB": "its file is no SQLite database; put it aside, or name another",
    "SQLITE_CORRUPT": "its file is damaged; put it aside and restore a backup",
    "SQLITE_IOERR": "its disk cannot be read or written; see whether it is full or failing",
}
"""By the name of the error, or what it begins with: SQLITE_IOERR_WRITE is a SQLITE_IOERR."""

_POSTGRESQL = {
    "08": "the connection broke",
    "28": "it does not accept the name or password of WHICHFRAMEWORK_DATABASE_URL",
    "3D": "there is no database of the name in WHICHFRAMEWORK_DATABASE_URL",
    "42P01": "its tables are not there; restart whichframework, which creates them",
    "42501": "the role may not do this; grant it the tables",
    "25": "it takes no writes now; see whether it is a standby",
    "53100": "its disk is full; make room, and it goes on by itself",
    "53": "it has no connections or memory to spare; raise max_connections or run fewer replicas",
    "57": "it is shutting down or starting; it goes on by itself",
}
"""By the SQLSTATE or what it begins with, the longest first that fits."""


def reason(error: DBAPIError | PoolTimeoutError) -> str:
    """Return one sentence about what went wrong and what to do."""
    if isinstance(error, PoolTimeoutError):
        return "the database did not answer in time: all connections are in use"
    cause = error.orig
    told = _known(_SQLITE, getattr(cause, "sqlite_errorname", None) or "")
    told = told or _known(_POSTGRESQL, getattr(cause, "sqlstate", None) or "")
    if told is None and error.connection_invalidated:
        told = "the connection broke"
    elif told is None and type(cause).__module__.startswith("psycopg") and type(cause).__name__ == "OperationalError":
        told = "it cannot be reached; see that it runs and that WHICHFRAMEWORK_DATABASE_URL names it"
    return f"the database did not answer: {told or type(cause).__name__}"


def _known(reasons: dict[str, str], code: str) -> str | None:
    fitting = [begin for begin in reasons if code.startswith(begin)]
    return reasons[max(fitting, key=len)] if fitting else None
