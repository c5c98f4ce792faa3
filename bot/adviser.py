"""A pack made ready to advise on: compiled once at start, never changed, shared by all conversations."""

from functools import cached_property

from bot.decision.model import Model
from bot.decision.outlook import Outlook
from bot.understanding.english import FUNCTION
from bot.understanding.lexicon import Lexicon
from knowledge.pack import Candidate, Criterion, Excerpt, Fact, Option, Pack, Source
from knowledge.search import Search


class Adviser:
    """Everything a conversation consults."""

    def __init__(self, pack: Pack) -> None:
        """Compile the pack."""
        self.pack = pack
        self.model = Model(pack)
        self.outlook = Outlook(self.model)
        self.lexicon = Lexicon(pack)
        self.excerpts: dict[str, Excerpt] = {excerpt.id: excerpt for excerpt in pack.excerpts}
        self.sources: dict[str, Source] = {source.id: source for source in pack.sources}
        self.disputes: dict[str, tuple[str, ...]] = _both_sides(pack.excerpts)
        self.telling: dict[tuple[str, str], tuple[str, ...]] = _by_topic(pack.excerpts)
        self.facts: dict[str, Fact] = {topic.id: topic.fact for topic in pack.topics if topic.fact}
        self.topics: dict[str, str] = {topic.id: topic.name for topic in pack.topics}

    @cached_property
    def search(self) -> Search:
        """The excerpts, searchable."""
        return Search(self.pack, ordinary=FUNCTION)

    @property
    def key(self) -> str:
        """The pack's id and fingerprint, as a conversation remembers them."""
        return f"{self.pack.header.id}@{self.pack.fingerprint}"

    def candidate(self, candidate: str) -> Candidate | None:
        """Return a candidate by id."""
        return self.model.all.get(candidate)

    def name(self, candidate: str) -> str:
        """Return a candidate's name; an id that is not known is its own name."""
        known = self.model.all.get(candidate)
        return known.name if known else candidate

    def criterion(self, criterion: str) -> Criterion | None:
        """Return a criterion by id."""
        return self.model.criteria.get(criterion)

    def option(self, criterion: str, option: str) -> Option | None:
        """Return an option of a criterion; None for options that are candidates."""
        shape = self.model.criteria.get(criterion)
        return next((o for o in shape.options if o.id == option), None) if shape else None

    def accepts(self, criterion: str, option: str) -> bool:
        """Tell whether an option may be chosen for a criterion."""
        shape = self.model.criteria.get(criterion)
        if shape is None:
            return False
        if shape.kind == "candidates":
            return option == "none" or option in self.model.all
        return self.option(criterion, option) is not None


def _by_topic(excerpts: tuple[Excerpt, ...]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return, for a candidate and a topic, the excerpts that tell of it about this candidate alone."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for excerpt in (one for one in excerpts if len(one.candidates) == 1):
        for topic in excerpt.topics:
            key = (excerpt.candidates[0], topic)
            found[key] = (*found.get(key, ()), excerpt.id)
    return found


def _both_sides(excerpts: tuple[Excerpt, ...]) -> dict[str, tuple[str, ...]]:
    """Return, for each disputed excerpt, those that hold the other side; editors write a dispute down once."""
    found: dict[str, list[str]] = {}
    for excerpt in excerpts:
        if excerpt.disputes:
            found.setdefault(excerpt.id, []).append(excerpt.disputes)
            found.setdefault(excerpt.disputes, []).append(excerpt.id)
    return {one: tuple(dict.fromkeys(others)) for one, others in found.items()}
