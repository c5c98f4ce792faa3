"""Signed payloads that cannot be used: refused in one line, nothing stored, and the next one answered."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.service import Service
from bot.adviser import Adviser
from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.delivery import Delivery, HttpLine, encoded, signed
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack, loopback
from tests.adapters.slack.test_oauth import MANY, install
from tests.hostile import HUSH, Listener, spoiled

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")  # slack_sdk still uses it

UNDELIVERED = "answer not delivered"
EXPECTED = (UNDELIVERED, "AuthorizeResult")
"""Errors that are nobody's defect: a place where nobody may be written to, a workspace that never installed the app."""


@dataclass
class Line:
    """An app that many workspaces installed, with good payloads of every kind, and all that it logs."""

    runner: asyncio.Runner
    slack: Slack
    setting: Setting
    service: Service
    ada: Person
    samples: dict[str, Delivery]
    log: Listener

    def post(self, body: bytes, content_type: str) -> int:
        """Send a signed request; return the status when the answer is out."""
        return self.runner.run(self._post(body, content_type))

    async def _post(self, body: bytes, content_type: str) -> int:
        assert isinstance(self.slack.line, HttpLine)
        headers = {"Content-Type": content_type, **signed(body, self.slack.clock)}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.slack.line.url, data=body, headers=headers) as response,
        ):
            await response.read()
        await self.service.idle()
        return response.status

    def still_answers(self) -> bool:
        """Return whether somebody who asks now is answered."""
        self.slack.clock.advance(minutes=2)
        before = len(self.ada.sees("CPROBE"))
        self.runner.run(self.ada.command("help", channel="CPROBE"))
        return len(self.ada.sees("CPROBE")) == before + 1


