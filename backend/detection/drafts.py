"""What sensitive words mean in a draft: in the subject they are worse, in quoted history they are not new."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from backend.domain.finding import Evidence, Finding, MessagePart, Signal


def as_in_a_draft(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Sensitive findings divided by where they stand; everything else as it is."""
    for finding in findings:
        if finding.signal is not Signal.SENSITIVE:
            yield finding
        elif not finding.in_history:
            yield from _divided(finding)


def _divided(finding: Finding) -> Iterator[Finding]:
    subject = tuple(e for e in finding.evidence if _is_subject(e))
    rest = tuple(e for e in finding.evidence if not _is_subject(e))
    if subject:
        yield replace(finding, signal=Signal.SENSITIVE_SUBJECT, evidence=subject)
    if rest or not subject:
        yield replace(finding, evidence=rest)


def _is_subject(evidence: Evidence) -> bool:
    return evidence.part is MessagePart.SUBJECT
