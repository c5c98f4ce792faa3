"""A conversation held by one process: events in, replies out, one after the other."""

import asyncio
import logging
import secrets
from types import TracebackType
from typing import Self

from adapters.operations.redaction import whereabouts
from adapters.terminal.events import incoming
from bot.adviser import Adviser
from bot.events import ConversationKey, Event
from bot.replies import Notice, Reply, Span
from bot.turn import Store, StoreUnavailableError, take

log = logging.getLogger(__name__)

DEFECT = "That did not work, and nothing was changed. Please report it, with this reference: {reference}"


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
        """Return the reply to an event; when something fails, a reply that says so, and nothing was changed."""
        try:
            return self._runner.run(take(incoming(self._conversation, event), self._store, self._adviser))
        except StoreUnavailableError as error:
            return _failure(str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, there is an answer, and the next line gets one too
            reference = secrets.token_hex(4)
            log.error("a turn failed, reference %s: %s", reference, whereabouts(error))  # noqa: TRY400
            return _failure(DEFECT.format(reference=reference))


def _failure(text: str) -> Reply:
    return Reply(kind="notice", parts=(Notice(tone="error", spans=(Span(text),)),))
