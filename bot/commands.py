"""What a person can ask of the bot itself, the same in every state."""

from collections.abc import Callable
from dataclasses import replace

from bot.replies import Action, Offers, Paragraph, Part, Span
from bot.scene import Outcome, Scene
from bot.state import Advised, Asking, Closed, Confirming, Idle
from bot.understanding.meaning import Meaning
from bot.wording.asking import why_asked
from bot.wording.changes import changes_paragraph
from bot.wording.comparing import compare
from bot.wording.describing import about, unknown_candidate, why_not
from bot.wording.footnotes import Footnotes
from bot.wording.grammar import a_line_each
from bot.wording.keeping import record, starter
from bot.wording.manners import help_text, info, opening, summary, warning
from bot.wording.reasons import reasons

ALL = 99


def obey(scene: Scene, meaning: Meaning) -> Outcome:
    """Carry a command out."""
    command = meaning.command or "help"
    return COMMANDS[command](scene, meaning.argument.strip())


def start(scene: Scene, argument: str) -> Outcome:
    """Begin asking, or say where we are."""
    del argument
    match scene.state:
        case Idle(profile=profile):
            return scene.proceed(profile)
        case Closed():
            return scene.proceed(Idle().profile)
        case state:
            return scene.here(state)


def help_(scene: Scene, argument: str) -> Outcome:
    """Say what can be done."""
    del argument
    return scene.remain("notice", help_text(scene.adviser))


def back(scene: Scene, argument: str) -> Outcome:
    """Return to the state before the last change."""
    del argument
    if not scene.conversation.past:
        return scene.here(scene.state, (info("This is the beginning; there is nothing to go back to."),))
    earlier = scene.conversation.past[-1]
    before = replace(scene, conversation=replace(scene.conversation, past=scene.conversation.past[:-1]))
    return replace(before.here(earlier), state=earlier, returned=True)


def skip(scene: Scene, argument: str) -> Outcome:
    """There is nothing to skip: open questions take their own skip."""
    del argument
    return scene.remain("notice", (info("No question is open."),))


def restart(scene: Scene, argument: str) -> Outcome:
    """Begin anew with nothing known."""
    del argument
    fresh = scene.proceed(Idle().profile)
    return replace(fresh, parts=(info("Starting over."), *fresh.parts))


def repeat(scene: Scene, argument: str) -> Outcome:
    """Say again where we are."""
    del argument
    return scene.here(scene.state)


def cancel(scene: Scene, argument: str) -> Outcome:
    """Stop here."""
    del argument
    state = Closed(profile=scene.profile)
    offer = Offers(actions=(Action(command="start", label="Start anew", primary=True),))
    return Outcome(state=state, kind="notice", parts=(info("Stopped. Nothing more will be asked."), offer))


def why_ask(scene: Scene, argument: str) -> Outcome:
    """Say why the open question is asked."""
    del argument
    match scene.state:
        case Asking(profile=profile, question=question):
            return scene.remain("answer", why_asked(scene.adviser, profile, question))
        case Confirming():
            text = "Misread answers cost more than a second question, so I make sure."
            return scene.remain("answer", (Paragraph(title="Why I ask", spans=(Span(text),)),))
        case _:
            return scene.remain("notice", (info("No question is open."),))


def summarise(scene: Scene, argument: str) -> Outcome:
    """Show what is known about the person."""
    del argument
    return scene.remain("answer", summary(scene.adviser, scene.profile), private=True)


def change(scene: Scene, argument: str) -> Outcome:
    """Open a question again."""
    if scene.adviser.criterion(argument) is None:
        known = ", ".join(c.id for c in scene.adviser.pack.criteria)
        return scene.here(scene.state, (warning(f"Say which answer to change: {known}."),))
    profile = scene.profile
    asked = tuple(criterion for criterion in profile.asked if criterion != argument)
    return scene.ask(replace(profile, asked=asked), argument)


def remove(scene: Scene, argument: str) -> Outcome:
    """Drop what was understood about a criterion."""
    profile = scene.profile.without(argument)
    if profile == scene.profile:
        return scene.here(scene.state, (info("There was nothing to drop."),))
    remark: tuple[Part, ...] = (info("Dropped."),)
    match scene.state:
        case Advised():
            return scene.recommend(profile, remark)
        case Asking(question=question):
            return scene.here(Asking(profile=profile, question=question), remark)
        case _:
            return scene.proceed(profile, remark)


def tell_me(scene: Scene, argument: str) -> Outcome:
    """Recommend now, whatever is still open."""
    del argument
    return scene.recommend(scene.profile)


