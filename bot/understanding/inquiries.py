"""Questions about facts ("does X have ...?") told from requests for advice ("should I use X?")."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.english import FUNCTION
from bot.understanding.inquiry_patterns import Ask, patterns
from bot.understanding.matching import Match, Meant
from bot.understanding.meaning import Inquiry
from bot.understanding.name_patterns import THINGS
from bot.understanding.names import Name
from bot.understanding.text import SENTENCE, Words
from bot.understanding.views import View

_BRIEF: Final = 12
"""Words of a question that stands alone."""
_SHORT: Final = 4
"""Words. A name and a topic alone are a question: "openapi in X"."""
_TERSE: Final = 3
"""Words that carry meaning, where a few more do not: "Python version for X 1.0"."""
_BARE: Final = 3
"""Words beside a name, without which nothing is asked about it."""
_PERSONAL: Final = frozenset({"my", "our", "us", "me", "we", "im", "am", "team", "should", "shall"})
_YES_OR_NO: Final = frozenset({"do", "does", "is", "are", "can", "will", "would"})
_EITHER: Final = frozenset({"or", "vs", "versus", "instead", "rather"})
_SUBJECTS: Final = THINGS | {"it", "this", "that", "everyth", "everything", "all", "stack", "prod", "production"}
"""With what a statement begins: "the backend is X" asks nothing, where "so is X ..." does."""
_OPENING_WORDS: Final = (
    "what which who how when where why is are do does can could has have will got latest newest current minimum any"
)
_OPENERS: Final = frozenset(_OPENING_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question for a fact in a text, if there is one, and the words of all such questions."""

    inquiry: Inquiry | None = None
    places: int = 0
    """As a mask."""
    telling: bool = False
    """Whether it names a topic, and not only asks "what is ...?"."""
    requested: bool = False
    """Whether advice is asked for in so many words, and a need is told."""

    def covers(self, mask: int) -> bool:
        """Return whether words belong to such questions only."""
        return mask & self.places == mask

    def has(self, place: int) -> bool:
        """Return whether a word belongs to such a question."""
        return bool(self.places >> place & 1)


def asks(words: Words) -> bool:
    """Return whether a text has the form of a question, whatever it asks."""
    return bool(words.asked) or (words.stems[0] in _OPENERS and words.stems[1:2] != ("to",))


def asked(
    words: Words, seen: View, names: Sequence[Name], topics: Sequence[Match[str]], options: Sequence[Match[Meant]],
    *, telling: bool = False,
) -> Asked:  # fmt: skip
    """Return what is asked for as a fact: the first such sentence; `telling` is whether a case is told besides."""
    topics = _besides(names, topics)
    ends = {seen.at[name.first]: seen.at[name.last] + 1 for name in names}
    kinds = [(places, ask) for places, ask in patterns().find(seen, ends)]
    sure = [match for match in options if not match.payload.hint]
    if any(ask == "request" for _, ask in kinds) and options and not (names and _telling(words, topics)):
        return Asked(requested=True)
    found: list[tuple[int, int]] = []
    mask = 0
    for first, last in _sentences(seen):
        marked = any(seen.places[first] <= place <= seen.places[last] for place in words.asked)
        inside = [(at[0] - first, ask) for at, ask in kinds if first <= at[0] and at[-1] <= last]
        if _asks_for_fact(inside, marked=marked, stated=seen.stems[first] in _SUBJECTS):
            found.append((seen.places[first], seen.places[last]))
            mask |= sum(1 << place for place in range(seen.places[first], seen.places[last] + 1))
    if not found and not telling and _is_brief_question(words, seen, kinds, names, topics, options):
        found = [(0, len(words.words) - 1)]
        mask = (1 << len(words.words)) - 1
    if not found:
        return Asked()
    first, last = found[0]
    return Asked(
        inquiry=Inquiry(
            text=words.quote(first, last),
            candidates=tuple(dict.fromkeys(name.candidate for name in names if first <= name.first <= last)),
            topics=_telling(words, [match for match in topics if first <= match.first <= last]),
            criteria=tuple(dict.fromkeys(match.payload.criterion for match in sure if first <= match.first <= last)),
        ),
        places=mask,
        telling=any(word not in FUNCTION for m in topics if first <= m.first <= last for word in _within(words, m)),
    )


