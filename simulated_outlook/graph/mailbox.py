"""One person's mailbox."""

from typing import Any
from uuid import uuid4

from simulated_outlook.graph.errors import bad_request, item_not_found, other_mailbox
from simulated_outlook.graph.mail import Mail
from simulated_outlook.graph.words import outlook_words
from simulated_outlook.person import Person


class Mailbox:
    """Mails, folders, categories and tasks of one person."""

    def __init__(self, owner: Person) -> None:
        self.owner = owner
        self.mails: list[Mail] = []
        self.folders: dict[str, str] = dict(outlook_words()["folders"])
        self.categories: list[dict[str, str]] = []
        self.tasks: list[dict[str, Any]] = []

    def add(self, mail: Mail) -> Mail:
        """Puts a mail where its folder says."""
        self.mails.append(mail)
        return mail

    def in_folder(self, folder: str) -> list[Mail]:
        """The mails of one folder, newest first."""
        found = [mail for mail in self.mails if mail.folder == folder]
        return sorted(found, key=lambda mail: str(mail.resource["receivedDateTime"]), reverse=True)

    def holds(self, item_id: str) -> bool:
        """True when a mail has that id, in either form."""
        return any(item_id in (mail.rest_id, mail.immutable_id) for mail in self.mails)

    def get(self, item_id: str) -> Mail:
        """The mail of that id, in either form. Ids are case-sensitive. Raises GraphError."""
        if "+" in item_id or "/" in item_id:
            raise bad_request("Id is malformed.", "ErrorInvalidIdMalformed")
        for mail in self.mails:
            if item_id in (mail.rest_id, mail.immutable_id):
                return mail
        raise item_not_found()

    def folder_id(self, name_or_id: str) -> str:
        """A folder by its well-known name or id. Raises GraphError."""
        for folder in self.folders:
            if name_or_id.lower() == folder or name_or_id == folder:
                return folder
        raise item_not_found()

    def add_folder(self, display_name: str) -> str:
        """A new folder at the top; the id of it. Raises GraphError when the name is taken."""
        if display_name in self.folders.values():
            raise bad_request("A folder with the specified name already exists.", "ErrorFolderExists")
        folder = f"AAMkADRkFolder{uuid4().hex}"
        self.folders[folder] = display_name
        return folder


def find_mail(item_id: str, mailbox: Mailbox, others: list[Mailbox]) -> Mail:
    """The mail, or Graph's word for a mail that lies in somebody else's mailbox. Raises GraphError."""
    if any(other.holds(item_id) for other in others if other is not mailbox):
        raise other_mailbox(mailbox.owner.address)
    return mailbox.get(item_id)
