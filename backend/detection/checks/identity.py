"""Identity numbers as signs that a mail holds somebody's personal data."""

from backend.detection.checks.identity_numbers import find_identity_numbers
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading


def identity_number(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Numbers that can hardly be anything else."""
    return _found(reading, certain=True)


def possible_identity_number(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Numbers that could be an order number or a time as well."""
    return _found(reading, certain=False)


def _found(reading: Reading, *, certain: bool) -> tuple[Evidence, ...] | None:
    evidence = [
        part.evidence(number.start, number.end)
        for part in reading.texts
        for number in find_identity_numbers(part.original)
        if number.certain is certain
    ]
    return tuple(evidence) or None