def _besides(names: Sequence[Name], topics: Sequence[Match[str]]) -> Sequence[Match[str]]:
    """Leave out topics that are only part of a candidate's name, unless nothing else is asked about."""
    beside = [topic for topic in topics if not any(n.first <= topic.first and topic.last <= n.last for n in names)]
    return beside or topics


def _telling(words: Words, topics: Sequence[Match[str]]) -> tuple[str, ...]:
    """Return the topics; those found by question words alone ("what is") count only where there is no other."""
    telling = [match for match in topics if any(word not in FUNCTION for word in _within(words, match))]
    return tuple(dict.fromkeys(match.payload for match in telling or topics))


def _within(words: Words, match: Match[str]) -> tuple[str, ...]:
    return tuple(word for place, word in enumerate(words.words) if match.places >> place & 1)


def _asks_for_fact(asks: Sequence[tuple[int, Ask]], *, marked: bool, stated: bool) -> bool:
    """Whether a sentence asks for a fact and not for advice; without a question mark it has to open like a question."""
    kinds = {ask for _, ask in asks}
    if kinds & {"advice", "personal"} or ("either" in kinds and "difference" not in kinds):
        return False
    return any(ask in ("fact", "difference") and (marked or place <= (not stated)) for place, ask in asks)


def _is_brief_question(
    words: Words,
    seen: View,
    kinds: Sequence[tuple[tuple[int, ...], Ask]],
    names: Sequence[Name],
    topics: Sequence[Match[str]],
    options: Sequence[Match[Meant]],
) -> bool:
    """Whether a few words about a topic, or about one candidate's fitness, ask for a fact and tell no case."""
    count, found = len(words.words), {ask for at, ask in kinds if ask != "tag" or at[-1] == len(seen.stems) - 1}
    if count > _BRIEF or len(seen.stems) == 0 or _tells_a_case(words, seen, names, topics, found):
        return False
    different = len({name.candidate for name in names})
    if different > 1 and "difference" not in found and any(word in _EITHER for word in words.words):
        return False
    opens = seen.stems[0] in _OPENERS and {"not", "to"}.isdisjoint(seen.stems[1:3])
    asks = opens or bool(found & {"inside", "difference"} or (names and (words.asked or "tag" in found)))
    if topics or (different > 1 and "difference" in found):
        return asks or (bool(names) and count <= _SHORT) or _is_headline(words, names)
    if different != 1 or "advice" in found:
        return asks and different == 1 and bool(options)
    return asks and count - sum(name.last - name.first + 1 for name in names) >= _BARE


def _tells_a_case(
    words: Words, seen: View, names: Sequence[Name], topics: Sequence[Match[str]], found: Collection[Ask]
) -> bool:
    """Whether words speak of the person's own; "does X speed up my site?" asks about X all the same."""
    mine = _PERSONAL - {"should"} if _asks_how(words, seen, topics) else _PERSONAL
    personal = any(word in mine for word in words.words)
    if seen.stems[0] in _OPENERS and topics:
        return personal and (bool(names) or seen.stems[0] not in _YES_OR_NO)
    return personal or "personal" in found


def _is_headline(words: Words, names: Sequence[Name]) -> bool:
    """Whether words begin with what they are about, and go on as a question or in hardly a word: "Python for X 1.0"."""
    if words.words[0] in FUNCTION:
        return False
    return len(words.words) - 1 in words.asked or (bool(names) and _carrying(words) <= _TERSE)


def _carrying(words: Words) -> int:
    """Count the words that carry meaning; versions do not."""
    return sum(len(word) > 1 and word not in FUNCTION and not word.isdigit() for word in words.words)


def _asks_how(words: Words, seen: View, topics: Sequence[Match[str]]) -> bool:
    """Whether "should" asks for a way, not for a candidate: "how should I test?", "which database should I take?"."""
    if seen.stems[0] == "how":
        return True
    return any(topic.first <= 1 and words.words[topic.last + 1 : topic.last + 2] == ("should",) for topic in topics)


def _sentences(seen: View) -> list[tuple[int, int]]:
    starts = [0, *(at for at in range(1, len(seen.breaks)) if seen.breaks[at] >= SENTENCE)]
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], len(seen.breaks)], strict=True) if start < end]
