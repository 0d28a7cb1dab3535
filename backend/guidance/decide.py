"""Findings + policy + calendar → guidance: advice, restrictions, deadlines, actions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from backend.domain.advice import Action, Advice, Deadline, Guidance
from backend.domain.code import ActionKind, Restriction
from backend.domain.decision import Decision, DecisionTable
from backend.domain.policy import Policy
from backend.guidance.conditions import certainty_of, findings_behind
from backend.guidance.routes import CARRIED_OUT, restriction_against, route
from backend.guidance.situation import Situation
from backend.guidance.wording import Texts
from backend.guidance.working_days import count_working_days


@dataclass(frozen=True)
class Decider:
    """Decides under one policy in one language."""

    table: DecisionTable
    policy: Policy
    texts: Texts

    def decide(self, situation: Situation, now: datetime) -> Guidance:
        """The guidance for one mail. `now` stands in for a missing time of receipt; must have a time zone."""
        is_draft = situation.reading.message.is_draft
        decisions = [
            (decision, advice)
            for decision in (self.table.draft if is_draft else self.table.received)
            if decision.code not in situation.wrong
            and (advice := self._advice(decision, situation, now)) is not None
        ]
        decisions.sort(key=lambda pair: pair[0].code.precedence)
        restrictions = _in_order(r for decision, _ in decisions for r in decision.restrictions)
        kinds = _in_order(k for decision, _ in decisions for k in decision.actions if k in CARRIED_OUT)
        buttons = self._buttons(kinds, restrictions)
        return Guidance(
            advice=tuple(advice for _, advice in decisions),
            restrictions=restrictions,
            actions=tuple(button for button in buttons if not button.missing),
            unavailable=tuple(button for button in buttons if button.missing),
            unseen=self._unseen(situation),
            notices=self._notices(situation, now),
        )

    def _advice(self, decision: Decision, situation: Situation, now: datetime) -> Advice | None:
        certainty = certainty_of(decision, situation)
        ground = next((g.words for g in self.policy.retention_grounds if g.id == decision.ground), "")
        if certainty is None or (decision.ground and not ground):
            return None
        deadline = self._deadline(decision, situation, now)
        return Advice(
            code=decision.code,
            certainty=certainty,
            title=self.texts.title(decision.code, certainty, deadline),
            steps=self.texts.steps(decision.code, certainty, self.policy, deadline),
            findings=findings_behind(decision, situation),
            section=self.policy.guideline.section(decision.section),
            law=self.texts.law.get(decision.law, ""),
            ground=ground,
            deadline=deadline,
        )

    def _deadline(self, decision: Decision, situation: Situation, now: datetime) -> Deadline | None:
        days: int | None = getattr(self.policy.deadlines, decision.deadline) if decision.deadline else None
        if days is None:
            return None
        received = situation.reading.message.received
        deadline = count_working_days(received or now, days, self.policy.closed_days)
        explanation = self.texts.explain(deadline, received or now, is_assumed=received is None)
        return replace(deadline, explanation=explanation)

    def _buttons(self, kinds: tuple[ActionKind, ...], restrictions: tuple[Restriction, ...]) -> list[Action]:
        allowed = [kind for kind in kinds if restriction_against(kind, restrictions) is None]
        return [route(kind, self.policy, self.texts) for kind in allowed]

    def _unseen(self, situation: Situation) -> tuple[str, ...]:
        message = situation.reading.message
        if message.is_draft:
            return ()
        seen = {"headers": message.headers, "attachments": message.attachments}
        return tuple(self.texts.unseen[name] for name, value in seen.items() if value is None)

    def _notices(self, situation: Situation, now: datetime) -> tuple[str, ...]:
        valid_to = self.policy.guideline.valid_to
        told = {
            "was_cut": situation.reading.was_cut,
            "guideline_expired": valid_to is not None and now.date() > valid_to,
        }
        return tuple(self.texts.notices[name] for name, holds in told.items() if holds)


def _in_order(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))
