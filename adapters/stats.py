"""`whichframework stats`: what was asked, recommended and said about it, counted. No person is shown."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from adapters import wiring
from adapters.failure import CannotGoOnError
from adapters.storage.tallies import Totals, totals
from adapters.terminal.text import visible
from bot.tallies import Kind
from bot.turn import StoreUnavailableError

MOST = 10

TITLES: dict[Kind, str] = {
    "recommended": "Recommended",
    "went_with": "Went with",
    "opinion": "Said about it",
    "understood": "Understood",
    "asked": "Questions asked",
    "missed": "Not understood",
}


def run(days: int | None) -> int:
    """Print the counts of so many days, today among them; of all time if none is given."""
    settings = wiring.settings()
    try:
        engine = wiring.database(settings)
        with engine.connect() as connection:
            found = totals(connection, _since(days))
        engine.dispose()
    except StoreUnavailableError as error:
        raise CannotGoOnError(str(error), 1) from error
    except SQLAlchemyError as error:
        raise CannotGoOnError(f"The database cannot be read ({type(error).__name__}).", 1) from error
    _print_counts(found)
    if settings.keep_texts:
        _print_texts(found.texts)
    return 0


def _since(days: int | None) -> date:
    return date.min if days is None else datetime.now(UTC).date() - timedelta(days=days - 1)


def _print_counts(found: Totals) -> None:
    _print("Conversations kept now", found.kept.items())
    for kind, title in TITLES.items():
        _print(title, ((count.name, number) for count, number in found.counts.items() if count.kind == kind))


def _print(title: str, counts: Iterable[tuple[str, int]]) -> None:
    counted = Counter(dict(counts))
    print(f"{title}: {counted.total()}")
    for name, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]:
        print(f"  {count:>6}  {name}")


def _print_texts(texts: tuple[str, ...]) -> None:
    print("Words that were not understood, the latest first:")
    for text in texts:
        print(f"  {visible(' '.join(text.split()))}")
