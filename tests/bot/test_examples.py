"""Example conversations: those of the pack, and our own transcripts, each told whole when it fails."""

from pathlib import Path

import pytest
import yaml

from bot.adviser import Adviser
from bot.examples import play, transcript
from knowledge.example import Example
from knowledge.loading import load

TRANSCRIPTS = Path(__file__).parent / "transcripts"
EXAMPLES = {example.id: example for example in load().examples}
OURS = {
    item["id"]: Example.model_validate(item)
    for file in sorted(TRANSCRIPTS.glob("*.yaml"))
    for item in yaml.safe_load(file.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("name", [*EXAMPLES, *OURS])
def test_an_example_conversation_goes_as_written(adviser: Adviser, name: str) -> None:
    """By ids, not by wording."""
    example = EXAMPLES.get(name) or OURS[name]
    played = play(adviser, example)

    assert all(turn.expected == turn.got for turn in played), "\n" + transcript(example, played)


def test_a_failing_example_is_told_whole_with_what_came_instead(adviser: Adviser) -> None:
    """The reader sees how far it had been right."""
    example = Example.model_validate(
        {
            "id": "wrong",
            "title": "Expects what does not come",
            "turns": [{"command": "start", "kind": "question"}, {"command": "tell_me", "kind": "question"}],
        }
    )

    assert (
        "wrong: Expects what does not come\n"
        "  > start\n"
        "      kind: question\n"
        "  > tell_me\n"
        "    - kind: question\n"
        "    + kind: recommendation"
    ) == transcript(example, play(adviser, example))
