"""Numbering of the excerpts that a reply refers to."""

from bot.adviser import Adviser
from bot.replies import Citation, Citations


class Footnotes:
    """Collects excerpts in the order in which they are first cited."""

    def __init__(self, adviser: Adviser) -> None:
        """Start with none."""
        self._adviser = adviser
        self._numbers: dict[str, int] = {}

    def cite(self, excerpts: tuple[str, ...], most: int = 1) -> tuple[int, ...]:
        """Return the numbers of a statement's excerpts, at most so many, giving new ones the next number."""
        found = []
        for excerpt in excerpts[:most]:
            if excerpt not in self._adviser.excerpts:
                continue
            found.append(self._numbers.setdefault(excerpt, len(self._numbers) + 1))
        return tuple(found)

    def any_of(self, excerpts: tuple[str, ...]) -> tuple[int, ...]:
        """Return the number of one excerpt of several that say the same: of one that is cited already, if there is."""
        return self.cite(tuple(sorted(excerpts, key=lambda excerpt: excerpt not in self._numbers)))

    def telling(self, candidate: str, topic: str) -> tuple[str, ...]:
        """Return the excerpts that tell of a topic about a candidate alone."""
        return self._adviser.telling.get((candidate, topic), ())

    def disputed(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Return what was cited with the other side of it, which is cited thereby."""
        found = []
        for excerpt in tuple(self._numbers):
            others = tuple(o for o in self._adviser.disputes.get(excerpt, ()) if o not in self._numbers)
            if others and (numbers := self.cite(others, most=2)):
                found.append((self._numbers[excerpt], numbers))
        return tuple(found)

    def items(self) -> tuple[Citation, ...]:
        """Return what was cited, by number."""
        return tuple(self._citation(excerpt, number) for excerpt, number in self._numbers.items())

    def part(self) -> tuple[Citations, ...]:
        """Return the list of excerpts as parts of a reply: none when nothing was cited."""
        items = self.items()
        return (Citations(items=items),) if items else ()

    def _citation(self, excerpt_id: str, number: int) -> Citation:
        excerpt = self._adviser.excerpts[excerpt_id]
        source = self._adviser.sources[excerpt.source]
        return Citation(
            number=number,
            id=excerpt.id,
            text=excerpt.text,
            title=source.title,
            url=source.url,
            date=source.date,
            view_of=excerpt.view_of,
        )
