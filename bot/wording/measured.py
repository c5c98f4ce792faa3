"""What running a candidate showed, in words."""

from bot.replies import Paragraph, Span
from knowledge.pack import Candidate, Measured


def measured(candidate: Candidate) -> tuple[Paragraph, ...]:
    """Return what was measured as a paragraph; none when nothing was."""
    found = candidate.measured
    if found is None:
        return ()
    what = f"{candidate.name} {found.version} on Python {found.python}"
    text = f"{what}: {_figures(found)}." if found.installs else f"{what} could not be installed."
    return (Paragraph(title="Measured", spans=(Span(f"{text} Tried on {found.as_of}."),)),)


def in_short(candidate: Candidate) -> str:
    """Return what was measured for a cell of a table."""
    found = candidate.measured
    if found is None:
        return ""
    if not found.installs:
        return f"{found.version} does not install ({found.as_of})"
    return (
        f"{found.distributions} packages, {found.installed_mb:g} MB, {found.memory_mb:g} MB of memory ({found.as_of})"
    )


def _figures(found: Measured) -> str:
    return (
        f"{found.distributions} packages, {found.installed_mb:g} MB installed, {found.import_ms:g} ms to import, "
        f"{found.memory_mb:g} MB of memory"
    )
