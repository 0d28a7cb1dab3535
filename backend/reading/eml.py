"""A mail file (.eml, RFC 5322) in the shape of Graph's `message`, so that one parser serves every way in."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from backend.domain.errors import UnreadableMessage
from backend.reading.eml_parts import BROKEN, attachments_of, body_of, shown_parts
from backend.reading.mail_text import clean, readable

LONGEST_HEADER = 100_000
LONGEST_STRUCTURED = 4_000
"""The library's parser of structured headers is slower than linear."""

MOST_PARTS = 10_000


class _PatientHeaders(HeaderRegistry):
    """A structured header that breaks the rules counts as empty instead of stopping the whole mail."""

    def __call__(self, name: str, value: str) -> Any:
        try:
            return super().__call__(name, value[:LONGEST_STRUCTURED])
        except (*BROKEN, RecursionError):
            return super().__call__(name, "")


PATIENT = policy.default.clone(header_factory=_PatientHeaders())


def parse_eml(raw: bytes) -> dict[str, Any]:
    """Reads a mail as it travelled into a subset of Graph's `message`, however broken it is.

    Raises UnreadableMessage for what has no headers at all, or has parts beyond reason.
    """
    if raw.count(b"\n--") > MOST_PARTS:
        raise UnreadableMessage(("parts", "too_many"))
    try:
        message = BytesParser(EmailMessage, policy=PATIENT).parsebytes(raw.removeprefix(BOM_UTF8))
        headers = _headers(message)
        if not headers:
            raise UnreadableMessage(("headers", "missing"))
        shown = shown_parts(message)
        body, attachments = body_of(shown), attachments_of(message, shown)
    except (*BROKEN, RecursionError) as error:
        raise UnreadableMessage(("file", type(error).__name__)) from None
    return {**_envelope(headers), "body": body, "attachments": attachments}


def _envelope(headers: list[tuple[str, str]]) -> dict[str, Any]:
    senders = _recipients(headers, "from") or _recipients(headers, "sender")
    received = _received(headers)
    return {
        "subject": readable(_first(headers, "subject")),
        **({"from": senders[0]} if senders else {}),
        "toRecipients": _recipients(headers, "to"),
        "ccRecipients": _recipients(headers, "cc"),
        "internetMessageHeaders": [{"name": clean(name), "value": readable(value)} for name, value in headers],
        "internetMessageId": readable(_first(headers, "message-id")),
        **({"receivedDateTime": received} if received else {}),
        "isDraft": _first(headers, "x-unsent").strip() == "1",
    }


def _headers(message: EmailMessage) -> list[tuple[str, str]]:
    """As they were written; the library would parse each of them, which is slow and may fail."""
    return [(name, str(value)[:LONGEST_HEADER]) for name, value in message.raw_items()]


def _all(headers: list[tuple[str, str]], wanted: str) -> Iterator[str]:
    return (value for name, value in headers if name.lower() == wanted)


def _first(headers: list[tuple[str, str]], wanted: str) -> str:
    return next(_all(headers, wanted), "")


def _recipients(headers: list[tuple[str, str]], wanted: str) -> list[dict[str, Any]]:
    written = [value.replace("\r", "").replace("\n", " ") for value in _all(headers, wanted)]
    try:
        pairs = getaddresses(written)
    except (*BROKEN, RecursionError):
        return []
    return [
        {"emailAddress": {"name": readable(name), "address": readable(address)}}
        for name, address in pairs
        if name or address
    ]


def _received(headers: list[tuple[str, str]]) -> str:
    """When the last server took it, else when it was written; empty when neither can be read."""
    for written in (_first(headers, "received").rpartition(";")[2], _first(headers, "date")):
        if moment := _instant(written):
            return moment
    return ""


def _instant(written: str) -> str:
    try:
        moment = parsedate_to_datetime(readable(written))
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return datetime.isoformat(zoned.astimezone(UTC), timespec="seconds").replace("+00:00", "Z")
    except (*BROKEN, OverflowError):
        return ""
