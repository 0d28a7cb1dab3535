"""Message → findings: phrases and checks find, excuses excuse."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from backend.detection.checks import evidence_of
from backend.detection.drafts import as_in_a_draft
from backend.detection.excuses import is_excused
from backend.detection.matcher import Words
from backend.detection.phrases import Phrases
from backend.domain.finding import Evidence, Finding
from backend.domain.policy import Policy
from backend.domain.rule import Rule, Rulebook
from backend.reading.reading import Reading


@dataclass(frozen=True)
class Detector:
    """Everything that can be found in a mail under one policy."""

    rulebook: Rulebook
    phrases: Phrases
    policy: Policy

    @classmethod
    def of(cls, rulebook: Rulebook, policy: Policy) -> "Detector":
        """Compiles the rulebook once."""
        return cls(rulebook, Phrases(rulebook), policy)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {rule.id: number for number, rule in enumerate(self.rulebook.rules)}

    @cached_property
    def _with_check(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rulebook.rules if rule.check)

    @cached_property
    def _conditions(self) -> dict[str, tuple[str, ...]]:
        return {rule.id: rule.when for rule in self.rulebook.rules if rule.when}

    def detect(self, reading: Reading) -> tuple[Finding, ...]:
        """All findings that no excuse takes away, in the order of the rulebook."""
        words = self.phrases.search(reading)
        found = [*self._read(reading, words), *self._check(reading, words)]
        kept: list[Finding] = [finding for finding in found if not is_excused(finding, reading, words)]
        if reading.message.is_draft:
            kept = list(as_in_a_draft(kept))
        return tuple(sorted(kept, key=lambda finding: self._order[finding.rule_id]))

    def _read(self, reading: Reading, words: Words) -> list[Finding]:
        known: dict[str, bool] = {}
        return [
            finding
            for finding in self.phrases.find(reading, words)
            if self._all_hold(self._conditions.get(finding.rule_id, ()), known, reading, words)
        ]

    def _all_hold(self, conditions: Iterable[str], known: dict[str, bool], reading: Reading, words: Words) -> bool:
        """Many rules ask for the same conditions; `known` are those that have been tried for this mail."""
        for name in conditions:
            if name not in known:
                known[name] = self._holds(name, reading, words)
            if not known[name]:
                return False
        return True

    def _check(self, reading: Reading, words: Words) -> list[Finding]:
        return [
            finding
            for rule in self._with_check
            if _applies(rule, reading)
            for finding in _findings(rule, evidence_of(rule.check, reading, self.policy, words), reading)
        ]

    def _holds(self, condition: str, reading: Reading, words: Words) -> bool:
        """A check by its name; «not x» turns it round."""
        name = condition.removeprefix("not ")
        return (evidence_of(name, reading, self.policy, words) is not None) is (name == condition)


def _applies(rule: Rule, reading: Reading) -> bool:
    return rule.in_drafts if reading.message.is_draft else rule.in_received


def _findings(rule: Rule, evidence: tuple[Evidence, ...] | None, reading: Reading) -> list[Finding]:
    if evidence is None:
        return []
    new = tuple(e for e in evidence if not _is_history(e.part.value, e.start, reading))
    old = tuple(e for e in evidence if _is_history(e.part.value, e.start, reading))
    findings = []
    if new or not evidence:
        findings.append(Finding(rule.id, rule.signal, rule.certainty, new, rule.because, is_alone=rule.alone))
    if old and rule.in_history:
        findings.append(Finding(rule.id, rule.signal, rule.certainty, old, rule.because, True, rule.alone))
    return findings


def _is_history(part: str, start: int, reading: Reading) -> bool:
    return part == "body" and reading.body.is_history(start)
