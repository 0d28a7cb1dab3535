"""Use case: what does the guideline ask for this mail?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from backend.detection.detect import Detector
from backend.detection.judge import Judge
from backend.domain.assessment import Assessment
from backend.domain.finding import Finding, Signal
from backend.domain.judgement import Standing
from backend.domain.message import Message
from backend.domain.policy import Policy
from backend.guidance.decide import Decider
from backend.guidance.situation import Situation
from backend.reading.reading import read

NOTHING_SAID = Standing()


@dataclass(frozen=True)
class AssessMessage:
    """Ready to assess any number of mails under one policy; holds no state between them."""

    detector: Detector
    judge: Judge
    deciders: Mapping[str, Decider]
    """One for each language."""

    @property
    def policy(self) -> Policy:
        """The policy that the guidance rests on."""
        return self.detector.policy

    def __call__(
        self, message: Message, now: datetime, language: str = "sv", standing: Standing = NOTHING_SAID
    ) -> Assessment:
        """The findings and the guidance. Never raises, whatever the mail holds; linear in its length.

        `standing` is what the reader herself has said of the mail.
        """
        reading = read(message)
        findings = self.judge.weigh(reading, self.detector.detect(reading))
        decider = self.deciders.get(language, self.deciders["sv"])
        return Assessment(
            guidance=decider.decide(Situation.judged(reading, findings, standing), now),
            findings=findings,
            policy_version=f"{self.policy.id} {self.policy.version}",
            rules_version=self.detector.rulebook.version,
            model_version=self.judge.weights.version,
            case_numbers=_case_numbers(findings),
        )


def _case_numbers(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    quotes = (e.quote for f in findings if f.signal is Signal.CASE_NUMBER for e in f.evidence)
    return tuple(dict.fromkeys(quotes))
