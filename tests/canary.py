"""Words that stand in a mail's every field and must be found nowhere else."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from backend.domain.message import Address, Attachment, Body, Header, Message
from tests.stage import COMPLAINT, SENSITIVE, THREAT

WORD = "KANARIE"
FIELDS = ("SUBJECT", "BODY", "NAME", "ADDRESS", "TO", "CC", "HEADER", "FILE")


def word(field: str) -> str:
    return f"{WORD}-{field}"


def with_canaries(mail: Message, ending: str = "pdf") -> Message:
    """The same mail with a canary in each field, right beside the words that lead to its guidance."""
    mark = word("BODY")
    return replace(
        mail,
        subject=f"{word('SUBJECT')} {mail.subject} {word('SUBJECT')}",
        body=Body(f"{mark} {mail.body.content[:-1]} {mark}. {mark}", mail.body.content_type),
        sender=Address(word("NAME"), f"{word('ADDRESS')}@fjallpost.example"),
        to=(Address(word("TO"), f"{word('TO')}@norsjo.se"),),
        cc=(Address(word("CC"), f"{word('CC')}@norsjo.se"),),
        headers=(
            Header("From", f"{word('NAME')} <{word('ADDRESS')}@fjallpost.example>"),
            Header("X", word("HEADER")),
        ),
        attachments=(Attachment(f"{word('FILE')}.{ending}", "application/pdf", 1),),
    )


CANARIES = {
    "complaint": with_canaries(COMPLAINT),
    "threat": with_canaries(THREAT),
    "sensitive": with_canaries(SENSITIVE),
    "suspicious": with_canaries(replace(COMPLAINT, internet_message_id="<fel@fjallpost.example>"), "pdf.exe"),
}


@contextmanager
def everything_logged() -> Iterator[list[str]]:
    """Every line of every logger at DEBUG, with its traceback, also of loggers that had been told to be quiet."""
    heard: list[str] = []
    ear = _Ear(heard)
    loggers = [logging.getLogger(name) for name in [None, *logging.root.manager.loggerDict]]
    before = [(logger, logger.level, logger.disabled) for logger in loggers]
    logging.root.addHandler(ear)
    try:
        for logger in loggers:
            logger.setLevel(logging.DEBUG)
            logger.disabled = False
        yield heard
    finally:
        logging.root.removeHandler(ear)
        for logger, level, is_disabled in before:
            logger.setLevel(level)
            logger.disabled = is_disabled


class _Ear(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(f"{self.format(record)} {record.args!r}")


def bytes_of(database: Path) -> bytes:
    """The database file, and what SQLite keeps beside it (-wal, -shm, -journal)."""
    return b"".join(file.read_bytes() for file in sorted(database.parent.glob(f"{database.name}*")))
