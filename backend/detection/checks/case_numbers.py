"""Case numbers: the municipality's own form (policy), and the forms that authorities use (lexicon)."""

from functools import cache, lru_cache

import re2

from backend.detection.word_lists import word_groups
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading

DATE = re2.compile(r"20\d{2}-\d{2}-\d{2}")
DATE_BEGINS, DATE_GOES_ON = len("2025-04"), len("-08")


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re2._Regexp:
    return re2.compile(pattern)


@cache
def _general() -> tuple[str, ...]:
    """The forms of the lexicon with its words put in."""
    lists = word_groups("case_numbers")
    words = {name: "|".join(sorted(lists[name])) for name in ("boards", "openings")}
    return tuple(
        form.replace("{boards}", words["boards"]).replace("{openings}", words["openings"])
        for form in sorted(lists["forms"])
    )


def case_number(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Every case number in subject and body, once."""
    patterns = (*(f"((?i:{own}))" for own in policy.case_number_patterns), *_general())
    places = {
        (part.part, match.start(1)): part.evidence(match.start(1), match.end(1))
        for pattern in patterns
        for part in (reading.subject, reading.body)
        for match in _compiled(pattern).finditer(part.original)
        if not _is_date(part.original, match.end(1))
    }
    return tuple(places.values()) or None


def _is_date(text: str, end: int) -> bool:
    """True for the first two parts of «2025-04-08»."""
    return bool(DATE.fullmatch(text[max(end - DATE_BEGINS, 0) : end + DATE_GOES_ON]))
