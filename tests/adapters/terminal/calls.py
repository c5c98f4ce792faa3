"""Calls of the command line, as a shell makes them."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import jsonschema

from adapters.terminal.protocol import schema


def call(
    arguments: Sequence[str | bytes], environment: Mapping[str, str], given: str | bytes = "", code: int = 0
) -> str:
    """Run `whichframework` and return what it printed; check the exit code, and that no traceback was shown."""
    entered = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    done = subprocess.run(
        [sys.executable, "-m", "adapters.main", *arguments],
        input=entered,
        env=environment,
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode()

    assert "Traceback" not in said
    assert code == done.returncode, said
    return done.stdout.decode() + said


def reply(arguments: Sequence[str | bytes], environment: Mapping[str, str], given: str | bytes = "") -> dict[str, Any]:
    """Run it and return the one object that it printed, which is what the schema says."""
    (found,) = replies(arguments, environment, given)
    return found


def replies(
    arguments: Sequence[str | bytes], environment: Mapping[str, str], given: str | bytes = ""
) -> list[dict[str, Any]]:
    """Run it and return the objects that it printed."""
    found = [json.loads(line) for line in call(arguments, environment, given).splitlines()]
    for one in found:
        jsonschema.validate(one, schema())
    return found


def lines(*entered: Mapping[str, object]) -> str:
    """Return objects as lines of JSON."""
    return "".join(f"{json.dumps(one)}\n" for one in entered)
