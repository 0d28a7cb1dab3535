"""Use case: the preparedness coordinator is told of a threat."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.domain.assessment import Assessment
from backend.domain.code import ActionKind, Code, Restriction
from backend.domain.errors import ActionForbidden
from backend.domain.hand_over import HandOver, Receipt
from backend.domain.message import Message
from backend.domain.policy import Role
from backend.service_layer.hand_over import Desk, Press
from backend.service_layer.notes import Letters
from backend.service_layer.ports import Mailbox


@dataclass(frozen=True)
class NotifyCoordinator:
    """Guideline: «Beredskapssamordnare ska snarast informeras om innehållet»."""

    desk: Desk
    letters: Letters
    sender: Callable[[Mailbox], Mailbox]
    """The mailbox that the notice goes from: the service's, or the person's own where there is none."""
    kind = ActionKind.NOTIFY_COORDINATOR

    def __call__(self, press: Press, mailbox: Mailbox) -> Receipt:
        """Sends a notice, the original enclosed as evidence unless the mail may not be forwarded.

        Raises ActionForbidden, ContactMissing, MessageNotFound, MailboxUnavailable, MailboxRefused, KeyReused.
        """
        if receipt := self.desk.done_before(press):
            return receipt
        message, assessment = self.desk.look_again(press, mailbox)
        if Code.THREAT not in assessment.codes:
            raise ActionForbidden(self.kind, None, tuple(a.title for a in assessment.guidance.advice))
        coordinator = self.desk.address(Role.PREPAREDNESS_COORDINATOR)
        sender = self.sender(mailbox)

        def draft(hand_over: HandOver) -> str:
            originals = self._originals(hand_over, message, assessment, mailbox)
            note = self.letters.notice(hand_over, message, assessment, is_enclosed=bool(originals))
            return sender.draft_notice(coordinator, note.subject, note.text, originals)

        return self.desk.carry_out(press, assessment, sender, draft)

    def _originals(
        self, hand_over: HandOver, message: Message, assessment: Assessment, mailbox: Mailbox
    ) -> dict[str, bytes]:
        if Restriction.NO_FORWARD in assessment.guidance.restrictions:
            return {}
        original = mailbox.original(message.item_id)
        is_small = len(original) <= mailbox.largest_attachment
        return {self.letters.file_name(hand_over): original} if is_small else {}
