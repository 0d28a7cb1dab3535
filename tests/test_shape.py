"""The shape of the code is measured: small files, small functions, no sentence for people in code."""

import ast
from pathlib import Path

import pytest

BACKEND = Path(__file__).parents[1] / "backend"
FILES = sorted(p for p in BACKEND.rglob("*.py") if "migrations" not in p.parts)
MOST_LINES, LONGEST_FUNCTION = 150, 30


@pytest.mark.parametrize("file", FILES, ids=lambda p: str(p.relative_to(BACKEND)))
def test_files_and_functions_are_small(file: Path) -> None:
    text = file.read_text("utf-8")
    assert sum(1 for line in text.splitlines() if line.strip()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("file", FILES, ids=lambda p: str(p.relative_to(BACKEND)))
def test_swedish_sentences_live_in_texts(file: Path) -> None:
    """A string with å, ä or ö and a space is a sentence for a person, unless it is a docstring."""
    tree = ast.parse(file.read_text("utf-8"))
    docs = {
        id(stmt.value)
        for node in ast.walk(tree)
        for stmt in (node.body if isinstance(getattr(node, "body", None), list) else [])
        if isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            assert not (" " in node.value.strip() and set(node.value.lower()) & set("åäö")), node.value
