"""The conversation as a state machine: one function for each state, and every state answers every event.

    Idle ──something said──> Asking ──answers, skips──> Advised ──"I went with"──> Closed
      │                        │  ▲                        │ ▲                        │
      └──a full sentence───────┼──┼────────────────────────┘ └──new facts: new advice │
                               ▼  │                                                   │
                           Confirming (a doubtful or contradictory reading)           │
      ▲                                                                               │
      └───────── start over, forget me, expiry, or anything new after the end ────────┘

Commands ("back", "why?", "compare X and Y") mean the same in every state: `bot.commands`. Free questions are answered
in the middle of it all, and then the open question is put again.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.adviser import Adviser
from bot.commands import obey
from bot.events import Asked, Chose, Event, Expired, Filled, Said
from bot.memory import chosen, learn, settle, skipped
from bot.profile import Profile, Slot
from bot.replies import Part, Polarity, Reply
from bot.scene import Outcome, Scene
from bot.standing import standing
from bot.state import Advised, Asking, Closed, Confirming, Conversation, Idle
from bot.understanding.meaning import Meaning
from bot.understanding.reading import read
from bot.wording.answering import answer
from bot.wording.manners import corrected, info, not_understood, opening, outdated_click, warning

REMEMBERED = 20
"""How many steps back one can go."""

ONCE = ("back", "skip", "restart", "cancel", "forget")
"""Commands that must not be carried out by a second or a late click."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What an event led to."""

    conversation: Conversation
    reply: Reply
    forget: bool = False


def step(adviser: Adviser, conversation: Conversation, event: Event, *, at: datetime, seen: int | None = None) -> Step:
    """Answer an event. Pure: the same conversation and event always give the same step."""
    conversation = replace(conversation, turn=conversation.turn + 1, pack=adviser.key)
    scene = Scene(adviser=adviser, conversation=conversation, today=at.date().isoformat())
    outcome = _answer(scene, event, late=seen is not None and seen < conversation.turn - 1)
    after = _after(conversation, outcome)
    reply = Reply(
        kind=outcome.kind,
        parts=outcome.parts,
        turn=after.turn,
        standing=standing(scene, outcome),
        private=outcome.private,
    )
    return Step(conversation=after, reply=reply, forget=outcome.forget)


def _answer(scene: Scene, event: Event, *, late: bool) -> Outcome:
    match event:
        case Said(text):
            asked = scene.state.question if isinstance(scene.state, Asking) else None
            if isinstance(scene.state, Confirming):
                asked = scene.state.readings[0].criterion
            return _in_state(scene, read(text, scene.adviser.lexicon, asked), text)
        case Asked(command, _) if late and command in ONCE:
            return scene.here(scene.state, (outdated_click(),))
        case Asked(command, argument):
            return _in_state(scene, Meaning(command=command, argument=argument), "")
        case Chose(question, options):
            return _chose(scene, question, options)
        case Filled(answers, text):
            return _filled(scene, answers, text)
        case Expired():
            text = "It has been a while, so this begins anew."
            return Outcome(state=Idle(), kind="notice", parts=(info(text), *opening(scene.adviser)), forget=False)


def _in_state(scene: Scene, meaning: Meaning, text: str) -> Outcome:
    match scene.state:
        case Idle() as state:
            return idle(scene, state, meaning, text)
        case Asking() as state:
            return asking(scene, state, meaning, text)
        case Confirming() as state:
            return confirming(scene, state, meaning, text)
        case Advised() as state:
            return advised(scene, state, meaning, text)
        case Closed() as state:
            return closed(scene, state, meaning, text)


def idle(scene: Scene, state: Idle, meaning: Meaning, text: str) -> Outcome:
    """Nothing is open: take what is said and begin."""
    if meaning.command:
        return obey(scene, meaning)
    if _has_content(meaning):
        return _take(scene, state.profile, meaning)
    return _aside(scene, meaning, text)


def asking(scene: Scene, state: Asking, meaning: Meaning, text: str) -> Outcome:
    """A question is open: an answer, something else that is worth knowing, or an aside."""
    if meaning.command == "skip":
        return scene.proceed(skipped(state.profile, state.question))
    if meaning.answer and not meaning.command:
        polarity: Polarity = "unsure" if meaning.answer_polarity == "unsure" else "wanted"
        slots = chosen(state.question, meaning.answer)
        said = tuple(replace(slot, how="said", polarity=polarity, quote=_short(text)) for slot in slots)
        rest = replace(meaning, slots=tuple(slot for slot in meaning.slots if slot.criterion != state.question))
        return _take(scene, settle(state.profile, state.question, said), rest)
    if meaning.command:
        return obey(scene, meaning)
    if _has_content(meaning):
        return _take(scene, state.profile, meaning, open_question=state.question)
    return _aside(scene, meaning, text)


def confirming(scene: Scene, state: Confirming, meaning: Meaning, text: str) -> Outcome:
    """A reading is in doubt: settle it by what is said now, or leave it."""
    criterion = state.readings[0].criterion
    if meaning.command == "skip":
        return scene.proceed(skipped(state.profile, criterion))
    if meaning.answer and not meaning.command:
        confirmed = chosen(criterion, meaning.answer)
        return scene.proceed(settle(state.profile, criterion, confirmed))
    if meaning.command:
        return obey(scene, meaning)
    if _has_content(meaning):
        return _take(scene, state.profile, meaning)
    return _aside(scene, meaning, text)


def advised(scene: Scene, state: Advised, meaning: Meaning, text: str) -> Outcome:
    """Advice was given: follow-ups, corrections and further facts."""
    if meaning.command:
        return obey(scene, meaning)
    if _has_content(meaning):
        return _take(scene, state.profile, meaning)
    return _aside(scene, meaning, text)


