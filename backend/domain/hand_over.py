"""A hand-over: who passed which mail on to whom, and how far it has come. Never what the mail says."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from backend.domain.code import ActionKind, Code


class HandOverState(StrEnum):
    """The way of a hand-over. Registration states are set by the registrar later."""

    RESERVED = "reserved"
    DRAFTED = "drafted"
    SENT = "sent"
    FAILED = "failed"
    TAKEN = "taken"
    REGISTERED = "registered"
    NOT_REGISTERED = "not_registered"


@dataclass(frozen=True)
class Person:
    """The signed-in person. Known by tenant and object id, never by name (Entra claims `tid`, `oid`)."""

    tenant_id: str
    object_id: str
    name: str = field(default="", repr=False)
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class HandOver:
    """One row of the register of hand-overs. `message_key` is a keyed hash of the Internet-Message-ID."""

    reference: str
    municipality: str
    kind: ActionKind
    message_key: str
    person: Person
    state: HandOverState
    created: datetime
    changed: datetime
    codes: tuple[Code, ...] = ()
    rule_ids: tuple[str, ...] = ()
    policy_version: str = ""
    draft_id: str = field(default="", repr=False)
    registration_number: str = ""


@dataclass(frozen=True)
class Receipt:
    """What the person is shown after a click. `is_repeat`: somebody had done it before."""

    hand_over: HandOver
    is_repeat: bool = False
