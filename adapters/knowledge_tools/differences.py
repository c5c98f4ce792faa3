"""`knowledge diff`: whose answer changes because of an edit.

Played in both packs: the pack's own example conversations, and questions from files (a list of mappings with `text`,
such as those of the evaluation).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from adapters.failure import CannotGoOnError
from bot.adviser import Adviser
from bot.conversation import step
from bot.examples import AT, event_of
from bot.oneshot import ask
from bot.replies import Ranked, Reply
from bot.state import Conversation
from knowledge.example import Example


def differences(old: Adviser, new: Adviser, questions: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each answer that changes, and a last line that counts."""
    played = changed = 0
    for example in new.pack.examples:
        played += 1
        before, after = _last(old, example), _last(new, example)
        if lines := _difference(before, after):
            changed += 1
            yield f"conversation {example.id}: {example.title}"
            yield from lines
    for name, text in questions:
        played += 1
        if lines := _difference(ask(old, text, at=AT), ask(new, text, at=AT)):
            changed += 1
            yield f"{name}: {_short(text)}"
            yield from lines
    yield f"{changed} of {played} change their answer."


def questions_in(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield name and text of the questions in files."""
    for file in files:
        try:
            held = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (OSError, ValueError, yaml.YAMLError) as error:
            raise CannotGoOnError(f"{file} cannot be read: {error}", 2) from error
        for number, item in enumerate(_items(held), start=1):
            yield f"{file.name} {item.get('id', number)}", str(item["text"])


def _items(held: Any) -> Iterator[dict[str, Any]]:
    """Find the mappings with a `text`, in a list or in lists under some key."""
    if isinstance(held, dict):
        for part in held.values():
            yield from _items(part) if isinstance(part, list) else ()
    elif isinstance(held, list):
        yield from (item for item in held if isinstance(item, dict) and "text" in item)


def _last(adviser: Adviser, example: Example) -> Reply:
    conversation, reply = Conversation(), None
    for turn in example.turns:
        try:
            event = event_of(turn)
        except ValueError as error:
            raise CannotGoOnError(f"conversation {example.id}: {error}", 1) from error
        result = step(adviser, conversation, event, at=AT)
        conversation, reply = result.conversation, result.reply
    return reply or Reply(kind="notice", parts=())


def _difference(before: Reply, after: Reply) -> list[str]:
    old, new = before.standing.ranking, after.standing.ranking
    lines = []
    if _names(old[:1]) != _names(new[:1]):
        lines.append(f"  leads: {_leader(old)} -> {_leader(new)}")
    elif _names(old[:3]) != _names(new[:3]):
        lines.append(f"  best three: {_names(old[:3])} -> {_names(new[:3])}")
    asked = [reply.standing.question.question if reply.standing.question else "nothing" for reply in (before, after)]
    if asked[0] != asked[1]:
        lines.append(f"  asks next: {asked[0]} -> {asked[1]}")
    if before.kind != after.kind:
        lines.append(f"  answers with: {before.kind} -> {after.kind}")
    return lines


def _names(ranking: tuple[Ranked, ...]) -> str:
    return ", ".join(" with ".join((rank.candidate, *rank.companions)) for rank in ranking) or "nobody"


def _leader(ranking: tuple[Ranked, ...]) -> str:
    return f"{_names(ranking[:1])} ({ranking[0].score:+.2f})" if ranking else "nobody"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:87]}..."
