"""Excerpts for a question: by their tags first, then by their words (BM25).

An excerpt about another candidate than the one asked about is never an answer, however well its words match. When what
a question says is unknown here, nothing is found, which is better than a poor hit.

Okapi BM25 is written out here, in twenty lines, because the libraries that have it need numpy, and that takes longer to
import than everything else in a turn. Stems are made only of words that begin like a word of the question: stemming
them all would cost 70 ms.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from knowledge.pack import Excerpt, Pack
from knowledge.phrases import words
from knowledge.stopwords import STOP_WORDS

_WORD = re.compile(r"\d+(?:\.\d+)+|[a-z0-9]+")
"""A version is one word."""
_K1, _B = 1.2, 0.75
_LONGEST_QUESTION = 60
"""Words that are looked at."""
_KNOWN, _KNOWN_WITH_TAGS = 0.6, 0.4
"""Share of a question's weight that must be in words which the pack knows at all; less where a candidate and a topic
were understood, which leaves little room for another meaning."""
_BEGINNING = 6
"""Letters by which a misspelt ordinary word is still known as one."""
_TAG, _OWN = 10.0, 10.0
"""What a matching tag, and being about the candidate asked for, are worth beside the words, which reach about 15."""
_TOPIC = 2
"""What a topic that is asked about counts, against a criterion that the question touches."""
_FIRST = 0.5
"""What it counts besides that the topic is the excerpt's first, which is what it tells best."""
_TOGETHER = 3
"""What each further candidate counts in an excerpt, where several are asked about."""
_FIELD = 2
"""What an excerpt about the whole field counts, where no candidate is asked about."""
_COVERED, _COVERED_WITH_TAG = 0.6, 0.2
"""Share of a question's weight that an excerpt must contain to be found by its words alone; less where it has a tag,
and then the words by which people ask for the topic count as contained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An excerpt that answers, and how well: more is better, within one search."""

    excerpt: Excerpt
    score: float


class Search:
    """Finds excerpts of a pack. The index is made when it is first needed."""

    def __init__(self, pack: Pack, ordinary: Collection[str] = ()) -> None:
        """Take a pack, and words that tell nothing where the pack does not have them."""
        self._pack = pack
        self._ordinary = frozenset(ordinary)

    def find(
        self,
        text: str,
        *,
        candidates: Collection[str] = (),
        topics: Collection[str] = (),
        about: Collection[str] = (),
        limit: int = 3,
    ) -> tuple[Hit, ...]:
        """Return the excerpts that answer a question, best first; none when nothing does.

        `candidates`, `topics` and `about` (criteria, or `criterion.option`) say what the question was understood to be
        about; the text decides among what they leave.
        """
        question = _Question(self._index, text, frozenset(candidates), frozenset(topics), tuple(about))
        if not question.is_known():
            return ()
        scores = ((excerpt, question.score(place, excerpt)) for place, excerpt in enumerate(self._pack.excerpts))
        hits = (Hit(excerpt=excerpt, score=score) for excerpt, score in scores if score > 0)
        return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])

    def knows(self, text: str, *, candidates: Collection[str] = (), topics: Collection[str] = ()) -> bool:
        """Return whether a question has words of its own that the pack knows, and not too many that it does not."""
        return _Question(self._index, text, frozenset(candidates), frozenset(topics), ()).is_known()

    @cached_property
    def _index(self) -> "_Index":
        return _Index(self._pack, self._ordinary)


class _Question:
    """One question, and how well an excerpt answers it."""

    def __init__(
        self, index: "_Index", text: str, candidates: frozenset[str], topics: frozenset[str], about: tuple[str, ...]
    ) -> None:
        self._index = index
        self._candidates = candidates
        self._topics = topics
        self._about = about
        self._asked = index.words_of(topics)
        self._weights = {word: index.weight(word) for word in index.question(text)}
        self._total = sum(self._weights.values())

    def is_known(self) -> bool:
        """Return whether the question is about something that the pack knows."""
        known = sum(weight for word, weight in self._weights.items() if word in self._asked or self._index.places(word))
        needed = _KNOWN_WITH_TAGS if self._candidates and self._topics else _KNOWN
        return known >= needed * self._total

    def score(self, place: int, excerpt: Excerpt) -> float:
        """Return how well an excerpt answers; 0 for not at all."""
        theirs = self._candidates.intersection(excerpt.candidates)
        if self._candidates and excerpt.candidates and not theirs:
            return 0.0
        tags = _TOPIC * self._told(excerpt) + _overlap(self._about, excerpt.about)
        if not self._is_covered(place, tagged=tags > 0, own=bool(theirs)):
            return 0.0
        own = 1 + _TOGETHER * (len(theirs) - 1) if theirs else _FIELD * (not (self._candidates or excerpt.candidates))
        return _TAG * tags + _OWN * own + sum(self._index.score(word, place) for word in self._weights)

    def _told(self, excerpt: Excerpt) -> float:
        """Return how many of the topics an excerpt tells about."""
        told = self._topics.intersection(excerpt.topics)
        return len(told) + _FIRST * (bool(told) and excerpt.topics[0] in told)

    def _is_covered(self, place: int, *, tagged: bool, own: bool) -> bool:
        """Return whether an excerpt has enough of the question's words; without a tag one word alone is chance."""
        found = {word: weight for word, weight in self._weights.items() if place in self._index.places(word)}
        if tagged:
            meant = {word: weight for word, weight in self._weights.items() if word in self._asked}
            return len(self._weights) == 1 or sum((found | meant).values()) >= _COVERED_WITH_TAG * self._total
        return len(found) >= (1 if own else 2) and sum(found.values()) >= _COVERED * self._total


