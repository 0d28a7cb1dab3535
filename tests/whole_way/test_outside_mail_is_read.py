"""Odd, broken and ordinary mails that nobody here wrote: each gives a mail or a clear error, in time."""

from pathlib import Path
from time import perf_counter

import pytest

from backend.domain.errors import UnreadableMessage
from backend.reading.eml import parse_eml
from backend.reading.graph_message import parse_message
from tests.outside_data import outside_data

NO_MAIL = {"SOURCE.md", "LICENSE", "LICENSE.txt"}
SECONDS = 2.0
FILES = sorted(p for p in outside_data("mail").rglob("*") if p.is_file() and p.name not in NO_MAIL)
NOT_READABLE = {"msg_19.txt", "mail_outlook_1"}
"""One has no headers, one is an Outlook .msg file."""


def test_there_are_files() -> None:
    assert len(FILES) > 400


@pytest.mark.parametrize("folder", sorted({p.parent for p in FILES}), ids=lambda p: p.name)
def test_every_file_is_a_mail_or_a_clear_error(folder: Path) -> None:
    unreadable = set()
    for file in (p for p in FILES if p.parent == folder):
        begun = perf_counter()
        try:
            parse_message(parse_eml(file.read_bytes()))
        except UnreadableMessage as error:
            assert error.reasons
            unreadable.add(file.name)
        assert perf_counter() - begun < SECONDS, file.name
    assert unreadable <= NOT_READABLE
