"""Remembers the slow part of training between commands, until corpus, rules or code change."""

import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".local" / "training"
WATCHED = (
    "corpus/*.jsonl",
    "training/*.*",
    "backend/detection/**/*.py",
    "backend/reading/*.*",
    "backend/rules/*.toml",
)
WATCHED_TOO = ("backend/lexicons/**/*.toml", "backend/domain/*.py", "backend/policies/*.toml")


def remembered(work: Callable[[], T]) -> T:
    """What `work` gave the last time, or now. The file is made here and read here only; it is no model."""
    file = KEPT / f"{_digest()}.pickle"
    if file.is_file():
        found: T = pickle.loads(file.read_bytes())  # noqa: S301 our own scratch file
        return found
    made = work()
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.pickle"):
        old.unlink()
    file.write_bytes(pickle.dumps(made))
    return made


def _digest() -> str:
    digest = hashlib.sha256()
    for pattern in (*WATCHED, *WATCHED_TOO):
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]
