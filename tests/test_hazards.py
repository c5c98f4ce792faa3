"""What no code of ours may do, however clearly a comment excuses it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for folder in ("adapters", "bot", "knowledge") for path in (ROOT / folder).rglob("*.py"))
OURS = [path for path in SOURCES if "packs" not in path.parts]

RUNS_WHAT_IT_READS = re.compile(
    r"(eval|exec|compile|__import__|(pickle|marshal|shelve|dill)\..*|yaml\.(load|load_all|full_load|unsafe_load)"
    r"|os\.(system|popen)|subprocess\.getoutput)"
)
"""Functions by which data can become a program."""


def called(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_that_is_read_is_run(path: Path) -> None:
    """No eval, no pickles, no YAML that makes objects, no shell."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"line {line}: {name}" for line, name in called(tree) if RUNS_WHAT_IT_READS.fullmatch(name)]
    shells = [node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "shell"]

    assert ([], []) == (found, shells)


def test_no_statement_is_put_together_from_values() -> None:
    """Of SQL written as text there is little, and only constants of ours stand in it."""
    spliced = re.compile(r"(?:text|execute|exec_driver_sql)\(\s*f[\"'].*?\{(\w+)\}")
    sources = (path.read_text(encoding="utf-8") for path in OURS)
    found = {name for source in sources if "sqlalchemy" in source for name in spliced.findall(source)}

    assert found <= {"VERSIONS", "BUSY_MS", "synchronous"}  # a pragma takes no parameters
