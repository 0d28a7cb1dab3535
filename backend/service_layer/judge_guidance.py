"""Use case: the representative says that an advice is wrong, or that she feels threatened."""

from dataclasses import dataclass

from backend.domain.assessment import Assessment
from backend.domain.code import Code
from backend.domain.hand_over import Person
from backend.domain.judgement import Judgement, Reason, Verdict
from backend.service_layer.hand_over import Desk
from backend.service_layer.ports import Mailbox


@dataclass(frozen=True)
class Saying:
    """One press of «Stämmer inte», «Jag upplever detta som hot» or «Ångra»."""

    person: Person
    item_id: str
    internet_message_id: str
    code: Code
    verdict: Verdict
    reason: Reason = Reason.NONE
    language: str = "sv"


@dataclass(frozen=True)
class JudgeGuidance:
    """design.md §3: the representative decides; her judgement is kept without a word of the mail."""

    desk: Desk

    def __call__(self, saying: Saying, mailbox: Mailbox) -> Assessment:
        """Keeps the judgement and gives the guidance as it now is for her.

        The server looks at the mail itself, so that the rule ids it keeps are true. Raises MessageNotFound,
        MailboxUnavailable, MailboxRefused.
        """
        desk = self.desk
        message = mailbox.fetch(saying.item_id, saying.internet_message_id)
        judged = desk.assess(message, desk.clock(), saying.language)
        desk.judgements.add(self._judgement(saying, judged))
        standing = desk.standing(saying.person, saying.internet_message_id)
        return desk.assess(message, desk.clock(), saying.language, standing)

    def _judgement(self, saying: Saying, judged: Assessment) -> Judgement:
        advice = [a for a in judged.guidance.advice if a.code is saying.code]
        return Judgement(
            municipality=self.desk.policy.id,
            message_key=self.desk.register.message_key(saying.internet_message_id),
            person=saying.person,
            code=saying.code,
            verdict=saying.verdict,
            reason=saying.reason,
            at=self.desk.clock(),
            rule_ids=tuple(dict.fromkeys(f.rule_id for a in advice for f in a.findings)),
            policy_version=judged.policy_version,
            rules_version=judged.rules_version,
            model_version=judged.model_version,
        )
