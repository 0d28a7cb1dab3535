"""Identity numbers as signs that a mail holds somebody's personal data."""

from backend.detection.checks.identity_numbers import IdentityNumber, find_identity_numbers
from backend.detection.once import OnceAMail
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import PartText, Reading


def identity_number(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Numbers that can hardly be anything else."""
    return _found(reading, certain=True)


def possible_identity_number(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Numbers that could be an order number or a time as well."""
    return _found(reading, certain=False)


def _found(reading: Reading, *, certain: bool) -> tuple[Evidence, ...] | None:
    found = _NUMBERS(reading)
    return tuple(part.evidence(n.start, n.end) for part, n in found if n.certain is certain) or None


def _numbers(reading: Reading) -> tuple[tuple[PartText, IdentityNumber], ...]:
    return tuple((part, number) for part in reading.texts for number in find_identity_numbers(part.original))


_NUMBERS: OnceAMail[tuple[tuple[PartText, IdentityNumber], ...]] = OnceAMail(_numbers)
