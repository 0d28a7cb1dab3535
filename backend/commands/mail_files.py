"""Mails out of files: .eml, .json (one Graph message), .jsonl (one a line), and standard input as JSONL."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from backend.domain.errors import UnreadableMessage
from backend.domain.message import Message
from backend.reading.eml import parse_eml
from backend.reading.graph_message import parse_message

STANDARD_INPUT = "-"
JSON_LINES = ".jsonl"


@dataclass(frozen=True)
class MailFile:
    """One mail yet to be read: `id` is its own, or the file's name, or the number of its line."""

    id: str
    read: Callable[[], Message]
    """Raises UnreadableMessage."""


def mails_in(paths: tuple[str, ...]) -> Iterator[MailFile]:
    """Every mail in the order of the paths, one at a time, so that memory stays small."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _lines(sys.stdin.buffer)
        elif path.lower().endswith(JSON_LINES):
            yield from _file_of_lines(Path(path))
        else:
            yield _single(Path(path))


def _file_of_lines(path: Path) -> Iterator[MailFile]:
    try:
        with path.open("rb") as file:
            yield from _lines(file)
    except OSError as error:
        yield MailFile(path.name, partial(_unreadable, error))


def _unreadable(error: OSError) -> Message:
    raise error


def _lines(file: IO[bytes]) -> Iterator[MailFile]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            raw, fault = _json(line)
            given = raw.get("id") if isinstance(raw, dict) else None
            name = (
                given if isinstance(given, str | int) and not isinstance(given, bool) and given != "" else number
            )
            yield MailFile(str(name), lambda raw=raw, fault=fault: _message(raw, fault))  # type: ignore[misc]


def _single(path: Path) -> MailFile:
    def read() -> Message:
        content = path.read_bytes()
        return _message(*_json(content)) if path.suffix.lower() == ".json" else parse_message(parse_eml(content))

    return MailFile(path.name, read)


def _json(content: bytes) -> tuple[Any, str]:
    try:
        return json.loads(content.decode("utf-8-sig")), ""
    except (ValueError, RecursionError):
        return None, "not_json"


def _message(raw: Any, fault: str) -> Message:
    if fault:
        raise UnreadableMessage(("line", fault))
    return parse_message({**raw, "id": ""} if isinstance(raw, dict) else raw)
