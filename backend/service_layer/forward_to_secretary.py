"""Use case: the representative passes a mail on to the secretary for registration."""

from dataclasses import dataclass

from backend.domain.code import ActionKind
from backend.domain.hand_over import HandOver, Receipt
from backend.domain.policy import Role
from backend.service_layer.hand_over import Desk, Press
from backend.service_layer.notes import Letters
from backend.service_layer.ports import Mailbox


@dataclass(frozen=True)
class ForwardToSecretary:
    """Guideline: «vidarebefordra till kommunsekreterare». The reader may always choose it, unless it is forbidden."""

    desk: Desk
    letters: Letters
    kind = ActionKind.FORWARD_TO_SECRETARY

    def __call__(self, press: Press, mailbox: Mailbox) -> Receipt:
        """Forwards from the person's own mailbox, with cover note, original and attachments.

        Raises ActionForbidden, ContactMissing, MessageNotFound, MailboxUnavailable, MailboxRefused, KeyReused.
        """
        if receipt := self.desk.done_before(press):
            return receipt
        message, assessment = self.desk.look_again(press, mailbox)
        self.desk.refuse_forbidden(self.kind, assessment)
        secretary = self.desk.address(Role.SECRETARY)

        def draft(hand_over: HandOver) -> str:
            note = self.letters.cover_note(hand_over, message, assessment)
            return mailbox.draft_forward(message.item_id, secretary, note.subject, note.text)

        return self.desk.carry_out(press, assessment, mailbox, draft)
