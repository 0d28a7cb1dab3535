"""The open mail as values. Text fields stay out of repr, so that no log line can carry them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

YEARS = range(1970, 3000)
"""No mail came before or after; and no day can be counted from the ends of the calendar."""


class ContentType(StrEnum):
    """How the body is written (Microsoft Graph itemBody.contentType)."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True)
class Address:
    """A correspondent: the display name that the sender chose and the address behind it."""

    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)

    @cached_property
    def domain(self) -> str:
        """What stands after the last @, in lower case; empty when there is no @."""
        return self.address.rpartition("@")[2].strip().lower() if "@" in self.address else ""


@dataclass(frozen=True)
class Header:
    """One internet message header (RFC 5322 section 2.2)."""

    name: str
    value: str = field(repr=False)


@dataclass(frozen=True)
class Attachment:
    """What Outlook tells of an attachment; its content is never read here. Size in bytes."""

    name: str = field(repr=False)
    content_type: str = ""
    size: int = 0
    is_inline: bool = False


@dataclass(frozen=True)
class Body:
    """The body as the sender wrote it."""

    content: str = field(default="", repr=False)
    content_type: ContentType = ContentType.TEXT


@dataclass(frozen=True)
class Message:
    """A mail, a subset of the Microsoft Graph `message` resource.

    `headers` and `attachments` are None when the client could not see them (Outlook on a tablet),
    which is something else than an empty tuple: the guidance then says what it could not see.
    """

    subject: str = field(default="", repr=False)
    body: Body = field(default_factory=Body)
    sender: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    headers: tuple[Header, ...] | None = field(default=None, repr=False)
    attachments: tuple[Attachment, ...] | None = None
    received: datetime | None = None
    is_draft: bool = False
    item_id: str = field(default="", repr=False)
    internet_message_id: str = field(default="", repr=False)
    conversation_id: str = field(default="", repr=False)

    @property
    def known_received(self) -> datetime | None:
        """The time of receipt; None when it is missing or cannot be true."""
        return self.received if self.received and self.received.year in YEARS else None

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case; None when absent or not seen."""
        wanted = name.lower()
        return next((h.value for h in self.headers or () if h.name.lower() == wanted), None)
