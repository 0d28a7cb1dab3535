"""All mailboxes of the municipality, and the way from one to another."""

import copy
from datetime import UTC, datetime
from threading import RLock

from simulated_outlook.graph.errors import access_denied, bad_request
from simulated_outlook.graph.ids import new_rest_id
from simulated_outlook.graph.mail import Mail, blank_resource, instant, recipient
from simulated_outlook.graph.mailbox import Mailbox
from simulated_outlook.person import PEOPLE, Person, Role


class PostOffice:
    """Kept in memory; a new one is a fresh start."""

    def __init__(self, people: tuple[Person, ...] = PEOPLE) -> None:
        self.lock = RLock()
        self.mailboxes = [Mailbox(person) for person in people]

    def mailbox(self, name: str) -> Mailbox | None:
        """The mailbox by address or object id."""
        return next((box for box in self.mailboxes if box.owner.is_called(name)), None)

    @property
    def service_mailbox(self) -> Mailbox:
        """The one mailbox that the application may use without a person."""
        return next(box for box in self.mailboxes if box.owner.role is Role.SERVICE)

    def draft(self, mailbox: Mailbox, mail: Mail) -> Mail:
        """Lays a new draft, written by the owner, into her drafts."""
        owner = recipient(mailbox.owner.name, mailbox.owner.address)
        mail.resource.update(isDraft=True, isRead=True, sender=owner)
        mail.resource["from"] = mail.resource["from"] or owner
        mail.folder = "drafts"
        return mailbox.add(mail)

    def send(self, mailbox: Mailbox, mail: Mail, keep: bool = True) -> None:
        """Moves the draft to the sent items and delivers it. Raises GraphError."""
        with self.lock:
            self._refuse(mailbox, mail)
            now = instant(datetime.now(UTC))
            mail.resource.update(isDraft=False, sentDateTime=now, receivedDateTime=now)
            mail.folder, mail.rest_id = "sentitems", new_rest_id()
            for address in dict.fromkeys(mail.recipients()):
                self.deliver(mail, address)
            if not keep:
                mailbox.mails.remove(mail)

    def deliver(self, mail: Mail, address: str) -> None:
        """Lays a copy into the inbox of an address that lives here; other addresses are out of sight."""
        target = self.mailbox(address)
        if target is None:
            return
        resource = copy.deepcopy(mail.resource)
        resource.update(
            bccRecipients=[], isRead=False, isDraft=False, categories=[], flag={"flagStatus": "notFlagged"}
        )
        target.add(Mail(resource, copy.deepcopy(mail.attachments)))

    def _refuse(self, mailbox: Mailbox, mail: Mail) -> None:
        if not mail.is_draft:
            raise bad_request("The operation can only be performed on a draft.", "ErrorInvalidOperation")
        if not mail.recipients():
            raise bad_request("At least one recipient is needed.", "ErrorInvalidRecipients")
        written_by = (mail.resource["from"] or {}).get("emailAddress", {}).get("address", "")
        if written_by.lower() != mailbox.owner.address:
            raise access_denied()


def received_mail(**resource: object) -> Mail:
    """A mail that came from outside."""
    return Mail(blank_resource(**resource))
