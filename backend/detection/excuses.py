"""Finders find, excuses excuse: why words that a rule found do not count after all."""

from functools import cache

import re2

from backend.detection.once import OnceAMail
from backend.detection.quotations import is_quoted
from backend.detection.word_lists import word_list
from backend.domain.finding import Finding, MessagePart, Signal
from backend.reading.reading import Reading


def is_excused(finding: Finding, reading: Reading) -> bool:
    """True when every place that the finding rests on is excused."""
    if finding.signal is Signal.THREAT and finding.evidence and _is_reported(finding, reading):
        return True
    places = [e for e in finding.evidence if e.part is MessagePart.BODY]
    if not places or len(places) < len(finding.evidence):
        return False
    starts_at = small_print_start(reading)
    return all(place.start >= starts_at for place in places)


def _is_reported(finding: Finding, reading: Reading) -> bool:
    return all(is_quoted(place, reading) for place in finding.evidence)


@cache
def _any_opening() -> re2._Regexp:
    return re2.compile("|".join(map(re2.escape, sorted(word_list("small_print")))))


def _small_print_start(reading: Reading) -> int:
    text = reading.body.folded.text
    if not _any_opening().search(text):
        return len(reading.body.original) + 1
    found = [
        at
        for opening in word_list("small_print")
        if opening in text and _opens_line(text, at := text.rfind(opening))
    ]
    return reading.body.folded.origin(min(found)) if found else len(reading.body.original) + 1


small_print_start: OnceAMail[int] = OnceAMail(_small_print_start)
"""Where the confidentiality notice at the end begins; beyond the end when there is none."""


def _opens_line(text: str, at: int) -> bool:
    return not text[max(0, text.rfind("\n", 0, at) + 1) : at].strip(" *_>-")
