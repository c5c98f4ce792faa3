"""Candidates named in a text, and in what role: it runs today, it is known, it is to be left, it was rejected."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.replies import Polarity
from bot.understanding.clauses import Clauses
from bot.understanding.leaning_patterns import Leaning
from bot.understanding.name_patterns import CONNECTORS, InRoles, Opinion, Sign, patterns
from bot.understanding.polarity import Scope
from bot.understanding.presence import Presence
from bot.understanding.roles import Role
from bot.understanding.text import ARROW, CLAUSE, Words
from bot.understanding.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A candidate's name in the text."""

    candidate: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What was said about one candidate at one place."""

    candidate: str
    role: Role
    polarity: Polarity
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What was said about the candidates."""

    mentions: tuple[Mention, ...] = ()
    signs: frozenset[str] = frozenset()
    """Of a choice or a move, as `name_patterns` calls them."""
    places: tuple[tuple[str, int, int], ...] = ()
    """Where each sign stands."""
    favoured: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    """Candidates spoken well, and ill, of; a candidate of which both is said is of neither kind."""

    def without(self, mask: int) -> "Spoken":
        """Return what was said elsewhere; a name that is only part of a question for facts was not proposed."""
        if not mask:
            return self
        return replace(
            self,
            mentions=tuple(mention for mention in self.mentions if not mask >> mention.first & 1),
            places=tuple(sign for sign in self.places if not mask >> sign[1] & 1),
        )


_WEIGHTS: Final = {
    "proposed": -1,
    "left": 0,
    "elsewhere": 0,
    "leaves": 1,
    "no_knows": 2,
    "runs": 3,
    "stated": 3,
    "disliked": 4,
    "knows": 5,
    "target": 6,
    "compared": 0,
    "tried": 8,
    "mentioned": 9,
}
"""The less, the surer: of several roles that patterns give a name, the surest counts."""
_MEANING: Final[dict[Role, Role]] = {"proposed": "target", "stated": "runs", "elsewhere": "knows"}
"""What the finer roles of patterns come to."""
_ADVISED: Final = frozenset({"suggest", "recommend", "propos"})
"""Not to be advised is more than a doubt."""
_SPREADING: Final = frozenset({"runs", "knows", "no_knows", "disliked"})


def spoken(
    words: Words, names: tuple[Name, ...], seen: View, scopes: tuple[Scope, ...], after: dict[int, tuple[Polarity, int]],
    parents: Mapping[str, str],
) -> Spoken:  # fmt: skip
    """Return in which roles the names stand, and the signs of a choice or a move; `parents` are what add-ons run on."""
    starts = {seen.at[name.first]: seen.at[name.last] + 1 for name in names if name.first in seen.at}
    by_start = {seen.at[name.first]: name for name in names if name.first in seen.at}
    families = {start: parents.get(name.candidate, name.candidate) for start, name in by_start.items()}
    clauses = Clauses(words, seen)
    presence = Presence(clauses, starts, families)
    told = patterns().find(seen, starts)
    found = _roles([(places, one.roles) for places, one in told if isinstance(one, InRoles)], starts, presence)
    for start in starts:
        if presence.dismissed(start):
            found[start] = "disliked"
        elif start not in found and presence.present(start):
            found[start] = "runs"
    chosen = [(places, one.kind) for places, one in told if isinstance(one, Sign)]
    chosen += _move(found, starts, clauses)
    _spread(found, starts, seen)
    _refer(found, starts, chosen)
    mentions = []
    anew = any(kind in ("anew", "nothing_runs") for _, kind in chosen) and not any(
        kind == "switching" for _, kind in chosen
    )
    for start, name in by_start.items():
        role = found.get(start, "mentioned")
        if role == "runs" and anew:
            role = "knows"  # what they run elsewhere is not what this project runs
        polarity = _said_before(scopes[start], start, starts, seen)
        said_after = after.get(starts[start])
        if role == "mentioned" and said_after is not None and _near(seen, starts[start]):
            polarity = said_after[0]
        mentions.append(
            Mention(candidate=name.candidate, role=role, polarity=polarity, first=name.first, last=name.last)
        )
    signs = tuple((kind, seen.places[places[0]], seen.places[places[-1]]) for places, kind in chosen)
    opinions = [(places, one.leaning) for places, one in told if isinstance(one, Opinion)]
    opinions += [((start,), "doubted") for start in _before(starts, chosen, "doubts_it")]
    favoured, doubted = _leanings(opinions, seen, by_start, scopes)
    return Spoken(
        mentions=tuple(mentions),
        signs=frozenset(kind for kind, _, _ in signs),
        places=signs,
        favoured=tuple(candidate for candidate in favoured if candidate not in doubted),
        doubted=tuple(candidate for candidate in doubted if candidate not in favoured),
    )


