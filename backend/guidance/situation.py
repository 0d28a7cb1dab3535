"""What is known about one mail when the guidance is decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from backend.domain.code import Certainty, Code
from backend.domain.finding import Finding, Signal
from backend.domain.judgement import Standing
from backend.reading.reading import Reading

SIGNAL_OF: Mapping[Code, Signal] = {
    Code.THREAT: Signal.THREAT,
    Code.SUSPICIOUS: Signal.SUSPICIOUS,
    Code.SENSITIVE: Signal.SENSITIVE,
    Code.RECORDS_REQUEST: Signal.RECORDS_REQUEST,
    Code.ANSWER: Signal.QUESTION,
    Code.PARTY: Signal.PARTY,
    Code.PRIVATE: Signal.PRIVATE,
    Code.MINOR_IMPORTANCE: Signal.WEIGHTLESS,
}
"""What a code rests on; when the reader says that the code is wrong, other advice must not rest on it either."""
FELT_RULE = "person.felt_threatening"


@dataclass(frozen=True)
class Situation:
    """A reading and its findings."""

    reading: Reading
    findings: tuple[Finding, ...]
    wrong: frozenset[Code] = frozenset()
    """Codes that the reader has said are wrong."""

    @classmethod
    def judged(cls, reading: Reading, findings: tuple[Finding, ...], standing: Standing) -> "Situation":
        """What counts after the reader's own judgement: she decides, not the product."""
        signals = {SIGNAL_OF[code] for code in standing.wrong if code in SIGNAL_OF}
        kept = tuple(finding for finding in findings if finding.signal not in signals)
        felt = Finding(FELT_RULE, Signal.THREAT, Certainty.LIKELY) if standing.felt_threatening else None
        return cls(reading, (*kept, felt) if felt else kept, standing.wrong)

    @cached_property
    def _by_signal(self) -> Mapping[Signal, tuple[Finding, ...]]:
        found: dict[Signal, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.signal, []).append(finding)
        return {signal: tuple(findings) for signal, findings in found.items()}

    @cached_property
    def conditions(self) -> dict[str, bool]:
        """Conditions of the decision table that have been tried already, and whether they hold."""
        return {}

    def of(self, signal: Signal) -> tuple[Finding, ...]:
        """The findings of one signal."""
        return self._by_signal.get(signal, ())

    def certainty(self, signal: Signal) -> Certainty | None:
        """The strongest certainty of a signal; None when it was not found."""
        found = {finding.certainty for finding in self.of(signal)}
        return Certainty.LIKELY if Certainty.LIKELY in found else Certainty.POSSIBLE if found else None
