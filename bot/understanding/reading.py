"""`read`: the whole of understanding in one place, from a text to what was meant."""

from dataclasses import dataclass
from typing import Final

from bot.profile import Slot
from bot.replies import Polarity
from bot.understanding import answers, commands, inquiries, polarity, scope
from bot.understanding.english import ARTICLES, FILLERS, FUNCTION
from bot.understanding.lexicon import Lexicon, Meant
from bot.understanding.matching import Match, longest, matches
from bot.understanding.meaning import Inquiry, Meaning
from bot.understanding.names import Name, Spoken, spoken
from bot.understanding.phrases import View, view
from bot.understanding.text import CLAUSE, SENTENCE, Words, split

HINTED: Final = 0.5
MISSPELT: Final = 0.8
SURE: Final = 0.7
"""Confidence from which a reading is taken as said."""

_CORRECTIONS: Final = (
    ("actually",), ("sorry",), ("correction",), ("wait",), ("i", "meant"), ("i", "mean"), ("no", "i"), ("no", "we"), ("oops",),
    ("my", "mistake"), ("scratch", "that"), ("on", "second", "thought"), ("i", "was", "wrong"), ("not", "quite"), ("rather",),
    ("no", "not"), ("no", "it"), ("no", "that"), ("that", "is", "wrong"), ("that", "is", "not", "right"), ("change", "that"), ("i", "take", "that", "back"), ("to", "correct"), ("i", "misspoke"), ("change",), ("you", "misunderstood"), ("you", "got", "that", "wrong"), ("i", "did", "not", "say"), ("i", "never", "said"), ("in", "fact"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A text with everything that was found in it."""

    words: Words
    stems: tuple[str, ...]
    misspelt: frozenset[int]
    wide: View
    narrow: View
    names: tuple[Name, ...]
    options: tuple[Match[Meant], ...]
    scopes: tuple[polarity.Scope, ...]
    after: dict[int, Polarity]

    def name_ends(self) -> dict[int, tuple[int, str]]:
        """Return the names by their place in the narrow view."""
        at = self.narrow.at
        return {at[name.first]: (at[name.last] + 1, name.candidate) for name in self.names}


def read(text: str, lexicon: Lexicon, asked: str | None = None) -> Meaning:
    """Return what a text means; `asked` is the criterion of the question that is open."""
    words = split(text)
    if not words.words:
        return Meaning(in_scope=False)
    seen = _look(words, lexicon)
    order = _order(seen, lexicon)
    if order is not None:
        return Meaning(command=order.command, argument=order.argument)
    if asked is not None and asked in lexicon.criteria:
        answer = _answer(seen, lexicon, asked)
        if answer is not None:
            return answer
    return _free(seen, lexicon)


# What is in the text


def _look(words: Words, lexicon: Lexicon) -> _Seen:
    correct = lexicon.spelling.corrected
    stems = tuple(map(correct, words.words, words.stems))
    misspelt = frozenset(place for place, stem in enumerate(stems) if stem != words.stems[place])
    wide, narrow = view(words, stems, FILLERS), view(words, stems, ARTICLES)
    named = longest(matches(lexicon.names, narrow))
    options = matches(lexicon.options, wide)
    masks = [match.places for match in options]
    names: list[Name] = []
    for match in named:
        inside = any(match.places & mask == match.places and mask != match.places for mask in masks)
        if not inside and not (names and match.first <= names[-1].last):
            names.append(Name(candidate=match.payload, first=match.first, last=match.last))
    options = longest(options, [match.places for match in named])
    return _Seen(
        words=words, stems=stems, misspelt=misspelt, wide=wide, narrow=narrow, names=tuple(names), options=tuple(options),
        scopes=polarity.scopes(narrow), after=polarity.afterwards(narrow),
    )  # fmt: skip


def _order(seen: _Seen, lexicon: Lexicon) -> commands.Ordered | None:
    if len(seen.words.words) > 2 * commands.LONGEST:
        return None
    stems = tuple(
        right if place in {p for n in seen.names for p in range(n.first, n.last + 1)} else typed
        for place, (right, typed) in enumerate(zip(seen.stems, seen.words.stems, strict=True))
    )
    short = view(seen.words, stems, commands.FILLERS)
    names = {
        short.at[name.first]: (short.at[name.last] + 1, name.candidate)
        for name in seen.names
        if name.first in short.at and name.last in short.at
    }
    return commands.ordered(short, names, lexicon.called)


# A reply to the question just asked


def _answer(seen: _Seen, lexicon: Lexicon, asked: str) -> Meaning | None:
    criterion = lexicon.criteria[asked]
    plain = view(seen.words, seen.stems, frozenset())
    found = answers.bound(plain, criterion, lexicon.answers[asked])
    if found is not None:
        others = tuple(slot for slot in _slots(seen) if slot.criterion != asked and slot.how == "said")
        return Meaning(
            answer=found.options, answer_polarity=found.polarity, slots=others if len(seen.words.words) > 3 else ()
        )
    return None


# Free text


def _free(seen: _Seen, lexicon: Lexicon) -> Meaning:
    roles = spoken(seen.names, seen.narrow, seen.scopes, seen.after)
    inquiry, facts = _inquiry(seen, lexicon)
    slots = tuple(slot for slot in (*_slots(seen, facts), *_roles(seen, roles, lexicon, facts)))
    mentions = [mention for mention in roles.mentions if not within_places(mention.first, facts) or slots]
    rejected = tuple(
        dict.fromkeys(
            mention.candidate
            for mention in mentions
            if mention.role == "disliked" or (mention.role in ("mentioned", "target") and mention.polarity == "rejected")
        )
    )
    named = tuple(dict.fromkeys(m.candidate for m in mentions if m.candidate not in rejected))
    if inquiry is not None and slots and len(seen.words.words) > 30:
        inquiry = None
    sure = tuple(slot for slot in slots if slot.confidence >= HINTED)
    return Meaning(
        slots=sure,
        named=named,
        rejected=rejected,
        exclusive=_exclusive(seen, roles, named),
        switching="switching" in roles.signs or any(m.role == "leaves" for m in mentions),
        correction=_corrects(seen.words),
        inquiry=inquiry,
        doubtful=tuple(slot for slot in sure if slot.confidence < SURE),
        not_understood=_strange(seen, lexicon),
        in_scope=bool(slots or seen.names or inquiry or scope.mentions_subject(seen.wide, lexicon.subject)),
    )


def _slots(seen: _Seen, facts: tuple[tuple[int, int], ...] = ()) -> tuple[Slot, ...]:
    found: dict[tuple[str, str], Slot] = {}
    for match in seen.options:
        if within_places(match.first, facts):
            continue
        slot = _slot(seen, match)
        known = found.get((slot.criterion, slot.option))
        if known is None or slot.confidence > known.confidence or (known.polarity == "unsure" != slot.polarity):
            found[slot.criterion, slot.option] = slot
    return tuple(found.values())


def _slot(seen: _Seen, match: Match[Meant]) -> Slot:
    meant = match.payload
    how_meant, cue = _polarity(seen, match)
    first = min(match.first, seen.narrow.places[cue]) if cue >= 0 else match.first
    confidence = HINTED if meant.hint else 1.0
    if any(match.places >> place & 1 for place in seen.misspelt):
        confidence *= MISSPELT
    return Slot(
        criterion=meant.criterion,
        option=meant.option,
        polarity=how_meant,
        how="assumed" if meant.hint else "said",
        confidence=confidence,
        quote=seen.words.quote(first, match.last),
    )


def _polarity(seen: _Seen, match: Match[Meant]) -> polarity.Scope:
    """How a thing is meant: what follows it ("... is overkill") counts before what precedes it."""
    start = seen.narrow.at[match.first]
    end = seen.narrow.at[match.last] + 1
    for at in (end, end + 1):
        if at < len(seen.narrow.stems) and at in seen.after and seen.narrow.breaks[at] < CLAUSE:
            if not any(seen.narrow.breaks[end : at + 1]):
                return seen.after[at], -1
    return seen.scopes[start]


def _roles(seen: _Seen, roles: Spoken, lexicon: Lexicon, facts: tuple[tuple[int, int], ...]) -> tuple[Slot, ...]:
    found: dict[tuple[str, str], Slot] = {}

    def note(criterion: str | None, option: str, how_meant: Polarity, first: int, last: int) -> None:
        if criterion is not None and not within_places(first, facts):
            quote = seen.words.quote(first, last)
            found.setdefault(
                (criterion, option),
                Slot(criterion=criterion, option=option, polarity=how_meant, how="said", quote=quote),
            )

    for mention in roles.mentions:
        if mention.role in ("runs", "leaves"):
            meant: Polarity = mention.polarity if mention.role == "runs" else "wanted"
            note(lexicon.current, mention.candidate, meant, mention.first, mention.last)
        elif mention.role in ("knows", "no_knows"):
            meant = mention.polarity if mention.role == "knows" else "rejected"
            note(lexicon.known, mention.candidate, meant, mention.first, mention.last)
    for kind, first, last in roles.places:
        if kind == "nothing_runs" and not any(slot.criterion == lexicon.current for slot in found.values()):
            note(lexicon.current, answers.NONE, "wanted", first, last)
        elif kind == "nothing_known" and not any(slot.criterion == lexicon.known for slot in found.values()):
            note(lexicon.known, answers.NONE, "wanted", first, last)
    return tuple(found.values())


def _exclusive(seen: _Seen, roles: Spoken, named: tuple[str, ...]) -> bool:
    """Whether two or more were offered as the only choice."""
    if len(named) < 2 or "open" in roles.signs:
        return False
    return "either" in roles.signs or any(place in seen.words.slashes for place in (n.first for n in seen.names))


def _inquiry(seen: _Seen, lexicon: Lexicon) -> tuple[Inquiry | None, tuple[tuple[int, int], ...]]:
    """The first sentence that asks for a fact, and the places of all such sentences."""
    names = {start: end for start, (end, _) in seen.name_ends().items()}
    found: list[tuple[int, int]] = []
    for first, last in _sentences(seen.narrow):
        marked = any(place in seen.words.asked for place in range(seen.narrow.places[first], seen.narrow.places[last] + 1))
        if inquiries.asks_for_fact(seen.narrow, names, first, last, marked):
            found.append((seen.narrow.places[first], seen.narrow.places[last]))
    if not found:
        return None, ()
    first, last = found[0]
    topics = [match for match in longest(matches(lexicon.topics, seen.wide)) if first <= match.first <= last]
    return (
        Inquiry(
            text=seen.words.quote(first, last),
            candidates=tuple(dict.fromkeys(name.candidate for name in seen.names if first <= name.first <= last)),
            topics=tuple(dict.fromkeys(match.payload for match in topics)),
            criteria=tuple(dict.fromkeys(m.payload.criterion for m in seen.options if first <= m.first <= last)),
        ),
        tuple(found),
    )


def _sentences(seen: View) -> list[tuple[int, int]]:
    starts = [0, *(at for at in range(1, len(seen.breaks)) if seen.breaks[at] >= SENTENCE)]
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], len(seen.breaks)], strict=True) if start < end]


def within_places(place: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether a place lies in one of the ranges."""
    return any(first <= place <= last for first, last in ranges)


def _corrects(words: Words) -> bool:
    opening = tuple(word for word in words.words[:7] if word not in ("oh", "hmm", "ah", "um", "well", "ok"))
    return any(opening[: len(start)] == start for start in _CORRECTIONS) or "actually" in words.words[:3]


def _strange(seen: _Seen, lexicon: Lexicon) -> tuple[str, ...]:
    """Runs of two or more content words that nothing was made of, longest first."""
    covered = 0
    for match in seen.options:
        covered |= match.places
    for name in seen.names:
        covered |= sum(1 << place for place in range(name.first, name.last + 1))
    runs: list[tuple[int, int]] = []
    current: list[int] = []
    for place, word in enumerate((*seen.words.words, "")):
        ended = place == len(seen.words.words) or bool(seen.words.breaks[place])
        plain = bool(word) and not covered >> place & 1 and word not in FUNCTION and seen.stems[place] not in lexicon.subject
        if current and (ended or not plain):
            runs.append((current[0], current[-1]))
            current = []
        if plain:
            current.append(place)
    wordy = sorted((run for run in runs if run[1] > run[0]), key=lambda run: run[0] - run[1])
    return tuple(seen.words.quote(*run) for run in wordy[:3])
