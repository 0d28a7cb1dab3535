"""Case numbers: the municipality's own form (policy), and the forms that authorities use (lexicon)."""

from functools import lru_cache

import re2

from backend.detection.word_lists import word_groups
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading

DATE = re2.compile(r"20\d{2}-\d{2}-\d{2}")
DATE_BEGINS, DATE_GOES_ON = len("2025-04"), len("-08")


@lru_cache(maxsize=64)
def _compiled(own: tuple[str, ...]) -> tuple[re2._Regexp, ...]:
    """The policy's forms, then those of the lexicon with its words put in. The first group is the number."""
    lists = word_groups("case_numbers")
    boards, openings = ("|".join(sorted(lists[name])) for name in ("boards", "openings"))
    after_board, after_opening = ("|".join(sorted(lists[name])) for name in ("after_board", "after_opening"))
    forms = [f"({'|'.join(f'(?i:{form})' for form in own)})"] if own else []
    return tuple(
        re2.compile(form)
        for form in (
            *forms,
            rf"(?:^|[^\pL\d])((?:{boards})(?:{after_board}))\b",
            rf"(?:^|[^\pL\d])((?i:{openings})(?:{after_opening}))\b",
        )
    )


def case_number(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Every case number in subject and body, once."""
    places = {
        (part.part, match.start(1)): part.evidence(match.start(1), match.end(1))
        for pattern in _compiled(policy.case_number_patterns)
        for part in (reading.subject, reading.body)
        for match in pattern.finditer(part.original)
        if not _is_date(part.original, match.end(1))
    }
    return tuple(places.values()) or None


def _is_date(text: str, end: int) -> bool:
    """True for the first two parts of «2025-04-08»."""
    return bool(DATE.fullmatch(text[max(end - DATE_BEGINS, 0) : end + DATE_GOES_ON]))
