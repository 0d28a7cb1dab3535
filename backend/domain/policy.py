"""One municipality's policy. Absent contacts stay absent: nothing here has an invented default."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.domain.advice import Section


class Role(StrEnum):
    """Who receives what, by function; the municipality chooses persons and titles."""

    SECRETARY = "secretary"
    PREPAREDNESS_COORDINATOR = "preparedness_coordinator"
    IT_SUPPORT = "it_support"
    GUIDELINE_CONTACT = "guideline_contact"


@dataclass(frozen=True)
class Contact:
    """How a role is reached. Empty = the guideline does not say, and the pane says so."""

    title: str
    name: str = ""
    mail: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Guideline:
    """The document that the guidance rests on."""

    title: str
    case_number: str
    sections: tuple[Section, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def section(self, section_id: str) -> Section | None:
        """The section of that id, or None."""
        return next((s for s in self.sections if s.id == section_id), None)


@dataclass(frozen=True)
class Deadlines:
    """In working days after the day of receipt."""

    answer: int | None = None
    records_request: int | None = None


@dataclass(frozen=True)
class RetentionGround:
    """Why a mail may be disposed of, with its place in the retention schedule."""

    id: str
    words: str
    reference: str = ""


@dataclass(frozen=True)
class Policy:
    """Everything that differs between municipalities."""

    id: str
    version: str
    municipality: str
    guideline: Guideline
    internal_domains: tuple[str, ...]
    contacts: dict[Role, Contact]
    deadlines: Deadlines
    tenant_ids: tuple[str, ...] = ()
    closed_days: tuple[date, ...] = ()
    retention_grounds: tuple[RetentionGround, ...] = ()
    case_number_patterns: tuple[str, ...] = ()
    many_recipients: int = 10
    own_names: tuple[str, ...] = ()
    """Names that a sender from outside has no right to show as her own («Norsjö kommun», «IT-support»)."""

    def contact(self, role: Role) -> Contact | None:
        """The contact of a role; None when the policy does not name it."""
        return self.contacts.get(role)

    def is_internal(self, domain: str) -> bool:
        """True for the municipality's own domains and their subdomains."""
        return any(domain == own or domain.endswith(f".{own}") for own in self.internal_domains)
