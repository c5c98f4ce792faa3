"""Questions about facts ("does X have ...?") told from requests for advice ("should I use X?")."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from bot.understanding.english import ARTICLES, FUNCTION
from bot.understanding.matching import Match, Meant
from bot.understanding.meaning import Inquiry
from bot.understanding.names import Name
from bot.understanding.phrases import Tree, View
from bot.understanding.stems import stem
from bot.understanding.text import SENTENCE, Words

Ask = Literal["fact", "advice", "opener"]

_PATTERNS: Final[dict[Ask, tuple[str, ...]]] = {
    "fact": (
        "(do|does|did|can|could|will|has|have|is|are|was|did) @",
        "what (is|are|does|do|was)",
        "(what|which) (version|license|licence|database|orm|python|template|template engine|companies|server|interface|language|release|frameworks|ones|of them|of these|framework) (is|are|does|do|has|have|support|use|come|come with|can|offer|bring|include|need|works with|was|were)",
        "(who|when|where|since when|how long|how old|how many|how much|how fast|how often|how big|how mature|how popular|how active|how well) (is|are|does|do|was|did|has|have|make|maintain|use|develop|run|write|create|own|back|build|can|will)",
        "(how|can|could|why|where) (do|does|can|is|are|would|will) (i|you|one|we|it|they|@)",
        "(difference|differences) (between|of)", "(what|where) (lies|is) difference",
        "(explain|define|meaning of|definition of|what about)",
        "(is|are) there", "does (it|anyone|any|anybody|that|this)", "(is|are) (it|they|that) still", "how to", "how does",
        "tell me (what|how|whether|if|which|who|when)", "(stand|stands) for", "do (i|you|we) need", "why (is|does|do|are)",
        "(any|which) framework (with|that)", "what (happen|about)", "is .. (maintained|async|free|open source|dead|abandoned|deprecated|thread safe|faster|slower|harder|easier|production ready|stable|safe|secure|a wsgi|an asgi)",
        "(does|do) anyone know",
    ),
    "advice": (
        "(should|shall) (i|we|one|it|you)",
        "(which|what) [one|framework|tool|library|stack|backend|option] (should|shall|would|do|is best|is better|fit|suit|is right|to use|to choose|to pick|to take|make sense|can|could|will)",
        "(recommend|recommendation|suggest|suggestion|advice|advise|advise me|opinion|opinions|thoughts|input|feedback|idea|ideas|tips)",
        "(best|better|right|good|suitable|ideal|appropriate|proper|perfect|great|ok|fine|wrong|bad|enough|overkill|sensible|viable|decent|smart|easier|nicer) [choice|fit|option|idea|framework|pick|tool|base|one|base] [for|to|if|in|with|here] [=my|=our|me|us|this|that|a|start|learn]",
        "(worth|make sense|makes sense)", "(what|which) (to use|to take|to choose|to pick|to learn|to go with|would you|do you)",
        "(for|in|with|of) (=my|=our)", "(=my|=our|i am|we are|i have|we have|i want|we want|i need|we need|i know|we know|i will|we will|i would|we would|i plan|we plan|help me)",
        "(maybe|perhaps)", "(what|how) about @", "(still|also) (an|a) (option|choice|alternative)", "(option|alternative) (for|here)", "(would|will) @ (be|do|fit|work|suit|help|improve|make)", "@ or @", "@ (vs|versus) @", "@ (instead of|rather than|over) @", "good for", "(is|are) @ [a|an|the] [good|right|best|better|ok|okay|fine|enough|suitable|overkill] (choice|fit|option|idea|for)",
        "can i use @ for", "better off", "(go with|stick with|pick|choose)", "which framework",
    ),
    "opener": ("(which|what) [web] framework", "(need|looking for|look for|want|help) [choose|choosing|pick|find|finding] [web] framework"),
}  # fmt: skip


_BRIEF: Final = 12
_TERSE: Final = 4
"""Words. A name and a topic alone are a question: "openapi in X"."""
_PERSONAL: Final = frozenset({"my", "our", "us", "me", "we", "im", "am", "team", "should", "shall"})
_EITHER: Final = frozenset({"or", "vs", "versus", "instead", "rather"})
_OPENING_WORDS: Final = (
    "what which who how when where why is are do can could has have will latest newest current minimum any"
)
_BEFORE_QUESTIONS: Final = frozenset(
    map(
        stem,
        [
            "and",
            "so",
            "but",
            "ok",
            "okay",
            "hi",
            "hey",
            "hello",
            "well",
            "also",
            "btw",
            "oh",
            "then",
            "now",
            "quick",
            "question",
            "please",
            "just",
        ],
    )
)
"""With what a question may begin: "so does it ..."."""
_OPENERS: Final = frozenset(_OPENING_WORDS.split())


@cache
def patterns() -> Tree[Ask]:
    """Return the patterns of questions."""
    tree: Tree[Ask] = Tree(ARTICLES)
    for ask, phrases in _PATTERNS.items():
        for phrase in phrases:
            tree.add(phrase, ask)
    return tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question for a fact in a text, if there is one, and the words of all such questions."""

    inquiry: Inquiry | None = None
    places: int = 0
    """As a mask."""
    telling: bool = False
    """Whether it names a topic, and not only asks "what is ...?"."""

    def covers(self, mask: int) -> bool:
        """Return whether words belong to such questions only."""
        return mask & self.places == mask

    def has(self, place: int) -> bool:
        """Return whether a word belongs to such a question."""
        return bool(self.places >> place & 1)


