"""Case numbers: the municipality's own form (policy), and the forms that authorities use (lexicon)."""

from dataclasses import dataclass
from functools import cache, lru_cache

import re2

from backend.detection.word_lists import word_groups
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading

DATE = re2.compile(r"20\d{2}-\d{2}-\d{2}")
DATE_BEGINS, DATE_GOES_ON = len("2025-04"), len("-08")


@cache
def _everybodys() -> tuple[str, ...]:
    """The forms of the lexicon with its words put in. The first group is the number."""
    lists = word_groups("case_numbers")
    boards, openings = ("|".join(sorted(lists[name])) for name in ("boards", "openings"))
    after_board, after_opening = ("|".join(sorted(lists[name])) for name in ("after_board", "after_opening"))
    return (
        rf"(?:^|[^\pL\d])((?:{boards})(?:{after_board}))\b",
        rf"(?:^|[^\pL\d])((?i:{openings})(?:{after_opening}))\b",
    )


@dataclass(frozen=True)
class _Forms:
    """The policy's forms, then everybody's."""

    each: tuple[re2._Regexp, ...]
    any: re2._Regexp
    """All in one expression, so that one look at the text tells that it has none."""

    @classmethod
    @lru_cache(maxsize=64)
    def of(cls, own: tuple[str, ...]) -> "_Forms":
        """Compiled once a policy."""
        forms = [f"({'|'.join(f'(?i:{form})' for form in own)})"] if own else []
        forms += _everybodys()
        return cls(tuple(map(re2.compile, forms)), re2.compile("|".join(f"(?:{form})" for form in forms)))


def case_number(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Every case number in subject and body, once."""
    forms = _Forms.of(policy.case_number_patterns)
    parts = [part for part in (reading.subject, reading.body) if forms.any.search(part.original)]
    places = {
        (part.part, match.start(1)): part.evidence(match.start(1), match.end(1))
        for pattern in forms.each
        for part in parts
        for match in pattern.finditer(part.original)
        if not _is_date(part.original, match.end(1))
    }
    return tuple(places.values()) or None


def _is_date(text: str, end: int) -> bool:
    """True for the first two parts of «2025-04-08»."""
    return bool(DATE.fullmatch(text[max(end - DATE_BEGINS, 0) : end + DATE_GOES_ON]))
