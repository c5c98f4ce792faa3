"""What a state's function needs to answer an event, and what it returns."""

from dataclasses import dataclass, field

from bot.advice import Advice
from bot.adviser import Adviser
from bot.profile import Profile
from bot.replies import Kind, Part, Prompt
from bot.state import Advised, Asking, Closed, Confirming, Conversation, Idle, Opinion, State
from bot.wording.asking import confirmation, offers, prompt
from bot.wording.echo import echo
from bot.wording.manners import first_steps, info, opening
from bot.wording.recommending import next_steps, recommending


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer to an event: where the conversation stands now, and what is said."""

    state: State
    kind: Kind
    parts: tuple[Part, ...]
    private: bool = False
    forget: bool = False
    """Whether everything stored about the person is to be deleted."""
    returned: bool = False
    """Whether this restored an earlier state, which then is no longer past."""
    opinion: Opinion = ""
    supposing: Profile | None = None
    """What would be known if a question of fact had been asked for the sake of a case; the ranking follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An event's surroundings."""

    adviser: Adviser
    conversation: Conversation
    today: str
    """The day of the event, ISO: replies never look at a clock."""
    _advised: dict[Profile, Advice] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What follows from each profile that this event touched; an answer looks at it more than once."""

    @property
    def state(self) -> State:
        """Where the conversation stands before the event."""
        return self.conversation.state

    @property
    def profile(self) -> Profile:
        """What is known before the event."""
        return self.conversation.state.profile

    def advice(self, profile: Profile | None = None) -> Advice:
        """Return what follows from a profile (default: the present one)."""
        about = self.profile if profile is None else profile
        known = self._advised.get(about)
        if known is None:
            known = self._advised[about] = Advice(self.adviser, about)
        return known

    def proceed(self, profile: Profile, before: tuple[Part, ...] = (), missed: tuple[str, ...] = ()) -> Outcome:
        """Ask the next question, or recommend when none is worth asking."""
        criterion = self.advice(profile).next.criterion
        if criterion is None:
            return self.recommend(profile, before, missed)
        return self.ask(profile, criterion, (*before, *echo(self.adviser, profile, missed)))

    def ask(self, profile: Profile, criterion: str, before: tuple[Part, ...] = ()) -> Outcome:
        """Open a question."""
        state = Asking(profile=profile, question=criterion)
        return Outcome(state=state, kind="question", parts=(*before, *self.open_question(state)))

    def recommend(self, profile: Profile, before: tuple[Part, ...] = (), missed: tuple[str, ...] = ()) -> Outcome:
        """Give the advice that follows from what is known."""
        advice = self.advice(profile)
        parts = (*before, *recommending(advice, self.today, missed))
        return Outcome(state=Advised(profile=profile, pick=advice.pick), kind="recommendation", parts=parts)

    def remain(self, kind: Kind, parts: tuple[Part, ...], *, private: bool = False) -> Outcome:
        """Say something and return to what was open, unchanged."""
        state = self.state
        match state:
            case Asking() | Confirming():
                after = self.open_question(state)
            case Advised():
                after = (next_steps(self.advice()),)
            case Idle() | Closed():
                after = (first_steps(),)
        return Outcome(state=state, kind=kind, parts=(*parts, *after), private=private)

    def here(self, state: State, before: tuple[Part, ...] = ()) -> Outcome:
        """Say where the conversation stands in a state, as it was said when it got there."""
        match state:
            case Idle():
                return Outcome(state=state, kind="notice", parts=(*before, *opening(self.adviser)))
            case Asking() | Confirming():
                parts = (*before, *echo(self.adviser, state.profile), *self.open_question(state))
                return Outcome(state=state, kind="question", parts=parts)
            case Advised():
                return self.recommend(state.profile, before)
            case Closed():
                text = info("We are done here. Say what you are building, or “start”, to begin anew.")
                return Outcome(state=state, kind="notice", parts=(*before, text))

    def open_question(self, state: Asking | Confirming) -> tuple[Part, ...]:
        """Return the question that is open, with what can be done beside answering."""
        return (self.prompt_of(state), offers(state.profile, back=bool(self.conversation.past)))

    def prompt_of(self, state: Asking | Confirming) -> Prompt:
        """Return the question that a state is waiting on."""
        if isinstance(state, Asking):
            return prompt(self.adviser, state.profile, state.question)
        return confirmation(self.adviser, state.readings)