def asks(words: Words) -> bool:
    """Return whether a text has the form of a question, whatever it asks."""
    return bool(words.asked) or words.stems[0] in _OPENERS


def asked(
    words: Words, seen: View, names: Sequence[Name], topics: Sequence[Match[str]], options: Sequence[Match[Meant]],
    *, telling: bool = False,
) -> Asked:  # fmt: skip
    """Return what is asked for as a fact: the first such sentence; `telling` is whether a case is told besides."""
    ends = {seen.at[name.first]: seen.at[name.last] + 1 for name in names}
    kinds = [(places, ask) for places, ask in patterns().find(seen, ends)]
    found: list[tuple[int, int]] = []
    mask = 0
    for first, last in _sentences(seen):
        marked = any(seen.places[first] <= place <= seen.places[last] for place in words.asked)
        if _asks_for_fact(kinds, first, last, marked, seen.stems[first]):
            found.append((seen.places[first], seen.places[last]))
            mask |= sum(1 << place for place in range(seen.places[first], seen.places[last] + 1))
    if not found and not telling and _is_brief_question(words, seen, kinds, names, topics, options):
        found = [(0, len(words.words) - 1)]
        mask = (1 << len(words.words)) - 1
    if not found:
        return Asked()
    first, last = found[0]
    sure = [match for match in options if not match.payload.hint]
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


def _telling(words: Words, topics: Sequence[Match[str]]) -> tuple[str, ...]:
    """Return the topics; those found by question words alone ("what is") count only where there is no other."""
    telling = [match for match in topics if any(word not in FUNCTION for word in _within(words, match))]
    return tuple(dict.fromkeys(match.payload for match in telling or topics))


def _within(words: Words, match: Match[str]) -> tuple[str, ...]:
    return tuple(word for place, word in enumerate(words.words) if match.places >> place & 1)


def _asks_for_fact(
    kinds: Sequence[tuple[tuple[int, ...], Ask]], first: int, last: int, marked: bool, opening: str
) -> bool:
    """Whether a sentence asks for a fact and not for advice; without a question mark it has to open like a question."""
    fact = False
    opens = first + 1 if opening in _BEFORE_QUESTIONS else first
    for places, ask in kinds:
        if places[0] < first or places[-1] > last:
            continue
        if ask == "advice":
            return False
        if ask == "fact" and (marked or places[0] <= opens):
            fact = True
    return fact


def _is_brief_question(
    words: Words,
    seen: View,
    kinds: Sequence[tuple[tuple[int, ...], Ask]],
    names: Sequence[Name],
    topics: Sequence[Match[str]],
    options: Sequence[Match[Meant]],
) -> bool:
    """Whether a few words about a topic, or about one candidate's fitness, ask for a fact and tell no case."""
    count = len(words.words)
    if count > _BRIEF or len(seen.stems) == 0 or any(word in _PERSONAL for word in words.words):
        return False
    if len({name.candidate for name in names}) > 1 and any(word in _EITHER for word in words.words):
        return False
    asks = (seen.stems[0] in _OPENERS and "not" not in seen.stems[1:3]) or (bool(words.asked) and bool(names))
    if topics:
        return asks or (bool(names) and count <= _TERSE)
    return asks and len(names) == 1 and (bool(options) or any(ask == "fact" for _, ask in kinds))


def _sentences(seen: View) -> list[tuple[int, int]]:
    starts = [0, *(at for at in range(1, len(seen.breaks)) if seen.breaks[at] >= SENTENCE)]
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], len(seen.breaks)], strict=True) if start < end]
