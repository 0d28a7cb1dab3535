"""Findings + policy + calendar → guidance: advice, restrictions, deadlines, actions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from backend.domain.advice import Action, Advice, Deadline, Guidance
from backend.domain.code import ActionKind, Certainty, Code, Restriction
from backend.domain.decision import Decision, DecisionTable
from backend.domain.policy import Policy
from backend.guidance.conditions import certainty_of, findings_behind
from backend.guidance.routes import CARRIED_OUT, restriction_against, route
from backend.guidance.situation import Situation
from backend.guidance.wording import Texts, contact_values
from backend.guidance.working_days import count_working_days

REQUEST = "records_request"


@dataclass(frozen=True)
class Decider:
    """Decides under one policy in one language."""

    table: DecisionTable
    policy: Policy
    texts: Texts

    def decide(self, situation: Situation, now: datetime) -> Guidance:
        """The guidance for one mail. `now` stands in for a time of receipt that is missing or cannot be true.

        It must have a time zone.
        """
        is_draft = situation.reading.message.is_draft
        sure = {
            decision.code: (decision, certainty)
            for decision in (self.table.draft if is_draft else self.table.received)
            if decision.code not in situation.wrong
            and (certainty := certainty_of(decision, situation)) is not None
            and (not decision.ground or self._ground(decision))
        }
        decisions = [sure[code][0] for code in sorted(sure, key=lambda code: code.precedence)]
        restrictions = _in_order(r for decision in decisions for r in decision.restrictions)
        kinds = _in_order(k for decision in decisions for k in decision.actions if k in CARRIED_OUT)
        buttons = self._buttons(kinds, restrictions)
        return Guidance(
            advice=tuple(
                self._advice(d, sure[d.code][1], situation, now, restrictions, frozenset(sure)) for d in decisions
            ),
            restrictions=restrictions,
            actions=tuple(button for button in buttons if not button.missing),
            unavailable=tuple(button for button in buttons if button.missing),
            unseen=self._unseen(situation),
            notices=self._notices(situation, now),
        )

    @cached_property
    def _contacts(self) -> Mapping[str, str]:
        return contact_values(self.policy)

    def _ground(self, decision: Decision) -> str:
        return next((g.words for g in self.policy.retention_grounds if g.id == decision.ground), "")

    def _advice(
        self,
        decision: Decision,
        certainty: Certainty,
        situation: Situation,
        now: datetime,
        restrictions: tuple[Restriction, ...],
        codes: frozenset[Code],
    ) -> Advice:
        deadline = self._deadline(decision, situation, now, codes)
        is_blocked = any(restriction_against(kind, restrictions) for kind in decision.actions)
        words = self.texts.advice[decision.code].when(certainty, is_blocked=is_blocked)
        return Advice(
            code=decision.code,
            certainty=certainty,
            title=self.texts.title(words, deadline),
            steps=self.texts.steps(words, self._contacts, deadline),
            findings=findings_behind(decision, situation),
            section=self.policy.guideline.section(decision.section),
            law=self.texts.law.get(decision.law, ""),
            ground=self._ground(decision),
            deadline=deadline,
        )

    def _deadline(
        self, decision: Decision, situation: Situation, now: datetime, codes: frozenset[Code]
    ) -> Deadline | None:
        """A records request is answered in its own time, so that no later day stands beside it."""
        name = REQUEST if decision.deadline and Code.RECORDS_REQUEST in codes else decision.deadline
        days: int | None = getattr(self.policy.deadlines, name) if name else None
        if days is None:
            return None
        received = situation.reading.message.known_received
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
