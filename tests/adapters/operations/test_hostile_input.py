"""Whatever comes in from outside: an answer or a finding, and never a traceback."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.terminal.events import LineError, from_json
from bot.events import Asked, Chose, Said
from knowledge.checking import check
from knowledge.findings import Finding

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
