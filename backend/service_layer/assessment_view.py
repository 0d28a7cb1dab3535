"""The assessment as other programs read it: the same JSON from the API and from the command line."""

from typing import Any

from backend.domain.advice import Advice
from backend.domain.assessment import Assessment
from backend.domain.finding import Evidence


def as_json(assessment: Assessment) -> dict[str, Any]:
    """A dict of plain values, documented in docs/command_line.md. Keys are added, never renamed or taken away."""
    guidance = assessment.guidance
    return {
        "headline": guidance.headline.code.value if guidance.headline else None,
        "guidance": [_advice(advice) for advice in guidance.advice],
        "restrictions": [restriction.value for restriction in guidance.restrictions],
        "actions": [action.kind.value for action in guidance.actions],
        "unavailable": [{"kind": action.kind.value, "missing": action.missing} for action in guidance.unavailable],
        "unseen": list(guidance.unseen),
        "notices": list(guidance.notices),
        "case_numbers": list(assessment.case_numbers),
        "policy_version": assessment.policy_version,
        "rules_version": assessment.rules_version,
        "model_version": assessment.model_version,
    }


def _advice(advice: Advice) -> dict[str, Any]:
    return {
        "code": advice.code.value,
        "certainty": advice.certainty.value,
        "title": advice.title,
        "steps": list(advice.steps),
        "evidence": [_evidence(e) for finding in advice.findings for e in finding.evidence],
        "because": list(dict.fromkeys(f.because for f in advice.findings if f.because)),
        "rules": list(dict.fromkeys(f.rule_id for f in advice.findings)),
        "section": advice.section.heading if advice.section else None,
        "law": advice.law,
        "ground": advice.ground,
        "deadline": advice.deadline.last_day.isoformat() if advice.deadline else None,
        "deadline_explained": advice.deadline.explanation if advice.deadline else "",
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"part": evidence.part.value, "start": evidence.start, "end": evidence.end, "quote": evidence.quote}
