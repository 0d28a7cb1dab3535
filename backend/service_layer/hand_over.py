"""What every hand-over has in common: look again, refuse what is forbidden, do it once, remember how far."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.domain.assessment import Assessment
from backend.domain.code import ActionKind
from backend.domain.errors import ActionForbidden, ContactMissing, EpostlotsenError, MessageNotFound
from backend.domain.hand_over import HandOver, HandOverState, Person, Receipt
from backend.domain.judgement import Standing
from backend.domain.message import Message
from backend.domain.policy import Policy, Role
from backend.guidance.routes import restriction_against
from backend.service_layer.assess_message import AssessMessage
from backend.service_layer.ports import Clock, HandOverRegister, JudgementBook, Mailbox

DONE = {HandOverState.SENT, HandOverState.TAKEN, HandOverState.REGISTERED, HandOverState.NOT_REGISTERED}
DraftIt = Callable[[HandOver], str]


@dataclass(frozen=True)
class Press:
    """One press of a button: by whom, on which mail."""

    kind: ActionKind
    person: Person
    item_id: str
    internet_message_id: str
    idempotency_key: str
    language: str = "sv"


@dataclass(frozen=True)
class Desk:
    """Takes presses and sees to it that each mail is handed over once."""

    assess: AssessMessage
    register: HandOverRegister
    judgements: JudgementBook
    clock: Clock

    @property
    def policy(self) -> Policy:
        """The municipality's policy."""
        return self.assess.policy

    def done_before(self, press: Press) -> Receipt | None:
        """The receipt of an earlier press. The mail itself may be gone by then, as it is allowed to."""
        known = self.register.find(self.policy.id, self.register.message_key(press.internet_message_id))
        done = (h for h in known if h.kind is press.kind and h.state in DONE)
        return next((Receipt(hand_over, is_repeat=True) for hand_over in done), None)

    def look_again(self, press: Press, mailbox: Mailbox) -> tuple[Message, Assessment]:
        """Fetches the mail itself and assesses it anew; what the pane said is not relied on."""
        message = mailbox.fetch(press.item_id, press.internet_message_id)
        standing = self.standing(press.person, press.internet_message_id)
        return message, self.assess(message, self.clock(), press.language, standing)

    def standing(self, person: Person, internet_message_id: str) -> Standing:
        """What the person has said of the mail so far."""
        key = self.register.message_key(internet_message_id)
        return Standing.after(self.judgements.of(self.policy.id, key, person))

    def refuse_forbidden(self, kind: ActionKind, assessment: Assessment) -> None:
        """Raises ActionForbidden, naming the advice that forbids."""
        restriction = restriction_against(kind, assessment.guidance.restrictions)
        if restriction is not None:
            reasons = tuple(
                a.title for a in assessment.guidance.advice if restriction in self._restrictions(a.code)
            )
            raise ActionForbidden(kind, restriction, reasons)

    def address(self, role: Role) -> str:
        """Where the role is reached. Raises ContactMissing."""
        contact = self.policy.contact(role)
        if contact is None or not contact.mail:
            raise ContactMissing(role.value)
        return contact.mail

    def carry_out(self, press: Press, assessment: Assessment, sender: Mailbox, draft: DraftIt) -> Receipt:
        """Reserves, drafts, remembers the draft, sends; goes on from where an earlier try stopped."""
        key = self.register.message_key(press.internet_message_id)
        hand_over, _ = self.register.reserve(
            municipality=self.policy.id,
            kind=press.kind,
            message_key=key,
            person=press.person,
            idempotency_key=press.idempotency_key,
            codes=assessment.codes,
            rule_ids=assessment.rule_ids,
            policy_version=assessment.policy_version,
        )
        if hand_over.state in DONE:
            return Receipt(hand_over, is_repeat=True)
        with self.register.claim(hand_over.reference) as current:
            if current.state in DONE:
                return Receipt(current, is_repeat=True)
            return Receipt(self._send(self._taken_up(current, press.person), sender, draft), is_repeat=False)

    def _taken_up(self, hand_over: HandOver, person: Person) -> HandOver:
        """Whoever presses now sends it, also when somebody else had begun."""
        began = (hand_over.person.tenant_id, hand_over.person.object_id)
        is_same = began == (person.tenant_id, person.object_id)
        return hand_over if is_same else self.register.note_person(hand_over.reference, person)

    def _send(self, hand_over: HandOver, sender: Mailbox, draft: DraftIt) -> HandOver:
        try:
            if not (hand_over.draft_id and self._sent_earlier_draft(hand_over.draft_id, sender)):
                draft_id = draft(hand_over)
                self.register.note_draft(hand_over.reference, draft_id)
                sender.send_draft(draft_id)
        except EpostlotsenError as error:
            self.register.note_failed(hand_over.reference, error.type_id)
            raise
        return self.register.note_sent(hand_over.reference)

    def _sent_earlier_draft(self, draft_id: str, sender: Mailbox) -> bool:
        """False when the draft is not here: thrown away, or made in the mailbox of somebody else."""
        try:
            sender.send_draft(draft_id)
        except MessageNotFound:
            return False
        return True

    def _restrictions(self, code: object) -> tuple[object, ...]:
        table = self.assess.deciders["sv"].table
        return next((decision.restrictions for decision in table.received if decision.code == code), ())
