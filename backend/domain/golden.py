"""Golden mails: what a policy must say of mails that everybody agrees on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from backend.domain.code import Code, Restriction


@dataclass(frozen=True)
class GoldenMail:
    """An invented mail and its guidance. `{own}` in an address stands for the municipality's own domain."""

    id: str
    sender: str
    """«Name <address>» or an address."""
    codes: tuple[Code, ...]
    """In the order that they are shown."""
    subject: str = field(default="", repr=False)
    body: str = field(default="", repr=False)
    to: tuple[str, ...] = ()
    received: datetime | None = None
    attachments: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    is_draft: bool = False
    restrictions: tuple[Restriction, ...] = ()
    deadline: date | None = None
    """The earliest last day of all advice."""


@dataclass(frozen=True)
class Said:
    """The part of a guidance that golden mails are about."""

    codes: tuple[Code, ...]
    restrictions: tuple[Restriction, ...]
    deadline: date | None
