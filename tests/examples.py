"""Turns the examples of the rules into mails."""

from backend.domain.message import Address, Attachment, Body, ContentType, Header, Message
from backend.domain.rule import Example


def as_message(example: Example) -> Message:
    """The small mail that a rule shows in `matches` or `spares`."""
    return Message(
        subject=example.subject,
        body=Body(example.html, ContentType.HTML) if example.html else Body(example.body),
        sender=address(example.sender) if example.sender else None,
        to=tuple(address(a) for a in example.to),
        cc=tuple(address(a) for a in example.cc),
        headers=tuple(Header(*pair) for pair in example.headers),
        attachments=tuple(Attachment(name) for name in example.attachments),
        is_draft=example.is_draft,
    )


def address(written: str) -> Address:
    """«Name <address>» or an address."""
    name, _, plain = written.rstrip(">").rpartition(" <")
    return Address(name, plain)
