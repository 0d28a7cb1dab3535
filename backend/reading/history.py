"""Finds where quoted history begins: what stands below was written earlier, perhaps by somebody else."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import re2

NEXT_LINES = 3
LONGEST_LINE = 2_000


@dataclass(frozen=True)
class Marker:
    """A line that opens quoted history. `following` must then begin one of the next lines, if given."""

    id: str
    line: re2._Regexp
    following: re2._Regexp | None


@cache
def markers() -> tuple[Marker, ...]:
    """The markers of history_markers.toml. RE2 keeps every one of them linear in time."""
    raw = tomllib.loads(files("backend.reading").joinpath("history_markers.toml").read_text("utf-8"))
    return tuple(
        Marker(m["id"], re2.compile(m["line"]), re2.compile(m["next"]) if "next" in m else None)
        for m in raw["marker"]
    )


@cache
def _any_marker() -> re2._Regexp:
    """All opening lines in one expression: most lines are none of them, and one look tells."""
    return re2.compile("|".join(f"(?:{marker.line.pattern})" for marker in markers()))


def history_start(folded_text: str) -> int:
    """Where history begins in the folded text; its length when there is none.

    A mail that begins with quoted text (a forward without own words) has no history: the sender makes it hers.
    """
    lines = folded_text.split("\n")
    position, has_own_words = 0, False
    for number, line in enumerate(lines):
        if has_own_words and _opens_history(line, lines[number + 1 : number + 1 + NEXT_LINES]):
            return position
        has_own_words = has_own_words or bool(line.strip())
        position += len(line) + 1
    return len(folded_text)


def _opens_history(line: str, following: list[str]) -> bool:
    line = line[:LONGEST_LINE]
    return (
        bool(line)
        and _any_marker().match(line) is not None
        and any(
            marker.line.match(line)
            and (marker.following is None or any(marker.following.match(n[:LONGEST_LINE]) for n in following))
            for marker in markers()
        )
    )
