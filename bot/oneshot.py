"""One question, one answer, nothing kept: the best that can be said about a text as it stands."""

from datetime import datetime

from bot.adviser import Adviser
from bot.conversation import step
from bot.events import Asked, Said
from bot.replies import Reply
from bot.state import Asking, Confirming, Conversation


def ask(adviser: Adviser, text: str, *, at: datetime) -> Reply:
    """Return the advice that follows from a text, or the answer to the question that it is.

    Where the conversation would ask something back, this recommends at once; the reply's standing says what it would
    ask.
    """
    said = step(adviser, Conversation(), Said(text), at=at)
    if isinstance(said.conversation.state, Asking | Confirming) and said.reply.kind == "question":
        return step(adviser, said.conversation, Asked("tell_me"), at=at).reply
    return said.reply
