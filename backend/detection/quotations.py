"""Words between quotation marks: what somebody else has said, or is called."""

import re

from backend.domain.finding import Evidence, MessagePart
from backend.reading.reading import Reading

QUOTATION = re.compile(r"[\"“”„«»″][^\"“”„«»″\n]{1,400}[\"“”„«»″]")
MOST_OF_A_TEXT = 0.6
"""A text that is nearly all quotation is its sender's own words in fancy dress."""


def is_quoted(place: Evidence, reading: Reading) -> bool:
    """True when the place stands between quotation marks in a text that says more than that."""
    if place.part not in (MessagePart.SUBJECT, MessagePart.BODY):
        return False
    text = (reading.subject if place.part is MessagePart.SUBJECT else reading.body).original
    said = len(text.strip()) * MOST_OF_A_TEXT
    return any(
        mark.start() < place.start and place.end < mark.end()
        for mark in QUOTATION.finditer(text)
        if place.part is MessagePart.SUBJECT or mark.end() - mark.start() < said
    )
