"""The HTTP door."""

import asyncio
import json
import logging
import socket
from collections.abc import Mapping

import aiohttp
import pytest

from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.delivery import HttpLine, signed
from tests.adapters.slack.loopback.people import Person
from tests.adapters.slack.loopback.server import Slack

BODY = b'{"type": "event_callback", "note": "a secret"}'


async def post(slack: Slack, headers: Mapping[str, str], body: bytes = BODY) -> int:
    """Post to the app, and return the status."""
    assert isinstance(slack.line, HttpLine)
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            slack.line.url, data=body, headers={"Content-Type": "application/json"} | dict(headers)
        ) as response,
    ):
        return response.status


def changed(headers: Mapping[str, str], **values: str | None) -> dict[str, str]:
    """Return headers with some replaced or left out."""
    missing = values.pop("missing", None)
    names = {"stamp": "X-Slack-Request-Timestamp", "signature": "X-Slack-Signature"}
    new = dict(headers) | {names[name]: str(value) for name, value in values.items()}
    return {name: value for name, value in new.items() if name != missing}


@pytest.mark.parametrize(
    "change",
    [
        {"stamp": "abc"},
        {"stamp": ""},
        {"stamp": "1" * 40},
        {"stamp": "-5"},
        {"stamp": "\u0661\u0662\u0663"},
        {"stamp": "1e9"},
        {"signature": "v0=" + "0" * 64},
        {"signature": ""},
        {"signature": "v1=abc"},
        {"missing": "X-Slack-Signature"},
        {"missing": "X-Slack-Request-Timestamp"},
    ],
)
async def test_whoever_is_not_slack_gets_401(
    http: Setting, slack: Slack, change: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """Quickly, with nothing of what was sent in the log."""
    with caplog.at_level(logging.DEBUG, logger="adapters"):
        status = await post(slack, changed(signed(BODY, slack.clock), **change))

    assert 401 == status
    assert "secret" not in caplog.text
    assert [] == http.turns


async def test_a_stale_request_gets_401(http: Setting, slack: Slack) -> None:
    """A request that was signed more than five minutes ago may be a replay; so may one from the future."""
    headers = signed(BODY, slack.clock)
    slack.clock.advance(minutes=5, seconds=1)
    assert 401 == await post(slack, headers)

    slack.clock.advance(minutes=-11)
    assert 401 == await post(slack, headers)
    del http


async def test_a_changed_body_gets_401(http: Setting, slack: Slack) -> None:
    """The signature is over the body."""
    assert 401 == await post(slack, signed(BODY, slack.clock), BODY + b" ")
    del http


async def test_an_oversized_body_gets_413(http: Setting, slack: Slack) -> None:
    """Announced or not, it is not read to its end."""
    large = b"x" * 600_000
    assert 413 == await post(slack, signed(large, slack.clock), large)
    del http


async def test_a_refusal_does_not_wait_for_the_body(http: Setting, slack: Slack) -> None:
    """With headers that cannot be Slack's, the answer comes before a byte of the body was sent."""
    assert isinstance(slack.line, HttpLine)
    port = int(slack.line.url.split(":")[2].split("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nX-Slack-Signature: v0=0\r\n\r\n")

    line = await asyncio.wait_for(reader.readline(), 10)

    assert b"401" in line
    writer.close()
    del http


async def test_a_malformed_but_signed_body_is_no_crash(http: Setting, slack: Slack) -> None:
    """Bytes that are no text are not Slack's; text that is no payload is refused or ignored."""
    assert 401 == await post(slack, signed(b"\xff\xfe", slack.clock), b"\xff\xfe")
    for body in (b"", b"[]", b"null", b"payload=%7B", b'{"type": "event_callback"}', b"command=%2Fwhichframework"):
        assert await post(slack, signed(body, slack.clock), body) < 600
    assert [] == http.turns


async def test_slacks_challenge_is_answered(http: Setting, slack: Slack) -> None:
    """By which Slack checks the address when it is entered."""
    assert isinstance(slack.line, HttpLine)
    body = json.dumps({"type": "url_verification", "challenge": "c-1"}).encode()
    headers = {"Content-Type": "application/json"} | signed(body, slack.clock)
    async with aiohttp.ClientSession() as session, session.post(slack.line.url, data=body, headers=headers) as response:
        assert "c-1" in await response.text()
    del http


async def test_two_apps_in_one_process_share_nothing(setting: Setting, slack: Slack, ada: Person) -> None:
    """Each has its own port; a conversation may change from one to the other at every step."""
    async with setting.app(mode="http") as one, setting.app(mode="http") as two:
        slack.use_http(one.port)
        await ada.command("we keep user accounts of a web application")
        await one.idle()
        slack.use_http(two.port)
        await ada.click("Yes")
        await two.idle()

    assert "can run a server" in ada.reads()


async def test_after_the_end_nothing_is_taken(setting: Setting, slack: Slack, ada: Person) -> None:
    """On leaving, what is at hand is answered and the port is closed."""
    async with setting.app(mode="http") as service:
        slack.settled = _not_at_all
        await ada.command()
        port = service.port

    assert 1 == len(ada.sees())
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port or 0)) != 0


async def _not_at_all() -> None:
    """Do not wait for the answer."""