def closed(scene: Scene, state: Closed, meaning: Meaning, text: str) -> Outcome:
    """It is over: follow-ups about the advice still work, anything new begins anew."""
    del state
    if meaning.command:
        return obey(scene, meaning)
    if _has_content(meaning):
        return _take(scene, Profile(), meaning)
    return _aside(scene, meaning, text)


def _take(scene: Scene, profile: Profile, meaning: Meaning, open_question: str = "") -> Outcome:
    """Learn from what was said, then go on: confirm a doubt, put the open question again, ask the next, or advise."""
    model = scene.adviser.model
    learned = learn(model, profile, meaning)
    after = learned.profile
    remarks = corrected(scene.adviser, learned.changed)
    doubt = learned.contradiction or _doubt(after, meaning)
    if doubt:
        state = Confirming(profile=after, readings=doubt)
        return Outcome(state=state, kind="question", parts=(*remarks, *scene.open_question(state)))
    if isinstance(scene.state, Advised):
        return scene.recommend(after, remarks, meaning.not_understood)
    if open_question:
        if after.of(open_question):
            after = skipped(after, open_question)
        elif scene.advice(after).next.criterion is not None:
            return scene.here(Asking(profile=after, question=open_question), remarks)
    return scene.proceed(after, remarks, meaning.not_understood)


def _aside(scene: Scene, meaning: Meaning, text: str) -> Outcome:
    """Answer a question about facts, or say that nothing could be made of it; then go back to where we were."""
    if meaning.inquiry and meaning.in_scope:
        about = Meaning(slots=meaning.inquiry.slots, named=meaning.inquiry.candidates)
        supposing = learn(scene.adviser.model, scene.profile, about).profile
        return replace(scene.remain("answer", answer(scene.adviser, meaning.inquiry)), supposing=supposing)
    remark = not_understood(scene.adviser, text)
    if isinstance(scene.state, Idle | Closed):
        return scene.here(scene.state, (remark,))
    return scene.remain("notice", (remark,))


def _chose(scene: Scene, question: str, options: tuple[str, ...]) -> Outcome:
    criterion = question or _open_criterion(scene)
    accepted = tuple(option for option in dict.fromkeys(options) if scene.adviser.accepts(criterion, option))
    if len(accepted) < len(set(options)) or scene.adviser.criterion(criterion) is None:
        return scene.here(scene.state, (warning("That choice does not exist (any more); nothing was changed."),))
    if not scene.adviser.model.criteria[criterion].multiple:
        accepted = accepted[:1]
    before = Profile() if isinstance(scene.state, Closed) else scene.profile
    slots = chosen(criterion, accepted)
    after = settle(before, criterion, slots) if slots else skipped(before, criterion)
    if after == before:
        return scene.here(scene.state)
    remarks = _settled_remarks(scene, before, after, criterion)
    another = isinstance(scene.state, Asking) and scene.state.question != criterion
    if another and scene.advice(after).next.criterion is not None:
        return scene.here(Asking(profile=after, question=_open_criterion(scene)), remarks)
    if isinstance(scene.state, Advised):
        return scene.recommend(after, remarks)
    return scene.proceed(after, remarks)


def _filled(scene: Scene, answers: tuple[tuple[str, tuple[str, ...]], ...], text: str) -> Outcome:
    profile = Profile() if isinstance(scene.state, Closed) else scene.profile
    for criterion, options in answers:
        accepted = tuple(option for option in options if scene.adviser.accepts(criterion, option))
        if accepted:
            profile = settle(profile, criterion, chosen(criterion, accepted))
    meaning = read(text, scene.adviser.lexicon, None) if text.strip() else Meaning()
    if profile == scene.profile and not _has_content(meaning):
        return scene.here(scene.state)
    return _take(scene, profile, replace(meaning, command=None))


def _settled_remarks(scene: Scene, before: Profile, after: Profile, criterion: str) -> tuple[Part, ...]:
    old, new = before.of(criterion), after.of(criterion)
    if not (old and new) or {slot.option for slot in old} == {slot.option for slot in new}:
        return ()
    return corrected(scene.adviser, ((old[0], new[0]),))


def _open_criterion(scene: Scene) -> str:
    match scene.state:
        case Asking(question=question):
            return question
        case Confirming(readings=readings):
            return readings[0].criterion
        case _:
            return ""


def _doubt(profile: Profile, meaning: Meaning) -> tuple[Slot, ...]:
    """Return the doubtful readings of the first criterion about which nothing else is known."""
    for slot in meaning.doubtful:
        if not profile.of(slot.criterion) and slot.criterion not in profile.asked:
            return tuple(other for other in meaning.doubtful if other.criterion == slot.criterion)
    return ()


def _has_content(meaning: Meaning) -> bool:
    if meaning.inquiry and not (meaning.slots or meaning.doubtful):
        return False
    return bool(meaning.slots or meaning.named or meaning.rejected or meaning.doubtful or meaning.switching)


def _short(text: str, most: int = 120) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _after(conversation: Conversation, outcome: Outcome) -> Conversation:
    if outcome.forget:
        return Conversation(state=outcome.state, turn=conversation.turn, pack=conversation.pack)
    past = conversation.past
    if outcome.returned:
        past = past[:-1]
    elif outcome.state != conversation.state:
        past = (*past, conversation.state)[-REMEMBERED:]
    opinion = outcome.opinion or conversation.opinion
    return replace(conversation, state=outcome.state, past=past, opinion=opinion)
