"""A person's case in the form that rules are tested against: how strongly each option holds.

Besides the pack's criteria, rules may ask for candidates by how they were spoken of (`named`, `favoured`, `doubted`),
for `exclusive` (`yes` when those named were offered as the only choice), for `switching` (`yes` when the person asks
whether to leave what runs) and for `leaving` (`yes` when that is settled).
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from bot.profile import Profile, Slot
from knowledge.pack import Pack

NONE = "none"
"""The option that says "none of the candidates"."""

Strengths = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Strengths from 0 to 1 by criterion and option; an absent criterion is not known."""

    held: Strengths
    denied: Strengths
    """What the person ruled out, where no single opposite says what they want instead."""
    rejected: frozenset[str]
    mentioned: tuple[str, ...]
    """Candidates that the person brought up as possible."""
    current: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    """Those of `mentioned` that do not run today."""

    def criteria(self) -> tuple[str, ...]:
        """Return the criteria about which something is known, in a fixed order."""
        return tuple(dict.fromkeys((*self.held, *self.denied)))

    def strength(self, criterion: str, options: Container[str] | None) -> float:
        """Return how strongly one of the options holds (None: any but "none of the candidates")."""
        held = self.held.get(criterion)
        if not held:
            return 0.0
        best = 0.0
        for option, strength in held.items():
            if strength > best and (option in options if options is not None else option != NONE):
                best = strength
        return best


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What a pack says that is needed to read a profile."""

    opposites: Mapping[tuple[str, str], str]
    parents: Mapping[str, str]
    current: tuple[str, ...]
    """Criteria that tell what runs today."""
    known: tuple[str, ...]
    naming: frozenset[str]
    """Both: criteria whose answers are candidates that rules may then mean."""
    multiple: frozenset[str]


def roles_of(pack: Pack) -> Roles:
    """Collect the roles from a pack."""
    current = tuple(sorted(criterion.id for criterion in pack.criteria if criterion.role == "current"))
    known = tuple(sorted(criterion.id for criterion in pack.criteria if criterion.role == "known"))
    return Roles(
        opposites={
            (criterion.id, option.id): option.opposite
            for criterion in pack.criteria
            for option in criterion.options
            if option.opposite
        },
        parents={candidate.id: candidate.runs_on for candidate in pack.candidates if candidate.runs_on},
        current=current,
        known=known,
        naming=frozenset(current + known),
        multiple=frozenset(criterion.id for criterion in pack.criteria if criterion.multiple),
    )


def case_of(profile: Profile, roles: Roles, heard_share: float = 1.0) -> Case:
    """Read a profile: denials turned into their opposites, add-ons joined by what they run on.

    `heard_share` is how much counts of what was heard and not chosen, but for who runs and who is known.
    """
    held: Strengths = {}
    denied: Strengths = {}
    for slot in profile.slots:
        if slot.polarity != "unsure":
            whole = slot.how == "chosen" or slot.criterion in roles.naming
            _enter(slot, slot.confidence if whole else heard_share * slot.confidence, held, denied, roles)
    for criterion, options in held.items():
        if criterion not in roles.multiple and criterion not in roles.naming:
            _share(options)
    for word, spoken_of in (("favoured", profile.favoured), ("doubted", profile.doubted)):
        if spoken_of:
            held[word] = dict.fromkeys(with_parents(spoken_of, roles.parents), 1.0)
    if profile.exclusive:
        held["exclusive"] = {"yes": 1.0}
    if profile.switching:
        held["switching"] = {"yes": 1.0}
    if profile.leaving:
        held["leaving"] = {"yes": 1.0}
    mentioned = with_parents(profile.named, roles.parents)
    return _with_roles(held, denied, frozenset(profile.rejected), mentioned, roles)


def supposing(case: Case, criterion: str, options: tuple[str, ...], roles: Roles) -> Case:
    """Return the case with other answers to one criterion; no options: with nothing known about it."""
    held = {**case.held, criterion: dict.fromkeys(options, 1.0)}
    if not options:
        del held[criterion]
    denied = case.denied
    if criterion in denied:
        denied = {key: value for key, value in denied.items() if key != criterion}
    if criterion not in roles.naming:
        return replace(case, held=held, denied=denied)
    for option in options:
        if parent := roles.parents.get(option):
            held[criterion][parent] = 1.0
    return _with_roles(held, denied, case.rejected, case.mentioned, roles)


def _with_roles(
    held: Strengths, denied: Strengths, rejected: frozenset[str], mentioned: tuple[str, ...], roles: Roles
) -> Case:
    """Work out who runs, who is known and who was named; what runs is not named, it is an option anyway."""
    current = _candidates(held, roles.current)
    named = tuple(candidate for candidate in mentioned if candidate not in current)
    held.pop("named", None)
    if named:
        held["named"] = dict.fromkeys(named, 1.0)
    return Case(
        held=held,
        denied=denied,
        rejected=rejected,
        mentioned=mentioned,
        current=current,
        known=_candidates(held, roles.known),
        named=named,
    )


def with_parents(candidates: Iterable[str], parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return the candidates, each followed by what it runs on, without doubles."""
    found: dict[str, None] = {}
    for candidate in candidates:
        found[candidate] = None
        if parent := parents.get(candidate):
            found[parent] = None
    return tuple(found)


def _enter(slot: Slot, strength: float, held: Strengths, denied: Strengths, roles: Roles) -> None:
    option = slot.option
    if slot.polarity == "rejected":
        opposite = roles.opposites.get((slot.criterion, option))
        if opposite is None:
            denied.setdefault(slot.criterion, {})[option] = strength
            return
        option = opposite
    options = held.setdefault(slot.criterion, {})
    options[option] = max(options.get(option, 0.0), strength)
    if (parent := roles.parents.get(option)) and slot.criterion in roles.naming:
        options[parent] = max(options.get(parent, 0.0), strength)


def _share(options: dict[str, float]) -> None:
    """Let contradictory answers to a single-choice question share its weight: the surest reading wins, ties split."""
    if len(options) < 2:
        return
    surest = max(options.values())
    winners = [option for option, strength in options.items() if strength == surest]
    for option in tuple(options):
        if option in winners:
            options[option] = surest / len(winners)
        else:
            del options[option]


def _candidates(held: Strengths, criteria: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([option for criterion in criteria for option in held.get(criterion, ()) if option != NONE])
