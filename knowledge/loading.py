"""A pack, ready to use, quickly.

Reading a few hundred YAML files with all their checks takes a second or two; starting may not. So the result is kept as
JSON in a cache folder, under a key made from the contents of all the files and of the code that read them. A cache that
cannot be read or written costs time and nothing else.
"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from knowledge import layout
from knowledge.findings import PackError
from knowledge.pack import Pack

__all__ = ["PackError", "load", "shipped"]


def shipped() -> Path:
    """Return the folder of the pack that comes with the program."""
    return Path(__file__).parent / "packs" / "python_web"


def load(path: Path | None = None, overlay: Path | None = None, cache: Path | None = None) -> Pack:
    """Return a pack: the shipped one or the one at `path`, with an organisation's `overlay` laid over it.

    `cache` is a folder for the compiled form; without one every call reads the YAML. Raises `PackError`, with all
    findings, if there are errors.
    """
    folder = path or shipped()
    fingerprint = _digest(_contents(folder, overlay))
    kept = cache / f"{_digest([str(folder).encode(), str(overlay).encode()])[:16]}.json" if cache else None
    key = f"{fingerprint} {_digest(_code())}"
    if kept and (pack := _kept(kept, key)):
        return pack
    pack = _compiled(folder, overlay, fingerprint)
    if kept:
        _keep(kept, key, pack)
    return pack


def _compiled(folder: Path, overlay: Path | None, fingerprint: str) -> Pack:
    from knowledge.checking import examined  # and with it YAML: not needed when the cache has the pack

    reading = examined(folder, overlay)
    if any(finding.severity == "error" for finding in reading.findings):
        raise PackError(reading.findings)
    return reading.pack(fingerprint)


def _contents(folder: Path, overlay: Path | None) -> Iterable[bytes]:
    for part in (folder, overlay):
        if part is None:
            continue
        for file in layout.all_files(part):
            yield file.relative_to(part).as_posix().encode()
            yield file.read_bytes()


def _code() -> Iterable[bytes]:
    return (file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))


def _digest(parts: Iterable[bytes]) -> str:
    """Return a hash of the parts; their lengths go in too, so that no two lists of parts look alike."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _kept(file: Path, key: str) -> Pack | None:
    with suppress(OSError, ValueError, ValidationError):
        first, _, text = file.read_text(encoding="utf-8").partition("\n")
        if first == key:
            return Pack.model_validate_json(text)
    return None


def _keep(file: Path, key: str, pack: Pack) -> None:
    import tempfile

    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(f"{key}\n{pack.model_dump_json()}")
            Path(temporary).replace(file)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
