"""Rows of the register: numbering, keys of presses, and the way between a row and a hand-over."""

import hashlib
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.adapters.register_tables import EventRow, HandOverRow, IdempotencyRow, SeriesRow
from backend.domain.code import ActionKind, Code
from backend.domain.errors import KeyReused
from backend.domain.hand_over import HandOver, HandOverState, Person

LONGEST_NAME = 200


def lock_series(session: Session, municipality: str, year: int) -> SeriesRow:
    """Everybody who reserves passes this row one at a time (SQLite: the whole transaction holds the lock)."""
    wanted = select(SeriesRow).where(SeriesRow.municipality == municipality, SeriesRow.year == year)
    row = session.scalar(wanted.with_for_update())
    if row is None:
        try:
            with session.begin_nested():
                session.add(SeriesRow(municipality=municipality, year=year, last_number=0))
        except IntegrityError:
            pass  # Somebody else was first to open the year.
        row = session.scalars(wanted.with_for_update()).one()
    return row


def next_reference(series: SeriesRow) -> str:
    """The next running number of the year: EPL-2026-000123."""
    series.last_number += 1
    return f"EPL-{series.year}-{series.last_number:06d}"


def note_key(
    session: Session, key: str, municipality: str, kind: ActionKind, message_key: str, now: datetime
) -> None:
    """Remembers which mail and kind a press named (hash of the key alone). Raises KeyReused."""
    hashed = hashlib.sha256(key.encode()).hexdigest()
    seen = session.get(IdempotencyRow, hashed)
    if seen is None:
        session.add(
            IdempotencyRow(
                key=hashed, municipality=municipality, kind=kind.value, message_key=message_key, created=now
            )
        )
    elif (seen.municipality, seen.kind, seen.message_key) != (municipality, kind.value, message_key):
        raise KeyReused("idempotency key")


def new_row(
    reference: str, municipality: str, kind: ActionKind, message_key: str, person: Person, now: datetime
) -> HandOverRow:
    """A reserved hand-over."""
    row = HandOverRow(
        reference=reference,
        municipality=municipality,
        kind=kind.value,
        message_key=message_key,
        state=HandOverState.RESERVED.value,
        created=now,
        changed=now,
        draft_id="",
        registration_number="",
        claimed_by="",
    )
    put_person(row, person)
    return row


def put_person(row: HandOverRow, person: Person) -> None:
    """Who hands over."""
    row.tenant_id, row.object_id = person.tenant_id, person.object_id
    row.person_name = person.name[:LONGEST_NAME]


def event_of(row: HandOverRow, what: HandOverState, object_id: str = "", reason: str = "") -> EventRow:
    """One line of the append-only log. `reason` is the type of an error, never its text."""
    return EventRow(
        municipality=row.municipality,
        reference=row.reference,
        at=row.changed,
        what=what.value,
        object_id=object_id,
        reason=reason,
    )


def value_of(row: HandOverRow) -> HandOver:
    """The row as the domain knows it."""
    return HandOver(
        reference=row.reference,
        municipality=row.municipality,
        kind=ActionKind(row.kind),
        message_key=row.message_key,
        person=Person(row.tenant_id, row.object_id, row.person_name),
        state=HandOverState(row.state),
        created=row.created,
        changed=row.changed,
        codes=tuple(Code(code) for code in row.codes.split()),
        rule_ids=tuple(row.rule_ids.split()),
        policy_version=row.policy_version,
        draft_id=row.draft_id,
        registration_number=row.registration_number,
    )