def why(scene: Scene, argument: str) -> Outcome:
    """Say everything that speaks for and against the pick; before advice, why the question is asked."""
    if isinstance(scene.state, Asking | Confirming):
        return why_ask(scene, argument)
    advice = scene.advice()
    notes = Footnotes(scene.adviser)
    parts: list[Part] = []
    for title, in_favour in ((f"For {scene.adviser.name(advice.pick)}", True), ("Against it", False)):
        spoken = reasons(advice, advice.pick, notes, in_favour=in_favour, most=ALL)
        if spoken:
            lines = a_line_each((f"{reason.text} ({reason.points:+.1f})", reason.cites) for reason in spoken)
            parts.append(Paragraph(title=title, spans=lines))
    if not parts:
        parts.append(info("Nothing was said that speaks for one or the other yet."))
    return scene.remain("answer", (*parts, *notes.part()))


def why_not_(scene: Scene, argument: str) -> Outcome:
    """Say why a candidate is not the pick."""
    return _about_candidate(scene, argument, lambda candidate: why_not(scene.advice(), candidate))


def about_(scene: Scene, argument: str) -> Outcome:
    """Describe a candidate."""
    if scene.adviser.candidate(argument) is None:
        return scene.remain("notice", unknown_candidate(scene.adviser, argument or "that"))
    return scene.remain("answer", about(scene.adviser, argument))


def compare_(scene: Scene, argument: str) -> Outcome:
    """Put candidates side by side: those named, the pick beside a single one, or the leading two."""
    ids = tuple(part.strip() for part in argument.split(",") if part.strip())
    for candidate in ids:
        if scene.adviser.candidate(candidate) is None:
            return scene.remain("notice", unknown_candidate(scene.adviser, candidate))
    advice = scene.advice()
    leading = [rank.candidate for rank in advice.ranking[:2]]
    if len(ids) < 2:
        ids = (*ids, *(candidate for candidate in leading if candidate not in ids))[:2]
    return scene.remain("comparison", compare(advice, ids))


def would_change(scene: Scene, argument: str) -> Outcome:
    """Say what would change the answer."""
    del argument
    return scene.remain("answer", (changes_paragraph(scene.advice()),))


def starter_(scene: Scene, argument: str) -> Outcome:
    """Show a program to begin with."""
    candidate = argument or scene.advice().pick
    if scene.adviser.candidate(candidate) is None:
        return scene.remain("notice", unknown_candidate(scene.adviser, candidate))
    return scene.remain("answer", starter(scene.advice(), candidate))


def record_(scene: Scene, argument: str) -> Outcome:
    """Write the decision down."""
    del argument
    return scene.remain("answer", (record(scene.advice(), scene.today),))


def helpful(scene: Scene, argument: str) -> Outcome:
    """Keep a good opinion."""
    del argument
    return replace(scene.remain("notice", (info("Thank you, noted."),)), opinion="helpful")


def unhelpful(scene: Scene, argument: str) -> Outcome:
    """Keep a bad opinion, and ask for what was missing."""
    del argument
    text = "Thank you, noted. Tell me what I missed, or what I misread, and I advise anew."
    return replace(scene.remain("notice", (info(text),)), opinion="unhelpful")


def went_with(scene: Scene, argument: str) -> Outcome:
    """Keep what the person chose, and close."""
    if scene.adviser.candidate(argument) is None:
        return scene.remain("notice", unknown_candidate(scene.adviser, argument or "that"))
    name = scene.adviser.name(argument)
    state = Closed(profile=scene.profile, pick=scene.advice().pick, chosen=argument)
    keep = Offers(
        actions=(
            Action(command="starter", label="Show me a starter", argument=argument, primary=True),
            Action(command="record", label="Decision record"),
            Action(command="start", label="Start anew"),
        )
    )
    return Outcome(state=state, kind="notice", parts=(info(f"Noted: you went with {name}. Good luck with it!"), keep))


def forget(scene: Scene, argument: str) -> Outcome:
    """Delete everything about the person."""
    del argument
    text = info("Everything I had stored about you is deleted.")
    return Outcome(state=Idle(), kind="notice", parts=(text, *opening(scene.adviser)), private=True, forget=True)


def _about_candidate(scene: Scene, argument: str, say: Callable[[str], tuple[Part, ...]]) -> Outcome:
    model = scene.adviser.model
    if argument in model.place:
        return scene.remain("answer", say(argument))
    known = model.all.get(argument)
    if known is not None and known.runs_on in model.place:
        return scene.remain("answer", say(known.runs_on or ""))
    if known is not None:
        return scene.remain("answer", about(scene.adviser, argument))
    return scene.remain("notice", unknown_candidate(scene.adviser, argument or "that"))


COMMANDS: dict[str, Callable[[Scene, str], Outcome]] = {
    "start": start,
    "help": help_,
    "back": back,
    "skip": skip,
    "restart": restart,
    "repeat": repeat,
    "cancel": cancel,
    "why_ask": why_ask,
    "summary": summarise,
    "change": change,
    "remove": remove,
    "tell_me": tell_me,
    "why": why,
    "why_not": why_not_,
    "compare": compare_,
    "about": about_,
    "would_change": would_change,
    "starter": starter_,
    "record": record_,
    "helpful": helpful,
    "unhelpful": unhelpful,
    "went_with": went_with,
    "forget": forget,
}
