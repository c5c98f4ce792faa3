"""Events of Discord that cannot be used: left aside in one line, and the next one answered."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.serving import unheard
from bot.adviser import Adviser
from tests.adapters.discord.fakes import Core, FakeNotes
from tests.adapters.discord.loopback import payloads as make
from tests.adapters.discord.loopback.conftest import Bot
from tests.adapters.discord.loopback.server import Loopback, Session
from tests.adapters.discord.loopback.steps import COMMAND, asking, click, control
from tests.hostile import HUSH, Listener, spoiled

QUESTION = {"options": [{"name": "question", "type": 3, "value": HUSH}]}
PART = {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "text", "value": HUSH}}


OF_EVENTS = ("discord.py: on_", "CommandTree", "discord-ui")
"""How the names of tasks begin that deal with an event."""


EXPECTED = ("An answer failed", "Task exception was never retrieved")
"""What the person was told; and what discord.py does in tasks of its own, where a message's controls cannot be read."""


class Line:
    """A running bot, what it logs, and good events of every kind."""

    def __init__(self, runner: asyncio.Runner, discord: Loopback, bot: Bot, log: Listener) -> None:
        self.runner, self.discord, self.bot, self.log = runner, discord, bot, log
        self.shown: dict[str, Any] = {}
        self.session: Session = runner.run(self._begun())

    async def _begun(self) -> Session:
        session = await self.bot.start(person_turns=10_000, server_turns=10_000)
        await session.dispatch("MESSAGE_CREATE", self.sample("mention")[1])
        self.shown = await self.discord.until(lambda: next(iter(self.discord.messages.values()), None))
        return session

    def sample(self, kind: str) -> tuple[str, dict[str, Any]]:
        """Return a good event."""
        number = self.discord.new_id()

        def interaction(type_: int, data: dict[str, Any], **more: Any) -> tuple[str, dict[str, Any]]:
            return "INTERACTION_CREATE", make.interaction(number, type_, make.ALICE, make.CHANNEL, data, **more)

        match kind:
            case "command":
                return interaction(2, COMMAND | QUESTION)
            case "suggestions":
                focused = {"name": "a", "type": 3, "value": "fl", "focused": True}
                return interaction(4, COMMAND | {"name": "compareframeworks", "options": [focused]})
            case "message menu":
                about = make.message("7000", make.CHANNEL, make.BOB, f"<@{make.APPLICATION}> {HUSH}")
                menu = {"id": "4002", "name": "Which framework?", "type": 3, "target_id": "7000"}
                return interaction(2, menu | {"resolved": {"messages": {"7000": about}}})
            case "click":
                return interaction(3, click(control(self.shown, "No")), message=self.shown)
            case "form":
                form = {"custom_id": f"wf1:{make.ALICE['id']}:1:-w", "components": [PART]}
                return interaction(5, form, message=self.shown)
            case "direct message":
                return "MESSAGE_CREATE", make.message(number, make.DIRECT, make.ALICE, HUSH)
            case _:
                spoken = f"<@{make.APPLICATION}> {HUSH}"
                return "MESSAGE_CREATE", make.message(number, make.CHANNEL, make.ALICE, spoken)

    def deliver(self, name: str, payload: Any) -> None:
        """Deliver an event, and then a good one, which has to be answered."""
        self.runner.run(self._deliver(name, payload))

    async def _deliver(self, name: str, payload: Any) -> None:
        await self.session.dispatch(name, payload)
        await self.bot.asks(self.session, 2, COMMAND)
        while tasks := {task for task in asyncio.all_tasks() if task.get_name().startswith(OF_EVENTS)}:
            await asyncio.wait(tasks)


@contextmanager
def untouched() -> Iterator[None]:
    """Leave discord.py's addresses as they were."""
    api, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, gateway


@pytest.fixture(scope="module")
def line(adviser: Adviser) -> Iterator[Line]:
    """A bot that runs while the tests of this file do."""
    core, discord = Core(adviser), Loopback()
    asking(core)
    with untouched(), asyncio.Runner() as runner, Listener() as log:
        runner.get_loop().set_exception_handler(unheard)
        runner.run(discord.start())
        bot = Bot(discord, core, FakeNotes())
        yield Line(runner, discord, bot, log)
        runner.run(bot.end())
        runner.run(discord.stop())


KINDS = ("command", "suggestions", "message menu", "click", "form", "direct message", "mention")


@settings(max_examples=40)
@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_spoiled_event_is_left_aside(line: Line, kind: str, data: st.DataObject) -> None:
    """The connection lasts, the next one is answered, and the log has neither a trace nor somebody's words."""
    name, payload = line.sample(kind)
    line.log.take()

    line.deliver(name, data.draw(spoiled(payload)))

    errors = [each for each in line.log.take() if each.startswith("ERROR")]
    assert [] == [each for each in errors if not any(known in each for known in EXPECTED)]
    assert 1 == line.discord.identified
