"""A conversation held by one process: events in, replies out, one after the other."""

import asyncio
from types import TracebackType
from typing import Self

from adapters.terminal.events import incoming
from bot.adviser import Adviser
from bot.events import ConversationKey, Event
from bot.replies import Notice, Reply, Span
from bot.turn import Store, StoreUnavailableError, take


class Session:
    """Takes turns. Between turns no event loop runs, so that reading a line may block."""

    def __init__(self, adviser: Adviser, store: Store, conversation: ConversationKey) -> None:
        """Nothing is read or written before the first event."""
        self._adviser = adviser
        self._store = store
        self._conversation = conversation
        self._runner = asyncio.Runner()

    def __enter__(self) -> Self:
        """Return the session; leaving it ends its event loop."""
        self._runner.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the event loop."""
        self._runner.__exit__(kind, error, trace)

    def say(self, event: Event) -> Reply:
        """Return the reply to an event; when the store fails, a reply that says so, and nothing was changed."""
        try:
            return self._runner.run(take(incoming(self._conversation, event), self._store, self._adviser))
        except StoreUnavailableError as error:
            return Reply(kind="notice", parts=(Notice(tone="error", spans=(Span(str(error)),)),))
