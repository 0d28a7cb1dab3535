"""Words between quotation marks: what somebody else has said, or is called."""

import re
from bisect import bisect_left

from backend.detection.once import OnceAMail
from backend.domain.finding import Evidence, MessagePart
from backend.reading.reading import PartText, Reading

DOUBLE = re.compile(r"[\"“”„«»″][^\"“”„«»″\n]{1,400}[\"“”„«»″]")
SINGLE = re.compile(r"['‘’](?<![\w'’].)(?=\w)[^'‘’\n]{1,400}(?<=[\w.!?…])['’](?![\w'’])")
"""Marks that stand outside of words. Both begin with one set of signs, which makes them quick."""
MOST_OF_A_TEXT = 0.6
"""A text that is nearly all quotation is its sender's own words in fancy dress."""
Spans = list[tuple[int, int]]


def is_quoted(place: Evidence, reading: Reading) -> bool:
    """True when the place stands between quotation marks in a text that says more than that."""
    part = {MessagePart.SUBJECT: reading.subject, MessagePart.BODY: reading.body}.get(place.part)
    if part is None:
        return False
    line = part.original.rfind("\n", 0, place.start) + 1
    known = _QUOTATIONS(reading)
    if (part.part, line) not in known:
        known[part.part, line] = _quotations(part, line)
    spans = known[part.part, line]
    before = bisect_left(spans, (place.start,)) - 1
    return before >= 0 and place.end < spans[before][1]


def _quotations(part: PartText, start: int) -> Spans:
    """What is quoted in the line that starts there; no quotation goes on in the next one."""
    text, end = part.original, part.original.find("\n", start)
    found = (
        m.span() for marks in (DOUBLE, SINGLE) for m in marks.finditer(text, start, end if end >= 0 else len(text))
    )
    most = len(text.strip()) * MOST_OF_A_TEXT if part.part is MessagePart.BODY else len(text) + 1
    return sorted((start, end) for start, end in found if end - start < most)


_QUOTATIONS: OnceAMail[dict[tuple[MessagePart, int], Spans]] = OnceAMail(lambda reading: {})
"""Of the lines that somebody has asked about, by part and start."""
