"""Finders find, excuses excuse: why words that a rule found do not count after all."""

from functools import cache

from backend.detection.matcher import Words
from backend.detection.once import OnceAMail
from backend.detection.quotations import is_quoted
from backend.detection.word_lists import word_list
from backend.domain.finding import Finding, MessagePart, Signal
from backend.reading.fold import fold
from backend.reading.reading import Reading


@cache
def openings() -> tuple[str, ...]:
    """The patterns that excuses look for; whoever searches the mail searches it for them too."""
    return tuple(sorted(word_list("small_print")))


def is_excused(finding: Finding, reading: Reading, words: Words) -> bool:
    """True when every place that the finding rests on is excused. `words`: of the same mail."""
    if finding.signal is Signal.THREAT and finding.evidence and _is_reported(finding, reading):
        return True
    places = [e for e in finding.evidence if e.part is MessagePart.BODY]
    if not places or len(places) < len(finding.evidence):
        return False
    starts_at = small_print_start(reading, words)
    return all(place.start >= starts_at for place in places)


def _is_reported(finding: Finding, reading: Reading) -> bool:
    return all(is_quoted(place, reading) for place in finding.evidence)


def _small_print_start(reading: Reading, words: Words) -> int:
    body = reading.body
    found: list[int] = []
    for pattern in words.present(openings()):
        starts = [hit.start for hit in words.hits_of([pattern]) if hit.text is body]
        found += (start for start in starts[-1:] if _opens_line(body.original, start))
    return min(found, default=len(body.original) + 1)


small_print_start: OnceAMail[int] = OnceAMail(_small_print_start)
"""Where the confidentiality notice at the end begins; beyond the end when there is none."""


def _opens_line(text: str, at: int) -> bool:
    """Nothing stands before it but blanks, also those that nobody sees, and signs of quotation or emphasis."""
    return not fold(text[text.rfind("\n", 0, at) + 1 : at]).text.strip(" *_>-\r\t")
