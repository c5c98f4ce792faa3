"""When to try again: after a 429 for as long as Slack says, and after a broken connection with growing pauses."""

import asyncio
import random
from collections.abc import Awaitable, Callable

from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)

Sleep = Callable[[float], Awaitable[None]]
LONGEST_WAIT = 120
"""Seconds; whoever is told to wait longer gives up, so that nothing piles up."""
ATTEMPTS = 3


def retries(sleep: Sleep = asyncio.sleep) -> list[AsyncRetryHandler]:
    """Return what every client of ours retries."""
    return [_RateLimit(sleep), _Connection(sleep)]


class _RateLimit(AsyncRateLimitErrorRetryHandler):
    """Waits as long as `Retry-After` says."""

    def __init__(self, sleep: Sleep) -> None:
        super().__init__(max_retry_count=ATTEMPTS)
        self._sleep = sleep

    async def _can_retry_async(
        self,
        *,
        state: RetryState,  # noqa: ARG002 - the library's signature
        request: HttpRequest,  # noqa: ARG002
        response: HttpResponse | None = None,
        error: Exception | None = None,  # noqa: ARG002
    ) -> bool:
        return response is not None and response.status_code == 429 and _retry_after(response) <= LONGEST_WAIT

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,  # noqa: ARG002 - the library's signature
        response: HttpResponse | None = None,
        error: Exception | None = None,  # noqa: ARG002
    ) -> None:
        state.next_attempt_requested = True
        await self._sleep(_retry_after(response) if response else 1.0)
        state.increment_current_attempt()


class _Connection(AsyncConnectionErrorRetryHandler):
    """Waits a little longer each time, by chance a little more, so that not everybody returns at once."""

    def __init__(self, sleep: Sleep) -> None:
        super().__init__(max_retry_count=ATTEMPTS)
        self._sleep = sleep

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,  # noqa: ARG002 - the library's signature
        response: HttpResponse | None = None,  # noqa: ARG002
        error: Exception | None = None,  # noqa: ARG002
    ) -> None:
        state.next_attempt_requested = True
        await self._sleep(0.5 * 2**state.current_attempt + random.random() / 4)  # noqa: S311 - no secret
        state.increment_current_attempt()


def _retry_after(response: HttpResponse) -> float:
    values = next((value for name, value in response.headers.items() if name.lower() == "retry-after"), ["1"])
    first = values if isinstance(values, str) else values[0]
    return float(first) if first.isdecimal() else 1.0
