"""Patterns of other lexicons than those of the rules: checks and excuses look for them in the same search."""

from collections.abc import Iterator
from typing import NamedTuple

from backend.detection.checks.questions import ways_of_asking
from backend.detection.excuses import openings


class OwnPatterns(NamedTuple):
    """Where some patterns stand, so that a fault in them can be named."""

    file: str
    key: str
    sources: tuple[str, ...]


def own_patterns() -> Iterator[OwnPatterns]:
    """All of them."""
    for key, sources in ways_of_asking().items():
        yield OwnPatterns("asking.toml", key, sources)
    yield OwnPatterns("small_print.toml", "words", openings())
