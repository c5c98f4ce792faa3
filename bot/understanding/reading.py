"""`read`: the whole of understanding in one place, from a text to what was meant."""

from dataclasses import replace
from typing import Final

from bot.profile import Slot
from bot.replies import Polarity
from bot.understanding import answers, commands, corrections, inquiries, leftovers, scope
from bot.understanding.binding import bound
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import longest, matches
from bot.understanding.meaning import Inquiry, Meaning
from bot.understanding.names import Mention, Spoken, spoken
from bot.understanding.seen import Seen, look
from bot.understanding.text import Words, split
from bot.understanding.views import view

SURE: Final = 0.7
"""Confidence from which a reading is taken as said."""

PRESUMED: Final = 0.8
"""Confidence in what was not said but follows from a complaint."""

_BRIEF: Final = 18
"""Words. In a longer text even the words of a question for a fact tell something about the case."""
_BARE: Final = 4
"""Words. "Should we switch?" by itself is about what an adviser is asked about; "should we switch to Linux?" is not."""
_LONG: Final = 30
"""Words. A question for a fact within a longer text is part of the case, not a question of its own."""


def read(text: str, lexicon: Lexicon, asked: str | None = None) -> Meaning:
    """Return what a text means; `asked` is the criterion of the question that is open."""
    words = split(text)
    if not words.words:
        return Meaning(in_scope=False)
    seen = look(words, lexicon)
    criterion = lexicon.criteria.get(asked or "")
    picked = criterion and answers.picked(view(words, seen.stems, frozenset()), criterion)
    if picked:
        return Meaning(answer=picked.options, answer_polarity=picked.polarity)
    order = _order(seen, lexicon)
    if order is not None:
        return Meaning(command=order.command, argument=order.argument)
    meaning = _free(seen, lexicon)
    if criterion is None:
        return meaning
    return bound(meaning, seen, lexicon, criterion.id)


def _order(seen: Seen, lexicon: Lexicon) -> commands.Ordered | None:
    """The command that is given. Only names are read with their typos put right: patterns are common words."""
    if len(seen.words.words) > 2 * commands.LONGEST:
        return None
    stems = list(seen.words.stems)
    for name in seen.names:
        stems[name.first : name.last + 1] = seen.stems[name.first : name.last + 1]
    short = view(seen.words, tuple(stems), commands.FILLERS)
    names = {
        short.at[name.first]: (short.at[name.last] + 1, name.candidate)
        for name in seen.names
        if name.first in short.at and name.last in short.at
    }
    return commands.ordered(short, names, lexicon.called)


# Free text


def _free(seen: Seen, lexicon: Lexicon) -> Meaning:
    roles = spoken(seen.words, seen.names, seen.narrow, seen.told.before, seen.told.after, lexicon.parents)
    found = _asked(seen, lexicon, roles)
    roles = roles.without(found.places)
    slots = (*(one.slot for one in seen.heard if not found.covers(one.places)), *_roles(seen, roles, lexicon))
    slots += _presumed(seen, roles, slots, lexicon)
    mentions = roles.mentions
    current = {slot.option for slot in slots if slot.criterion == lexicon.current and slot.polarity == "wanted"}
    unwanted = (m for m in mentions if _unwanted(m, roles) and (m.candidate not in current or m.role == "disliked"))
    rejected = tuple(dict.fromkeys(mention.candidate for mention in unwanted))
    left = current.union(rejected)
    named = tuple(dict.fromkeys(m.candidate for m in mentions if _possible(m) and m.candidate not in left))
    strange = leftovers.strange(seen.words, seen.stems, seen.options, seen.names, lexicon.subject)
    within = (
        found.requested
        or (len(seen.words.words) <= _BARE and "switching" in roles.signs)
        or any(slot.criterion in (lexicon.current, lexicon.known) for slot in slots)
        or scope.within(seen.words, seen.stems, seen.options, seen.names, found, slots, lexicon.subject)
    )
    foreign = scope.elsewhere(seen.wide, seen.names, lexicon.elsewhere, lexicon.own)
    if foreign or (not within and inquiries.asks(seen.words)):
        return Meaning(in_scope=False, not_understood=strange)  # such a question tells nothing about a case
    return Meaning(
        slots=slots,
        named=named,
        favoured=tuple(candidate for candidate in roles.favoured if candidate not in rejected),
        doubted=roles.doubted,
        rejected=rejected,
        exclusive=_exclusive(seen, roles, mentions, rejected),
        leaving="leaving" in roles.signs,
        switching="switching" in roles.signs or any(mention.role == "leaves" for mention in mentions),
        correction=corrections.corrects(seen.words),
        inquiry=None if slots and len(seen.words.words) > _LONG else _inquiry(seen, found),
        doubtful=tuple(sorted((slot for slot in slots if slot.confidence < SURE), key=lambda slot: -slot.confidence)),
        not_understood=strange,
        in_scope=within,
    )


