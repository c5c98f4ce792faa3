"""Plain baselines: the least that a dialogue with kept state can cost, and a state machine library."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from transitions import Machine

EMPTY = '{"at": 0, "answers": {}}'
QUESTIONS = ("experience", "goal", "app", "runs", "advice")


def dict_with_json() -> Callable[[int], object]:
    """A dict of conversations, each turn through JSON and back."""
    kept: dict[int, str] = {}

    def turn(number: int) -> object:
        state: dict[str, Any] = json.loads(kept.get(number // 5, EMPTY))
        state["answers"][QUESTIONS[state["at"] % 5]] = "some"
        state["at"] += 1
        kept[number // 5] = json.dumps(state)
        return state

    return turn


def durable_sqlite(file: Path) -> Callable[[int], object]:
    """The same in SQLite, each turn committed so that it survives a power failure."""
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, version INTEGER, state TEXT)")

    def turn(number: int) -> object:
        row = database.execute("SELECT version, state FROM kept WHERE id=?", (number // 5,)).fetchone()
        version = row[0] if row else 0
        state: dict[str, Any] = json.loads(row[1] if row else EMPTY)
        state["answers"][QUESTIONS[state["at"] % 5]] = "some"
        state["at"] += 1
        text = json.dumps(state)
        database.execute(
            "INSERT INTO kept VALUES (?, 1, ?) ON CONFLICT(id) DO UPDATE SET version=?, state=? WHERE version=?",
            (number // 5, text, version + 1, text, version),
        )
        return state

    return turn


def transitions_machine() -> Callable[[int], object]:
    """A machine of the `transitions` library for each conversation."""
    machines: dict[int, Machine] = {}

    def turn(number: int) -> object:
        machine = machines.get(number // 5)
        if machine is None:
            machine = machines[number // 5] = Machine(states=list(QUESTIONS), initial=QUESTIONS[0])
            machine.add_ordered_transitions()
        machine.next_state()
        return machine.state

    return turn
