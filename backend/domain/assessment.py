"""The whole answer about one mail."""

from dataclasses import dataclass, field

from backend.domain.advice import Guidance
from backend.domain.code import Code
from backend.domain.finding import Finding


@dataclass(frozen=True)
class Assessment:
    """Findings and the guidance they gave, with the versions that gave them."""

    guidance: Guidance
    findings: tuple[Finding, ...]
    policy_version: str
    rules_version: str
    model_version: str = ""
    case_numbers: tuple[str, ...] = field(default=(), repr=False)
    """Case numbers of the municipality's own form, as written in the mail."""

    @property
    def codes(self) -> tuple[Code, ...]:
        """All codes that apply, most important first."""
        return tuple(advice.code for advice in self.guidance.advice)

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """Every rule behind the guidance, each once."""
        return tuple(dict.fromkeys(f.rule_id for advice in self.guidance.advice for f in advice.findings))
