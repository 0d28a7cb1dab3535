"""What is known about one mail when the guidance is decided."""

from dataclasses import dataclass

from backend.domain.code import Certainty
from backend.domain.finding import Finding, Signal
from backend.reading.reading import Reading


@dataclass(frozen=True)
class Situation:
    """A reading and its findings."""

    reading: Reading
    findings: tuple[Finding, ...]

    def of(self, signal: Signal) -> tuple[Finding, ...]:
        """The findings of one signal."""
        return tuple(finding for finding in self.findings if finding.signal is signal)

    def certainty(self, signal: Signal) -> Certainty | None:
        """The strongest certainty of a signal; None when it was not found."""
        found = {finding.certainty for finding in self.of(signal)}
        return Certainty.LIKELY if Certainty.LIKELY in found else Certainty.POSSIBLE if found else None
