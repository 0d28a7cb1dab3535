"""Finds where quoted history begins: what stands below was written earlier, perhaps by somebody else."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import re2

NEXT_LINES = 3
LONGEST_LINE = 2_000
BOUND = re.compile(r"\{0,\d+\}")


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
    """All opening lines in one expression, so that one look at the text tells that it has none."""
    return re2.compile("(?m)^(?:" + "|".join(f"(?:{marker.line.pattern})" for marker in markers()) + ")")


@cache
def _hint_of_any_marker() -> re2._Regexp:
    """The same without upper bounds: it finds more, and its automaton is small and therefore quick."""
    return re2.compile(BOUND.sub("*", _any_marker().pattern))


def history_start(folded_text: str) -> int:
    """Where history begins in the folded text; its length when there is none.

    A mail that begins with quoted text (a forward without own words) has no history: the sender makes it hers.
    """
    own_words = len(folded_text) - len(folded_text.lstrip())
    if _hint_of_any_marker().search(folded_text):
        end_of_line = _end_of_line(folded_text, own_words)
        for match in _any_marker().finditer(folded_text, end_of_line):
            if _opens_history(_lines_from(folded_text, match.start())):
                return int(match.start())
    return len(folded_text)


def _opens_history(lines: list[str]) -> bool:
    line, following = lines[0], lines[1:]
    return any(
        marker.line.match(line)
        and (marker.following is None or any(marker.following.match(other) for other in following))
        for marker in markers()
    )


def _lines_from(text: str, start: int) -> list[str]:
    """The line that begins there and the next ones, none too long."""
    lines = []
    for _ in range(1 + NEXT_LINES):
        end = _end_of_line(text, start)
        lines.append(text[start : min(end, start + LONGEST_LINE)])
        start = end + 1
    return lines


def _end_of_line(text: str, start: int) -> int:
    found = text.find("\n", start)
    return found if found >= 0 else len(text)
