"""Any events in any order: every state answers, nothing is asked twice, back restores, and it is all repeatable."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from adapters.terminal.protocol import reply_json
from bot.adviser import Adviser
from bot.commands import COMMANDS
from bot.conversation import step
from bot.decision.questions import BUDGET
from bot.events import Asked, Chose, Event, Said
from bot.replies import Prompt
from bot.state import Asking, Conversation, read, write
from knowledge.loading import load
from tests.bot.talk import AT, part

ADVISER = Adviser(load())
CRITERIA = tuple(ADVISER.model.criteria)
SENTENCES = (
    "new to python",
    "we run flask and it blocks",
    "django or flask?",
    "no admin needed, just an api",
    "yes",
    "no",
    "2",
    "the second",
    "both",
    "not sure",
    "does flask have an orm?",
    "what is asgi?",
    "anything but django",
    "actually I have ten years of python",
    "a beginner with ten years of python",
    "hello",
    "",
    "\x1b[31mred\x00",
    "<!channel> **bold** [x](y)",
)


class Conversations(RuleBasedStateMachine):
    """One conversation, with everything that can happen to it."""

    def __init__(self) -> None:
        """Begin."""
        super().__init__()
        self.conversation = Conversation()
        self.events: list[Event] = []
        self.replies: list[object] = []

    def send(self, event: Event) -> None:
        """Take a step, and look at what every reply must keep."""
        taken = step(ADVISER, self.conversation, event, at=AT)
        self.events.append(event)
        self.replies.append(taken.reply)
        self.conversation = taken.conversation
        assert taken.reply.parts
        assert taken.reply.turn == len(self.events)
        reply_json(taken.reply)

    @rule(text=st.sampled_from(SENTENCES) | st.text(max_size=60))
    def say(self, text: str) -> None:
        """Type something."""
        self.send(Said(text))

    @rule(command=st.sampled_from(tuple(COMMANDS)), argument=st.sampled_from(("", "flask", "django,fastapi", "nobody")))
    def ask(self, command: str, argument: str) -> None:
        """Give a command, with an argument that may make no sense."""
        self.send(Asked(command, argument))  # type: ignore[arg-type]

    @rule(criterion=st.sampled_from(CRITERIA), data=st.data())
    def choose(self, criterion: str, data: st.DataObject) -> None:
        """Click an option of any question."""
        options = [option for option, _ in ADVISER.model.answers_to(criterion)]
        self.send(Chose(criterion, (data.draw(st.sampled_from(options)),)))

    @precondition(lambda self: isinstance(self.conversation.state, Asking))
    @rule(data=st.data())
    def answer_and_go_back(self, data: st.DataObject) -> None:
        """Back after an answer restores the state."""
        before = self.conversation.state
        assert isinstance(before, Asking)
        options = [option for option, _ in ADVISER.model.answers_to(before.question)]
        chosen = data.draw(st.sampled_from(options))
        if (chosen,) == before.profile.wanted(before.question) and before.question in before.profile.asked:
            return
        self.send(Chose("", (chosen,)))
        self.send(Asked("back"))
        assert before == self.conversation.state

    @invariant()
    def asks_nothing_twice(self) -> None:
        """A question that was answered or skipped is not the open one, unless the person opened it again."""
        state = self.conversation.state
        if isinstance(state, Asking):
            assert state.question not in state.profile.asked
        assert len(set(state.profile.asked)) == len(state.profile.asked)

    @invariant()
    def survives_storage(self) -> None:
        """Whatever the state, it can be kept."""
        assert self.conversation == read(write(self.conversation))

    def teardown(self) -> None:
        """The same events give the same conversation."""
        again = Conversation()
        for event, reply in zip(self.events, self.replies, strict=True):
            taken = step(ADVISER, again, event, at=AT)
            again = taken.conversation
            assert reply == taken.reply
        assert again == self.conversation


TestConversations = Conversations.TestCase
TestConversations.settings = settings(max_examples=60, stateful_step_count=15)


def test_it_asks_at_most_so_many_questions() -> None:
    """Skipping everything ends in advice within the budget."""
    conversation = Conversation()
    taken = step(ADVISER, conversation, Asked("start"), at=AT)
    questions = []
    while (prompt := part(taken.reply, Prompt)) is not None:
        questions.append(prompt.question)
        taken = step(ADVISER, taken.conversation, Asked("skip"), at=AT)

    assert len(questions) <= BUDGET
    assert len(set(questions)) == len(questions)
    assert "recommendation" == taken.reply.kind
