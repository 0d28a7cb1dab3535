"""Case numbers of the municipality's own form, for the secretary and for the register."""

from functools import lru_cache

import re2

from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re2._Regexp:
    return re2.compile(f"(?i){pattern}")


def case_number(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Every case number in subject and body (policy: case_number_patterns)."""
    found = [
        part.evidence(match.start(), match.end())
        for pattern in policy.case_number_patterns
        for part in (reading.subject, reading.body)
        for match in _compiled(pattern).finditer(part.original)
    ]
    return tuple(found) or None