def _leanings(
    opinions: Iterable[tuple[tuple[int, ...], Leaning]],
    seen: View,
    by_start: dict[int, Name],
    scopes: tuple[Scope, ...],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return whom the text favours and whom it doubts; a "not" before the praise turns it round."""
    found: dict[str, dict[str, None]] = {"favoured": {}, "doubted": {}}
    for places, leaning in opinions:
        negated = scopes[places[0]][0] == "rejected"
        if negated and (leaning == "doubted" or seen.stems[places[0]] in _ADVISED):
            continue
        for place in places:
            if place in by_start:
                found["doubted" if negated else leaning][by_start[place].candidate] = None
    return tuple(found["favoured"]), tuple(found["doubted"])


def _roles(
    told: Iterable[tuple[tuple[int, ...], tuple[Role, ...]]], starts: dict[int, int], presence: Presence
) -> dict[int, Role]:
    """The role of each name by its place; the surest role wins."""
    found: dict[int, Role] = {}
    for places, roles in told:
        inside = [place for place in places if place in starts]
        for place, role in zip(inside, roles, strict=False):
            if role == "stated" and not presence.told(place):
                continue
            if place not in found or _WEIGHTS[role] < _WEIGHTS[found[place]]:
                found[place] = role
    return {place: _MEANING.get(role, role) for place, role in found.items()}


def _move(found: dict[int, Role], starts: dict[int, int], clauses: Clauses) -> Iterator[tuple[tuple[int, ...], str]]:
    """ "X -> Y", "X + redis -> anything async": an arrow leads away from the name before it; yield each move."""
    for arrow in (at for at, word in enumerate(clauses.seen.stems) if word == ARROW):
        opening = clauses.opening(arrow)
        before = max((start for start in starts if opening <= start < arrow), default=None)
        if before is not None and (before == opening or clauses.end(starts[before]) > arrow):
            found[before] = "leaves"
            after = min((start for start in starts if start > arrow), default=None)
            if after is not None:
                found.setdefault(after, "target")
            yield (arrow,), "switching"


def _spread(found: dict[int, Role], starts: dict[int, int], seen: View) -> None:
    """ "We run X and Y": a role goes over to names joined by "and" or a comma."""
    previous: int | None = None
    for start in sorted(starts):
        if previous is not None and start not in found and previous in found:
            role = found[previous]
            between = seen.stems[starts[previous] : start]
            joined = all(word in CONNECTORS for word in between) and len(between) <= 1
            if role in _SPREADING and joined and seen.breaks[start] < CLAUSE and "or" not in between:
                found[start] = role
        previous = start


def _refer(found: dict[int, Role], starts: dict[int, int], chosen: Iterable[tuple[tuple[int, ...], str]]) -> None:
    """ "X? Our app is on it": what runs is the name before, unless something else was said of it."""
    for start in _before(starts, chosen, "runs_it"):
        found.setdefault(start, "runs")


def _before(starts: dict[int, int], chosen: Iterable[tuple[tuple[int, ...], str]], kind: str) -> Iterator[int]:
    """Yield the name that an "it" stands for: the last one before each sign of a kind."""
    for places, sign in chosen:
        before = [start for start in starts if start < places[0]]
        if sign == kind and before:
            yield max(before)


def _said_before(scope: Scope, start: int, starts: dict[int, int], seen: View) -> Polarity:
    """How a name is meant by what precedes it: in another clause only where nothing but names stands between."""
    polarity, cue, _ = scope
    if polarity != "rejected":
        return polarity
    named = {place for first, past in starts.items() for place in range(first, past)}
    between = [at for at in range(cue + 1, start) if at not in named and seen.stems[at] not in CONNECTORS]
    apart = between and any(seen.breaks[between[0] + 1 : start + 1])
    return "wanted" if apart else "rejected"


def _near(seen: View, at: int) -> bool:
    return at < len(seen.breaks) and seen.breaks[at] < CLAUSE
