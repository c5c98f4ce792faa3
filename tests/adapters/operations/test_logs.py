"""What a log says, and what it never says."""

import json
import logging
from collections.abc import Iterator

import pytest

from adapters.logs import CHATTY, start_logging
from adapters.operations.redaction import REDACTED, redactor, whereabouts
from adapters.settings import Settings

log = logging.getLogger("adapters.something")


@pytest.fixture(autouse=True)
def _loggers() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    before = root.level, root.handlers[:], {name: logging.getLogger(name).level for name in CHATTY}
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    for name, level in before[2].items():
        logging.getLogger(name).setLevel(level)


def start(**changes: object) -> None:
    """Log as with these settings."""
    start_logging(Settings.model_validate({"log_format": "json", "discord_token": "abcdef-secret", **changes}))


def test_a_line_is_json_with_its_reference(capsys: pytest.CaptureFixture[str]) -> None:
    """What a person reads as reference can be looked up."""
    start()
    log.error("a turn failed", extra={"reference": "1a2b3c4d"})
    line = json.loads(capsys.readouterr().err)

    assert ("a turn failed", "1a2b3c4d", "error") == (line["event"], line["reference"], line["level"])


def test_people_get_no_json(capsys: pytest.CaptureFixture[str]) -> None:
    """In a terminal a line can be read."""
    start(log_format="pretty")
    log.info("serving slack")

    assert "serving slack" in (line := capsys.readouterr().err)
    assert not line.startswith("{")


def test_errors_show_their_place_and_not_their_message(capsys: pytest.CaptureFixture[str]) -> None:
    """An error may quote what somebody said; its kind and place are enough to find it."""
    start()
    try:
        try:
            int("my secret plan")
        except ValueError as error:
            raise RuntimeError("about my secret plan") from error
    except RuntimeError:
        log.exception("a turn failed")
    written = capsys.readouterr().err

    assert "secret plan" not in written
    assert "ValueError at test_logs.py" in written
    assert "RuntimeError at test_logs.py" in written


def test_a_chain_of_errors_that_bites_its_tail_ends() -> None:
    """Each error appears once."""
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first

    assert "KeyError at no place known; then ValueError at no place known" == whereabouts(first)


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-123-abc",
        "xapp-1-A0-zz",
        "MTAwMDAwMDAwMDAwMDAwMDAw.GabcdE.abcdefghijklmnopqrstuvwxyz0123456",
        "bot:hunter2",
        "https://hooks.slack.com/actions/T1/2/xyz",
        "abcdef-secret",
        "ada@example.org",
    ],
)
def test_secrets_are_taken_out_wherever_they_stand(secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In a message, and in what it is formatted with."""
    start()
    shown = f"postgresql://{secret}@host/x" if secret == "bot:hunter2" else secret
    log.warning("not reached: %s", shown)
    written = capsys.readouterr().err

    assert secret not in written
    assert REDACTED in written


def test_libraries_that_quote_payloads_are_not_heard(capsys: pytest.CaptureFixture[str]) -> None:
    """Bolt's warning about a request that nobody handles holds the whole of it."""
    start()
    logging.getLogger("slack_bolt.AsyncApp").warning("Unhandled request ({'text': 'my plan'})")
    logging.getLogger("discord.gateway").info("my plan")

    assert "" == capsys.readouterr().err


def test_everyday_words_are_left_alone() -> None:
    """Even when a secret is one letter long."""
    assert "not ready: slack" == redactor(["a", ""])("not ready: slack")
