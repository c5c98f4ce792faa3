"""Replies that tests have the conversation give, where its real ones do not matter."""

from bot.replies import Action, Choice, Offers, Prompt, Reply

YES_NO = Prompt(
    question="admin",
    text="Do you need an admin area?",
    choices=(Choice(id="yes", label="Yes"), Choice(id="no", label="No")),
)
ABOUT = Prompt(
    question="app",
    text="What are you building?",
    choices=tuple(Choice(id=f"kind-{n}", label=f"Kind {n}") for n in range(6)),
    multiple=True,
)
GO_ON = Offers(actions=(Action(command="back", label="Back"), Action(command="helpful", label="Helpful")))


def says(*parts: object, private: bool = False) -> Reply:
    """Return a reply of some parts."""
    return Reply(kind="question", parts=parts, turn=7, private=private)  # type: ignore[arg-type]
