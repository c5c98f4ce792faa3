"""`bound`: a reply to the question just asked, as far as it fits."""

from dataclasses import replace
from typing import Final

from bot.understanding import answers
from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import Meaning
from bot.understanding.seen import Seen
from bot.understanding.slots import HINTED, Heard
from bot.understanding.views import view

_SHORT: Final = 14
"""Words. A reply of this length that fits the open question answers it."""


def bound(meaning: Meaning, seen: Seen, lexicon: Lexicon, asked: str) -> Meaning:
    """Let what fits the open question answer it."""
    criterion = lexicon.criteria[asked]
    short = len(seen.words.words) <= _SHORT
    if criterion.kind == "candidates":
        return _named(meaning, asked) if short else meaning
    mine = [one for one in seen.heard if one.slot.criterion == asked]
    if mine and short:
        wanted = [one for one in mine if one.slot.polarity == "wanted"]
        chosen = wanted or [one for one in mine if one.slot.polarity == "rejected"]
        if chosen and all(one.slot.polarity != "unsure" for one in mine):
            return _chosen(meaning, seen, chosen)
    plain = view(seen.words, seen.stems, frozenset())
    opening = answers.opening(plain, criterion) if not mine else None
    if opening:
        return replace(meaning, answer=opening.options, correction=False, in_scope=True)
    labelled = answers.labelled(plain, lexicon.answers[asked]) if not mine else None
    if labelled and not any(slot.confidence > HINTED for slot in meaning.slots):
        return replace(meaning, answer=labelled.options, slots=(), doubtful=(), inquiry=None, in_scope=True)
    return meaning


def _chosen(meaning: Meaning, seen: Seen, chosen: list[Heard]) -> Meaning:
    """What was heard about the open question answers it; what other words say stays beside it."""
    covered = 0
    for one in chosen:
        covered |= one.places
    used = [one.slot for one in seen.heard if one.places & covered]
    return replace(
        meaning,
        answer=tuple(one.slot.option for one in chosen),
        answer_polarity=chosen[0].slot.polarity,
        slots=tuple(slot for slot in meaning.slots if slot not in used),
        inquiry=None,
        in_scope=True,
    )


def _named(meaning: Meaning, asked: str) -> Meaning:
    """A bare name answers a question whose options are the candidates."""
    own = tuple(slot for slot in meaning.slots if slot.criterion == asked and slot.polarity == "wanted")
    options = tuple(slot.option for slot in own) or meaning.named
    if not options:
        return meaning
    others = tuple(slot for slot in meaning.slots if slot not in own and slot.how == "said")
    return replace(meaning, answer=options, named=(), exclusive=False, slots=others, doubtful=(), inquiry=None)
