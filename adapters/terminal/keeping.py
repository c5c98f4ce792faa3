"""Files to take away: a decision record or a starter, saved when the person says so and never over another file."""

import re
from pathlib import Path

from adapters.terminal.text import visible
from bot.replies import Code, Document, Reply

SAVE = re.compile(r"save(?:\s+(?:it\s+)?(?:as\s+|to\s+)?(?P<name>\S*[./\\]\S*))?", re.IGNORECASE)
"""`save`, `save notes.md`, `save as ../adr/0007.md`; a name without a dot or slash is a word of the conversation."""


class Keeper:
    """Holds the latest file that was offered."""

    def __init__(self, folder: Path) -> None:
        """Save relative names in a folder."""
        self._folder = folder
        self._offered: tuple[str, str] | None = None

    def take(self, reply: Reply) -> str:
        """Remember the file that a reply offers; return how to save it, or nothing when it offers none."""
        for part in reply.parts:
            if isinstance(part, Document):
                self._offered = (part.filename, part.markdown)
            elif isinstance(part, Code):
                self._offered = (part.filename, part.code)
            else:
                continue
            return f"Say “save” to write it to {visible(part.filename)}, or “save as NAME.{_ending(part.filename)}”."
        return ""

    def save(self, text: str) -> str | None:
        """Carry out a wish to save and return what came of it; None when the text is no such wish."""
        wish = SAVE.fullmatch(text)
        if wish is None or self._offered is None:
            return None
        filename, content = self._offered
        try:
            path = self._folder / Path(wish["name"] or Path(filename).name).expanduser()
            write_new(path, content)
        except (SaveError, RuntimeError) as error:  # RuntimeError: "~somebody" without such a person
            return str(error)
        return saved(path)


class SaveError(OSError):
    """A file was not written; the message says why."""


def write_new(path: Path, content: str) -> None:
    """Write a file that is not there yet.

    Raises:
        SaveError: it is there, or cannot be written.
    """
    name = visible(str(path))
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(content)
    except FileExistsError as error:
        raise SaveError(f"{name} is there already and was left alone; choose another name.") from error
    except OSError as error:
        raise SaveError(f"{name} could not be written: {error.strerror}.") from error


def saved(path: Path) -> str:
    """Return where something was saved, as a sentence."""
    return f"Saved to {visible(str(path))}."


def _ending(filename: str) -> str:
    return filename.rpartition(".")[2]
