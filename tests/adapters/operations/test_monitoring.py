"""The operators' port, and what is counted."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from prometheus_client import REGISTRY

from adapters.operations.monitoring import Counted, counted, operations
from adapters.platforms import Parts
from adapters.settings import Settings
from adapters.storage.conversations import Conversations
from adapters.storage.engine import open_engine
from adapters.storage.migrate import migrate
from bot.adviser import Adviser
from bot.events import Asked, ConversationKey, Event, Incoming, Said
from bot.replies import Echo, Notice, Part, Reply, Span
from bot.turn import Answered, ConflictError, Stored, StoreUnavailableError
from knowledge.loading import load
from tests.stores import FakeStore

HOST = "127.0.0.1"
INCOMING = Incoming(
    key=ConversationKey(platform="tests", person="p"), id="1", at=datetime(2026, 1, 1, tzinfo=UTC), event=Said("hush")
)
STORED = Stored(version=2, state="{}", updated=INCOMING.at)
ANSWERED = Answered(event="1", reply=b"{}", at=INCOMING.at)


async def yes() -> bool:
    """Return that all is well."""
    return True


async def no() -> bool:
    """Return that it is not."""
    return False


async def broken() -> bool:
    """Fail."""
    raise ConnectionError


async def get(port: int, path: str) -> tuple[int, str]:
    """Return a page's status and text."""
    async with aiohttp.ClientSession() as session, session.get(f"http://{HOST}:{port}{path}") as answer:
        return answer.status, await answer.text()


async def test_alive_and_ready() -> None:
    """Both are fine when every check holds."""
    async with operations(HOST, 0, {"database": yes}) as port:
        assert (200, '{"alive": true}') == await get(port, "/healthz")
        assert (200, '{"database": true}') == await get(port, "/readyz")


@pytest.mark.parametrize("check", [no, broken])
async def test_not_ready_while_something_is_missing(check: object) -> None:
    """Alive all the same: restarting would not help."""
    async with operations(HOST, 0, {"database": yes, "slack": check}) as port:  # type: ignore[dict-item]
        assert (503, '{"database": true, "slack": false}') == await get(port, "/readyz")
        assert (await get(port, "/healthz"))[0] == 200


async def test_a_taken_port_is_no_reason_not_to_serve() -> None:
    """Two programs on one machine: the second goes without."""
    async with operations(HOST, 0, {}) as port, operations(HOST, port, {}) as second:
        assert second == 0


async def test_turns_are_counted_without_what_was_said() -> None:
    """By platform and kind of reply."""

    async def take(incoming: Incoming) -> Reply:
        del incoming
        return Reply(kind="notice", parts=())

    await counted(take)(INCOMING)
    async with operations(HOST, 0, {}) as port:
        _, text = await get(port, "/metrics")

    assert 'whichframework_turns_total{kind="notice",platform="tests"} 1.0' in text
    assert "hush" not in text


async def test_failures_are_counted_and_passed_on() -> None:
    """By platform and error."""

    async def take(incoming: Incoming) -> Reply:
        raise StoreUnavailableError(f"no disk for {incoming.id}")

    with pytest.raises(StoreUnavailableError):
        await counted(take)(INCOMING)

    labels = {"platform": "tests", "error": "StoreUnavailableError"}
    assert REGISTRY.get_sample_value("whichframework_errors_total", labels) == 1.0


async def test_what_was_not_understood_is_counted_and_not_kept() -> None:
    """Whether the whole of it, or a part of what was otherwise understood."""
    nothing = Notice(tone="info", spans=(Span("hush", "quote"), Span(" is nothing I can use.")))
    a_part = Echo(title="What I heard", items=(), not_understood=("hush",))
    remark = Notice(tone="info", spans=(Span("Done."),))
    before = sample("whichframework_misses_total", platform="tests")

    for part in (nothing, a_part, remark):

        async def take(incoming: Incoming, part: Part = part) -> Reply:
            del incoming
            return Reply(kind="notice", parts=(part,))

        await counted(take)(INCOMING)

    assert 2 == sample("whichframework_misses_total", platform="tests") - before


async def test_conflicts_are_counted_and_passed_on() -> None:
    """The turn is what tries again."""
    before = sample("whichframework_retries_total", platform="tests")

    with pytest.raises(ConflictError):
        await Counted(FakeStore()).save(INCOMING.key, STORED, ANSWERED)

    assert 1 == sample("whichframework_retries_total", platform="tests") - before


async def test_metrics_show_what_is_connected() -> None:
    """Looked at when it is asked for."""
    async with operations(HOST, 0, {"slack": yes, "discord": no}) as port:
        _, text = await get(port, "/metrics")

    assert 'whichframework_ready{part="slack"} 1.0' in text
    assert 'whichframework_ready{part="discord"} 0.0' in text


async def test_an_unforeseen_failure_is_logged_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    """Its message may quote somebody."""

    async def take(incoming: Incoming) -> Reply:
        raise ValueError(f"hush {incoming.id}")

    with pytest.raises(ValueError, match="hush"):
        await counted(take)(INCOMING)

    assert "a turn failed: ValueError at" in caplog.text
    assert "hush" not in caplog.text


async def test_a_conversation_shows_in_every_count(tmp_path: Path) -> None:
    """Turns with their seconds, what was asked, what was recommended."""
    engine = open_engine(f"sqlite:///{tmp_path / 'c.db'}")
    migrate(engine)
    adviser = Adviser(load(Path(__file__).parents[2] / "packs" / "databases"))
    parts = Parts(settings=Settings(), adviser=adviser, engine=engine, store=Conversations(engine))
    events: tuple[Event, ...] = (Asked("start"), Said("analytics over many rows"), Asked("tell_me"))
    for number, event in enumerate(events):
        await parts.take(replace(INCOMING, id=str(number), key=replace(INCOMING.key, platform="whole"), event=event))
    parts.store.close()
    async with operations(HOST, 0, {}) as port:
        _, text = await get(port, "/metrics")

    assert 'whichframework_turn_seconds_count{platform="whole"} 3.0' in text
    assert 'whichframework_recommendations_total{candidate="duckdb"}' in text
    assert 'whichframework_questions_total{criterion="' in text


def sample(name: str, **labels: str) -> float:
    """Return a count so far."""
    return REGISTRY.get_sample_value(name, labels) or 0.0
