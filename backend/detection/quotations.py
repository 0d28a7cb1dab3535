"""Words between quotation marks: what somebody else has said, or is called."""

import re
from bisect import bisect_left

from backend.detection.once import OnceAMail
from backend.domain.finding import Evidence, MessagePart
from backend.reading.reading import Reading

DOUBLE = re.compile(r"[\"“”„«»″][^\"“”„«»″\n]{1,400}[\"“”„«»″]")
SINGLE = re.compile(r"['‘’](?<![\w'’].)(?=\w)[^'‘’\n]{1,400}(?<=[\w.!?…])['’](?![\w'’])")
"""Marks that stand outside of words. Both begin with one set of signs, which makes them quick."""
QUOTED = {'"“”„«»″': DOUBLE, "'‘’": SINGLE}
"""By the marks that they begin with: few mails hold both kinds."""
MOST_OF_A_TEXT = 0.6
"""A text that is nearly all quotation is its sender's own words in fancy dress."""


def is_quoted(place: Evidence, reading: Reading) -> bool:
    """True when the place stands between quotation marks in a text that says more than that."""
    spans = _QUOTATIONS(reading).get(place.part, [])
    before = bisect_left(spans, (place.start,)) - 1
    return before >= 0 and place.end < spans[before][1]


def _quotations(reading: Reading) -> dict[MessagePart, list[tuple[int, int]]]:
    """(start, end) of what is quoted in subject and body."""
    body = reading.body.original
    said = len(body.strip()) * MOST_OF_A_TEXT
    return {
        MessagePart.SUBJECT: _spans(reading.subject.original),
        MessagePart.BODY: [(start, end) for start, end in _spans(body) if end - start < said],
    }


def _spans(text: str) -> list[tuple[int, int]]:
    present = [quoted for marks, quoted in QUOTED.items() if any(mark in text for mark in marks)]
    return sorted(match.span() for quoted in present for match in quoted.finditer(text))


_QUOTATIONS: OnceAMail[dict[MessagePart, list[tuple[int, int]]]] = OnceAMail(_quotations)
