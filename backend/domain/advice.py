"""What the reader is told: one advice per code, several make up the guidance."""

from dataclasses import dataclass, field
from datetime import date

from backend.domain.code import ActionKind, Certainty, Code, Restriction
from backend.domain.finding import Finding


@dataclass(frozen=True)
class Deadline:
    """The last day, and every working day that was counted on the way to it."""

    last_day: date
    counted: tuple[date, ...]
    skipped: tuple[date, ...]
    """Days between receipt and the last day that are no working days."""
    explanation: str = ""
    """«Kom in måndag 23 november. Tre arbetsdagar: tisdag 24, onsdag 25, torsdag 26 november.»"""


@dataclass(frozen=True)
class Section:
    """The heading of the guideline that an advice rests on, and what it says in our own plain words."""

    id: str
    heading: str
    in_plain_words: str


@dataclass(frozen=True)
class Advice:
    """What one code asks of the reader."""

    code: Code
    certainty: Certainty
    title: str
    steps: tuple[str, ...]
    findings: tuple[Finding, ...]
    section: Section | None = None
    law: str = ""
    """What the law says where it says something else than the guideline, with its paragraph."""
    ground: str = ""
    """The ground for disposal in the policy's retention schedule; only minor importance has one."""
    deadline: Deadline | None = None


@dataclass(frozen=True)
class Action:
    """A button. `missing` says in words what the policy lacks, for instance a contact; it is then not offered."""

    kind: ActionKind
    label: str
    explanation: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Guidance:
    """Everything the reader is told about one mail, most important first."""

    advice: tuple[Advice, ...]
    restrictions: tuple[Restriction, ...]
    actions: tuple[Action, ...]
    """Offered actions only, most important first."""
    unavailable: tuple[Action, ...] = ()
    """Actions that the mail calls for but the policy cannot route; `missing` says why."""
    unseen: tuple[str, ...] = ()
    """What the client could not show us, in words («Mejlhuvudet»)."""
    notices: tuple[str, ...] = field(default=())
    """Other things the reader should know, in words («Vi har bara läst början»)."""

    @property
    def headline(self) -> Advice | None:
        """The advice to show first; None when the mail asks nothing."""
        return self.advice[0] if self.advice else None

    def forbids(self, restriction: Restriction) -> tuple[Advice, ...]:
        """The advice that rests on this restriction, empty when it does not apply."""
        return self.advice if restriction in self.restrictions else ()
