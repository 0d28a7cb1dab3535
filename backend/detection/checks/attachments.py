"""Attachments that are something else than they seem."""

import re
from collections.abc import Callable

from backend.detection.word_lists import word_groups
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading

Found = tuple[Evidence, ...] | None
CODE_PICTURE = re.compile(r"(?:^|[^a-z])qr(?:[^a-z]|kod|code|$)")
RIGHT_TO_LEFT = "‮"


def attachment_can_run(reading: Reading, policy: Policy) -> Found:
    """Opening the file can start a program."""
    return _those(reading, _can_run)


def attachment_hides_its_kind(reading: Reading, policy: Policy) -> Found:
    """The name shows one kind and ends with another (faktura.pdf.exe), or is written backwards."""
    return _those(reading, _hides)


def web_page_attached(reading: Reading, policy: Policy) -> Found:
    """A web page as an attachment opens in the browser and may look like any login."""
    return _those(reading, lambda name: _ending(name) in word_groups("file_kinds")["web_page"])


def archive_attached(reading: Reading, policy: Policy) -> Found:
    """A packed file: its content is not seen before it is opened."""
    return _those(reading, lambda name: _ending(name) in word_groups("file_kinds")["packed"])


def code_picture_attached(reading: Reading, policy: Policy) -> Found:
    """A picture that is named as a QR code."""
    pictures = word_groups("file_kinds")["picture"]
    return _those(reading, lambda name: _ending(name) in pictures and bool(CODE_PICTURE.search(name.lower())))


def has_attachment(reading: Reading, policy: Policy) -> Found:
    """There is a file to open that is not part of the text."""
    return () if any(not a.is_inline for a in reading.message.attachments or ()) else None


def _ending(name: str) -> str:
    return "".join(_endings(name)[-1:])


def _can_run(name: str) -> bool:
    return any(ending in word_groups("file_kinds")["can_run"] for ending in _endings(name)[-1:])


def _hides(name: str) -> bool:
    if RIGHT_TO_LEFT in name:
        return True
    endings, kinds = _endings(name), word_groups("file_kinds")
    if len(endings) < 2 or endings[-2] not in kinds["looks_harmless"]:
        return False
    return endings[-1] in kinds["can_run"] | kinds["can_hide"]


def _endings(name: str) -> list[str]:
    return [piece.strip() for piece in name.lower().strip().split(".")[1:]]


def _those(reading: Reading, is_such: Callable[[str], bool]) -> Found:
    whole = reading.attachments.original
    names = [a.name for a in reading.message.attachments or () if is_such(a.name)]
    evidence = [
        reading.attachments.evidence(start, start + len(n)) for n in names if (start := whole.find(n)) >= 0
    ]
    return tuple(evidence) or None
