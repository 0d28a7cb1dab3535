"""The decision table: which signals give which advice. Read from backend/decisions."""

from dataclasses import dataclass

from backend.domain.code import ActionKind, Certainty, Code, Restriction


@dataclass(frozen=True)
class Way:
    """One way for an advice to apply: all of its conditions hold."""

    all: tuple[str, ...]
    certainty: Certainty | None = None
    """Given by the way itself; otherwise the weakest of its signals decides."""


@dataclass(frozen=True)
class Decision:
    """What gives one code, and what follows from it."""

    code: Code
    section: str
    any: tuple[Way, ...]
    law: str = ""
    deadline: str = ""
    ground: str = ""
    restrictions: tuple[Restriction, ...] = ()
    actions: tuple[ActionKind, ...] = ()


@dataclass(frozen=True)
class DecisionTable:
    """All decisions for received mail and for drafts."""

    received: tuple[Decision, ...]
    draft: tuple[Decision, ...]