class _Index:
    """Which words stand where."""

    def __init__(self, pack: Pack, ordinary: frozenset[str] = frozenset()) -> None:
        self._ordinary = ordinary | STOP_WORDS
        self._beginnings = frozenset(word[:_BEGINNING] for word in self._ordinary if len(word) >= _BEGINNING)
        names = {topic.id: topic.name for topic in pack.topics}
        self._phrases = {topic.id: (topic.name, *topic.phrases) for topic in pack.topics}
        texts = [" ".join((e.text, *(names.get(topic, "") for topic in e.topics))) for e in pack.excerpts]
        counts = [Counter(_WORD.findall(text.lower())) for text in texts]
        self._lengths = [sum(count.values()) for count in counts]
        self._average = sum(self._lengths) / len(self._lengths) if counts else 1.0
        self._postings: dict[str, dict[int, int]] = defaultdict(dict)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for place, count in enumerate(counts):
            for word, times in count.items():
                self._postings[word][place] = times
        for word in self._postings:
            self._alike[word[:3]].append(word)
        self._names = _words_in(name for one in pack.candidates for name in (one.id, one.name))
        self._aliases = _words_in(alias for one in pack.candidates for alias in one.aliases)
        self._found: dict[str, dict[int, int]] = {}

    def question(self, text: str) -> tuple[str, ...]:
        """Return the stems of a question's words that say what it is about; names of candidates are tags already."""
        typed = _WORD.findall(text.lower())[:_LONGEST_QUESTION]
        wanted = (word for word in typed if word not in STOP_WORDS and word not in self._names and not word.isdigit())
        return tuple(dict.fromkeys(stem(word) for word in wanted if self._tells(word)))

    def _tells(self, word: str) -> bool:
        """Whether a word says what a question is about; one that is unknown here does, unless it is an ordinary one."""
        if self.places(stem(word)):
            return True
        ordinary = word in self._ordinary or word[:_BEGINNING] in self._beginnings
        return not (ordinary or word in self._aliases or "." in word)

    def words_of(self, topics: Iterable[str]) -> frozenset[str]:
        """Return the stems by which people ask for these topics."""
        phrases = (phrase for topic in topics for phrase in self._phrases.get(topic, ()))
        return frozenset(stem(word) for phrase in phrases for word in words(phrase.lower()))

    def places(self, word: str) -> dict[int, int]:
        """Return the excerpts that contain a stem, with how many times."""
        if word not in self._found:
            together: dict[int, int] = defaultdict(int)
            for other in self._alike.get(word[:3], ()):
                if stem(other) == word:
                    for place, times in self._postings[other].items():
                        together[place] += times
            if len(self._found) > 10_000:
                self._found.clear()
            self._found[word] = dict(together)
        return self._found[word]

    def weight(self, word: str) -> float:
        """Return how much a stem tells: the rarer, the more."""
        found = len(self.places(word))
        return math.log(1 + (len(self._lengths) - found + 0.5) / (found + 0.5))

    def score(self, word: str, place: int) -> float:
        """Return a stem's share of an excerpt's BM25 score."""
        times = self.places(word).get(place, 0)
        longer = 1 - _B + _B * self._lengths[place] / self._average
        return self.weight(word) * times * (_K1 + 1) / (times + _K1 * longer) if times else 0.0


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return the stem of an English word in lower case."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer  # 25 ms, and only free questions need it

    return snowballstemmer.stemmer("english")


def _overlap(asked: Collection[str], tags: Collection[str]) -> int:
    """Count the tags asked for; `criterion` matches `criterion.option` and the other way round."""
    return sum(any(_same(one, other) for other in tags) for one in asked)


def _same(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _words_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text.lower()))