def _inquiry(seen: Seen, found: inquiries.Asked) -> Inquiry | None:
    """The question for a fact, with what its words would tell about a case."""
    if found.inquiry is None:
        return None
    return replace(found.inquiry, slots=tuple(one.slot for one in seen.heard if found.covers(one.places)))


def _tells(words: Words, roles: Spoken) -> bool:
    """Whether somebody speaks of what they have, would leave or incline to: the case of a person, not a question."""
    if roles.favoured or roles.signs & {"switching", "leaving", "runs_it"}:
        return True
    return any(mention.role in ("runs", "leaves") for mention in roles.mentions) and not inquiries.asks(words)


def _asked(seen: Seen, lexicon: Lexicon, roles: Spoken) -> inquiries.Asked:
    """The question for a fact. A long text that tells of a case has none of its own, and need not be searched for one."""
    count = len(seen.words.words)
    if count > _LONG and seen.heard:
        return inquiries.Asked()
    topics = longest(matches(lexicon.topics, seen.wide))
    found = inquiries.asked(
        seen.words, seen.narrow, seen.names, topics, seen.options, telling=_tells(seen.words, roles)
    )
    return replace(found, places=0) if count > _BRIEF or "runs_it" in roles.signs else found


def _unwanted(mention: Mention, roles: Spoken) -> bool:
    if mention.role == "disliked":
        return True
    denied = mention.role in ("mentioned", "target") and mention.polarity == "rejected"
    return denied and mention.candidate not in roles.doubted


def _possible(mention: Mention) -> bool:
    """What only runs, or is only known, was not named as a possibility."""
    return mention.role in ("mentioned", "target", "no_knows", "compared")


def _roles(seen: Seen, roles: Spoken, lexicon: Lexicon) -> tuple[Slot, ...]:
    found: dict[tuple[str, str], Slot] = {}

    def note(criterion: str | None, option: str, how_meant: Polarity, first: int, last: int) -> None:
        if criterion is not None:
            quote = seen.words.quote(first, last)
            slot = Slot(criterion=criterion, option=option, polarity=how_meant, how="said", quote=quote)
            found.setdefault((criterion, option), slot)

    for mention in roles.mentions:
        if mention.role in ("runs", "leaves"):
            runs: Polarity = mention.polarity if mention.role == "runs" else "wanted"
            note(lexicon.current, mention.candidate, runs, mention.first, mention.last)
        elif mention.role in ("knows", "no_knows"):
            knows: Polarity = mention.polarity if mention.role == "knows" else "rejected"
            note(lexicon.known, mention.candidate, knows, mention.first, mention.last)
    for kind, first, last in roles.places:
        if kind == "nothing_runs" and not any(criterion == lexicon.current for criterion, _ in found):
            note(lexicon.current, answers.NONE, "wanted", first, last)
        elif kind == "nothing_known" and not any(criterion == lexicon.known for criterion, _ in found):
            note(lexicon.known, answers.NONE, "wanted", first, last)
    return tuple(found.values())


def _presumed(seen: Seen, roles: Spoken, slots: tuple[Slot, ...], lexicon: Lexicon) -> tuple[Slot, ...]:
    """Who complains, or tells of something that exists, and names a single candidate without proposing it, runs it."""
    said = {slot.criterion for slot in slots if slot.polarity == "wanted" and slot.confidence >= SURE}
    families = {lexicon.parents.get(mention.candidate, mention.candidate): mention for mention in roles.mentions}
    tells = said & lexicon.about_current or "existing" in roles.signs
    if lexicon.current is None or lexicon.current in said or not tells or len(families) != 1:
        return ()
    ((candidate, mention),) = families.items()
    if mention.role != "mentioned" or candidate in roles.favoured:
        return ()
    quote = seen.words.quote(mention.first, mention.last)
    presumed = Slot(criterion=lexicon.current, option=candidate, how="assumed", confidence=PRESUMED, quote=quote)
    return (presumed,)


def _exclusive(seen: Seen, roles: Spoken, mentions: tuple[Mention, ...], rejected: tuple[str, ...]) -> bool:
    """Whether two or more were offered as the only choice."""
    offered = {m.candidate for m in mentions if m.candidate not in rejected and m.role not in ("knows", "no_knows")}
    if len(offered) < 2 or "open" in roles.signs or not any(m.role in ("mentioned", "target") for m in mentions):
        return False
    return "either" in roles.signs or any(name.first in seen.words.slashes for name in seen.names)