@pytest.fixture(scope="module")
def line(databases: Adviser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """An app that runs while the tests of this file do."""
    with asyncio.Runner() as runner, Listener() as log:
        stack = AsyncExitStack()
        slack = runner.run(stack.enter_async_context(loopback()))
        setting = Setting(slack, databases, tmp_path_factory.mktemp("slack"))
        service = runner.run(stack.enter_async_context(setting.app(**MANY)))
        for team in ("T1", "T2"):
            runner.run(install(service.port, team))
        ada = slack.person("UADA")
        samples = runner.run(collected(slack, ada, slack.person("UADMIN", "T2")))
        yield Line(runner, slack, setting, service, ada, samples, log)
        runner.run(stack.aclose())


async def collected(slack: Slack, ada: Person, admin: Person) -> dict[str, Delivery]:
    """Return a good payload of each kind."""
    found = {}

    def keep(name: str) -> None:
        found[name] = Delivery(*ada.last)

    await ada.command(f"we keep user accounts, {HUSH}")
    keep("command")
    await ada.click("Yes")
    keep("button")
    await ada.click("Tell me more")
    await ada.send_form(text=HUSH)
    keep("form")
    await ada.mention(HUSH)
    keep("mention")
    await ada.write(HUSH)
    keep("direct message")
    await ada.open_app("messages")
    keep("messages tab")
    await ada.open_app()
    keep("home tab")
    await ada.click_home("What do you know about me?")
    keep("button at home")
    await ada.ask_about(HUSH)
    keep("message shortcut")
    await ada.ask()
    keep("global shortcut")
    stamp = slack.world.stamp()
    edited = {"type": "message", "subtype": "message_changed", "channel": ada.direct, "ts": stamp}
    events: tuple[tuple[Person, dict[str, Any]], ...] = (
        (ada, {"type": "function_executed", "function": {"callback_id": "recommend_framework", "id": "Fn1"},
               "inputs": {"description": HUSH}, "function_execution_id": "Fx1", "event_ts": stamp,
               "bot_access_token": ada.workspace.token}),
        (ada, edited | {"message": {"user": ada.id, "text": HUSH, "ts": stamp}}),
        (admin, {"type": "app_uninstalled"}),
        (admin, {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": ["U2"]}}),
    )  # fmt: skip
    found |= {event["type"]: Delivery("events_api", person.envelope(event)) for person, event in events}
    return found


KINDS = (
    "command", "button", "form", "mention", "direct message", "messages tab", "home tab", "button at home",
    "message shortcut", "global shortcut", "function_executed", "message", "app_uninstalled", "tokens_revoked",
)  # fmt: skip


def renewed(part: Any, number: int) -> Any:
    """Return a payload with ids that no delivery had before."""
    if isinstance(part, list):
        return [renewed(each, number) for each in part]
    if not isinstance(part, dict):
        return part
    new = {"trigger_id": f"{number}.trigger", "ts": f"{number}.1", "action_ts": f"{number}.1", "id": f"V{number}",
           "function_execution_id": f"Fx{number}", "event_id": f"Ev{number}"}  # fmt: skip
    return {
        name: new[name] if name in new and str(value)[:1] in "0123456789VFE" else renewed(value, number)
        for name, value in part.items()
    }


@settings(max_examples=25)
@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_spoiled_payload_is_refused_in_one_line(line: Line, kind: str, data: st.DataObject) -> None:
    """No status of 500, no trace, nobody's words in the log; what is refused leaves nothing behind."""
    sample = line.samples[kind]
    payload = data.draw(spoiled(renewed(sample.payload, 1_000_000_000 + line.slack.world.number())))
    turns, stored = len(line.setting.turns), dict(line.setting.store.conversations)
    line.log.take()

    status = line.post(*encoded(Delivery(sample.kind, payload)))
    lines = line.log.take()

    assert status in {200, 400, 404} or (status == 503 and any(UNDELIVERED in each for each in lines))
    assert [] == [each for each in lines if each.startswith("ERROR") and not any(known in each for known in EXPECTED)]
    if status in {400, 404}:
        assert 1 == len(lines)
        assert "payload refused" in lines[0]
        assert (turns, stored) == (len(line.setting.turns), line.setting.store.conversations)
    assert line.still_answers()


@pytest.mark.parametrize(
    ("kind", "place", "told"),
    [
        ("command", ("user_id",), "user_id is missing"),
        ("mention", ("event", "ts"), "event.ts is missing"),
        ("button", ("actions", 0, "action_id"), "actions.0.action_id is missing"),
        ("form", ("view", "private_metadata"), "view.private_metadata is missing"),
        ("home tab", ("event", "user"), "event.user is missing"),
        ("function_executed", ("event", "inputs"), "event.inputs is missing"),
    ],
)
def test_the_log_names_the_field(line: Line, kind: str, place: tuple[str | int, ...], told: str) -> None:
    """And Slack is asked not to bring it again."""
    payload = renewed(line.samples[kind].payload, 1_000_000_000 + line.slack.world.number())
    *way, last = place
    holder = payload
    for step in way:
        holder = holder[step]
    del holder[last]
    line.log.take()

    assert 400 == line.post(*encoded(Delivery(line.samples[kind].kind, payload)))
    assert [f"WARNING adapters.slack.refusals: payload refused: {told}"] == line.log.take()


@settings(max_examples=60)
@given(
    text=st.text(max_size=200)
    | st.recursive(
        st.none() | st.text(max_size=8), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    ).map(json.dumps)
    | st.sampled_from(["[" * 100_000, "{" * 100_000, "payload=" + "[" * 5_000, "payload=", "payload=%7B", "9" * 9_000]),
    content_type=st.sampled_from(["application/json", "application/x-www-form-urlencoded", "text/plain"]),
)
def test_any_signed_body_is_refused_or_ignored(line: Line, text: str, content_type: str) -> None:
    """Whatever it is, and however deeply nested."""
    line.log.take()

    status = line.post(text.encode(), content_type)

    assert status in {200, 400, 404}
    assert 1 == len(line.log.take())


@settings(max_examples=40)
@given(data=st.data(), kind=st.sampled_from(KINDS[:12]))
def test_a_spoiled_envelope_does_not_end_socket_mode(socket: Line, data: st.DataObject, kind: str) -> None:
    """The connection lasts, and whoever comes next is answered."""
    sample = socket.samples[kind]
    payload = data.draw(spoiled(renewed(sample.payload, 1_000_000_000 + socket.slack.world.number())))
    socket.log.take()

    socket.runner.run(socket.slack.socket.throw(sample.kind, payload))

    assert socket.still_answers()
    assert [] == [
        each for each in socket.log.take() if each.startswith("ERROR") and not any(known in each for known in EXPECTED)
    ]


@pytest.fixture(scope="module")
def socket(line: Line, databases: Adviser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """The same payloads by Socket Mode, in a Slack of its own."""
    stack = AsyncExitStack()
    slack = line.runner.run(stack.enter_async_context(loopback()))
    setting = Setting(slack, databases, tmp_path_factory.mktemp("socket"))
    service = line.runner.run(stack.enter_async_context(setting.app()))
    yield Line(line.runner, slack, setting, service, slack.person("UADA"), line.samples, line.log)
    line.runner.run(stack.aclose())


def test_the_word_payload_does_not_swallow_a_command(line: Line) -> None:
    """Bolt would take the form of such a command for one that holds a payload."""
    line.runner.run(line.ada.command("analytics over many rows, and the payload is large"))

    assert "analysis over many rows" in line.ada.reads()
