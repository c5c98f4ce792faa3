"""Whatever comes in from outside: an answer or a finding, and never a traceback."""

import io
import json
import logging
import shutil
import tempfile
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.terminal.events import LineError, from_json, key
from adapters.terminal.json_lines import chat_json
from adapters.terminal.protocol import schema
from adapters.terminal.session import Session
from adapters.terminal.stores import PassingStore
from bot.adviser import Adviser
from bot.events import Asked, Chose, ConversationKey, Said
from bot.turn import Answered, Stored
from knowledge.checking import check
from knowledge.findings import Finding
from knowledge.loading import load
from tests.hostile import spoiled

DATABASES = Path(__file__).parents[2] / "packs" / "databases"
DATABASES_FILES = sorted(str(path.relative_to(DATABASES)) for path in DATABASES.rglob("*.yaml"))

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(["text", "choose", "command", "question", "argument"]) | st.text()
LINES = st.text() | st.dictionaries(KEYS, JSON, max_size=3).map(json.dumps) | JSON.map(json.dumps)

YAML = st.text() | st.text(alphabet="[]{}&*!|>%@`#,:-?'\" \n\tab1", max_size=60) | JSON.map(json.dumps)
FILES = st.sampled_from(
    ["pack.yaml", "guidelines.yaml", "topics.yaml", "criteria/a.yaml", "frameworks/a.yaml", "excerpts/a.yaml"]
)


@given(LINES)
def test_any_line_is_an_event_or_a_sentence(line: str) -> None:
    """The protocol of JSON lines."""
    found: object
    try:
        found = from_json(line)
    except LineError as error:
        found = str(error)

    assert isinstance(found, Said | Chose | Asked | str)
    assert found


SHAPE = jsonschema.Draft202012Validator(schema())
COMMANDS = st.sampled_from(["start", "skip", "back", "change", "remove", "compare", "why_not", "starter", "summary"])
EVENTS = st.one_of(
    st.builds(
        lambda text: {"text": text}, st.text() | st.sampled_from(["just tell me", "no", "2", "yes", "forget me"])
    ),
    st.builds(lambda name, argument: {"command": name, "argument": argument}, COMMANDS, st.text(max_size=20)),
    st.builds(lambda options: {"choose": options}, st.lists(st.text(max_size=9) | st.just("yes"), max_size=3)),
)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    """A tiny pack."""
    return Adviser(load(DATABASES))


def answered(adviser: Adviser, lines: bytes) -> list[dict[str, object]]:
    """Return what `chat --json` writes."""
    written = io.StringIO()
    with Session(adviser, PassingStore(), key("json")) as session:
        chat_json(session, io.BytesIO(lines), written, fresh=False)
    return [json.loads(line) for line in written.getvalue().splitlines()]


@settings(max_examples=30)
@given(st.lists(st.binary(max_size=80) | EVENTS.map(json.dumps).map(str.encode), max_size=8))
def test_any_lines_get_an_object_each(adviser: Adviser, lines: list[bytes]) -> None:
    """Each of them what the schema says, none of them a defect; and the last one, which is good, its answer."""
    sent = b"\n".join([*lines, b'{"command": "restart"}'])

    found = answered(adviser, sent)

    assert len([line for line in sent.split(b"\n") if line.strip()]) == len(found)
    assert [] == [one["text"] for one in found if "reference" in str(one["text"])]
    assert "question" == found[-1]["kind"]
    assert [] == [problem.message for one in found for problem in SHAPE.iter_errors(one)]


def test_a_defect_is_answered_with_a_reference(adviser: Adviser, caplog: pytest.LogCaptureFixture) -> None:
    """On standard error stands where it happened, without what was said, and the next line is answered."""

    class Broken(PassingStore):
        async def save(self, key: ConversationKey, stored: Stored, answered: Answered) -> None:
            raise ValueError(f"{key}: {stored.state} {answered.event}")

    written = io.StringIO()
    with Session(adviser, Broken(), key("json")) as session, caplog.at_level(logging.ERROR):
        chat_json(session, io.BytesIO(b'{"text": "a secret plan"}\n' * 2), written, fresh=False)
    first, second = (json.loads(line)["text"] for line in written.getvalue().splitlines())

    assert "That did not work" in first
    assert first.rpartition(" ")[2] in caplog.text
    assert "That did not work" in second
    assert "secret" not in caplog.text


@settings(deadline=None)
@given(st.dictionaries(FILES, YAML, min_size=1, max_size=3))
def test_any_pack_is_loaded_or_its_mistakes_are_listed(files: dict[str, str]) -> None:
    """Random files are no pack, and what is wrong is said with a place."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode(errors="surrogatepass"))
        found = check(Path(folder))

    assert found
    assert all(isinstance(finding, Finding) for finding in found)


@settings(max_examples=60)
@given(st.data())
def test_any_spoiled_pack_is_loaded_or_its_mistakes_are_listed(data: st.DataObject) -> None:
    """A good pack, of which a part is missing or of the wrong kind: every finding names a file and a line."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(shutil.copytree(DATABASES, Path(folder, "pack")))
        file = pack / data.draw(st.sampled_from(DATABASES_FILES))
        file.write_text(yaml.safe_dump(data.draw(spoiled(yaml.safe_load(file.read_text()))), allow_unicode=True))
        found = check(pack)

        assert [] == [
            str(finding) for finding in found if not (pack / finding.place.file).exists() or finding.place.line < 1
        ]
