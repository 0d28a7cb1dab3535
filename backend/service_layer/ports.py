"""What the use cases need of the outside world. Adapters and test doubles implement these, nothing more."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from backend.domain.code import ActionKind, Code
from backend.domain.hand_over import HandOver, Person
from backend.domain.judgement import Judgement
from backend.domain.message import Header, Message

A_PRESS = 40.0
"""Seconds that a person waits for her press at most (the pane gives up after 45)."""


class Clock(Protocol):
    """Tells the time, with time zone."""

    def __call__(self) -> datetime:
        """Now."""
        ...


class Mailbox(Protocol):
    """The mailbox of the signed-in person, or the service mailbox.

    Every call has a time-out and a bounded retry. Raises MessageNotFound, MailboxUnavailable,
    MailboxRefused, NotSignedIn, ClaimsChallenge, NotAllowed, SignInUnavailable.
    """

    @property
    def largest_attachment(self) -> int:
        """Bytes that one attachment of a notice may hold."""
        ...

    def fetch(self, item_id: str, internet_message_id: str) -> Message:
        """The whole mail with headers and list of attachments; the Internet-Message-ID decides if the ids disagree."""
        ...

    def headers(self, item_id: str, internet_message_id: str) -> tuple[Header, ...]:
        """Only the headers, for clients that cannot see them."""
        ...

    def original(self, item_id: str) -> bytes:
        """The mail as it came, RFC 5322, to attach as evidence."""
        ...

    def draft_forward(self, item_id: str, to: str, subject: str, cover_note: str) -> str:
        """A draft that forwards the mail with all attachments; the immutable id of the draft."""
        ...

    def draft_notice(self, to: str, subject: str, text: str, originals: Mapping[str, bytes]) -> str:
        """A new draft, `originals` attached as .eml files by name; the immutable id of the draft."""
        ...

    def send_draft(self, draft_id: str) -> None:
        """Sends a draft once. Safe to call again after a time-out: a draft that has gone is left alone.

        Raises MessageNotFound when this mailbox has no such draft and never had during this call.
        """
        ...


class Mailboxes(Protocol):
    """Opens mailboxes; `within` is how many seconds all calls of the one that is opened may take together."""

    def of_person(self, access_token: str, person: Person, within: float = A_PRESS) -> Mailbox:
        """Acts as the person (on-behalf-of); her own rights are the limit."""
        ...

    def of_service(self, within: float = A_PRESS) -> Mailbox:
        """The service mailbox that notices are sent from (application permission for that mailbox only)."""
        ...


class JudgementBook(Protocol):
    """What representatives have said of the guidance. Only ever added to; holds no mail text."""

    def add(self, judgement: Judgement) -> None:
        """Keeps one judgement."""
        ...

    def of(self, municipality: str, message_key: str, person: Person) -> tuple[Judgement, ...]:
        """What one person has said of one mail, in order."""
        ...

    def all_of(self, municipality: str, since: datetime | None = None) -> tuple[Judgement, ...]:
        """Everything said in the municipality, in order."""
        ...


class HandOverRegister(Protocol):
    """The register of hand-overs. Append-only log beneath; holds no mail text."""

    def message_key(self, internet_message_id: str) -> str:
        """The keyed hash that stands for an Internet-Message-ID."""
        ...

    def find(self, municipality: str, message_key: str) -> tuple[HandOver, ...]:
        """All hand-overs of that mail in the municipality, oldest first."""
        ...

    def reserve(
        self,
        *,
        municipality: str,
        kind: ActionKind,
        message_key: str,
        person: Person,
        idempotency_key: str,
        codes: tuple[Code, ...],
        rule_ids: tuple[str, ...],
        policy_version: str,
    ) -> tuple[HandOver, bool]:
        """The hand-over of that mail and kind, and whether it is new.

        The same mail and kind gives the same row, whoever asks and however often.
        Raises KeyReused when the idempotency key came with another mail or kind.
        """
        ...

    def claim(self, reference: str) -> AbstractContextManager[HandOver]:
        """Sole right to carry out one hand-over while the block runs, also between processes."""
        ...

    def note_draft(self, reference: str, draft_id: str) -> HandOver:
        """Records the draft's id before it is sent."""
        ...

    def note_person(self, reference: str, person: Person) -> HandOver:
        """Records that another person takes an unfinished hand-over up."""
        ...

    def note_sent(self, reference: str) -> HandOver:
        """Records that it has gone."""
        ...

    def note_failed(self, reference: str, reason: str) -> HandOver:
        """Records that it failed; `reason` is the error's type, never its text. What has gone stays gone."""
        ...
