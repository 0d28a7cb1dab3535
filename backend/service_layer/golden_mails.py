"""Use case: does a policy say of the golden mails what it should, and where do two policies differ?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr

from backend.domain.assessment import Assessment
from backend.domain.golden import GoldenMail, Said
from backend.domain.message import Address, Attachment, Body, Header, Message
from backend.domain.policy import Policy
from backend.service_layer.assess_message import AssessMessage

OWN = "{own}"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
"""Of use only for a golden mail that does not say when it came."""


@dataclass(frozen=True)
class Difference:
    """A golden mail of which two things are said."""

    mail: GoldenMail
    one: Said
    other: Said


def faults(assess: AssessMessage, mails: Iterable[GoldenMail]) -> Iterator[Difference]:
    """The golden mails that the policy says something else of: what is wanted, what is said."""
    for mail in mails:
        wanted = Said(mail.codes, mail.restrictions, mail.deadline)
        said = _said(assess, mail)
        if said != wanted:
            yield Difference(mail, wanted, said)


def differences(one: AssessMessage, other: AssessMessage, mails: Iterable[GoldenMail]) -> Iterator[Difference]:
    """The golden mails that two policies say different things of."""
    for mail in mails:
        before, after = _said(one, mail), _said(other, mail)
        if before != after:
            yield Difference(mail, before, after)


def _said(assess: AssessMessage, mail: GoldenMail) -> Said:
    message = _message(mail, assess.policy)
    assessment: Assessment = assess(message, message.known_received or NOW)
    days = [advice.deadline.last_day for advice in assessment.guidance.advice if advice.deadline]
    return Said(
        tuple(advice.code for advice in assessment.guidance.advice),
        assessment.guidance.restrictions,
        min(days, default=None),
    )


def _message(mail: GoldenMail, policy: Policy) -> Message:
    own = next(iter(policy.internal_domains), "kommun.example")
    name, address = parseaddr(mail.sender.replace(OWN, own))
    return Message(
        subject=mail.subject,
        body=Body(mail.body),
        sender=Address(name, address),
        to=tuple(Address("", to.replace(OWN, own)) for to in mail.to),
        headers=tuple(Header(key, value) for key, value in mail.headers.items()),
        attachments=tuple(Attachment(file) for file in mail.attachments),
        received=mail.received,
        is_draft=mail.is_draft,
    )
