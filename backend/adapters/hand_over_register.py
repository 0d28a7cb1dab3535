"""The register of hand-overs in a database (port HandOverRegister)."""

import hashlib
import hmac
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, and_, select, update
from sqlalchemy.orm import Session

from backend.adapters.database import transaction
from backend.adapters.register_rows import (
    event_of,
    lock_series,
    new_row,
    next_reference,
    note_key,
    put_person,
    value_of,
)
from backend.adapters.register_tables import HandOverRow
from backend.domain.code import ActionKind, Code
from backend.domain.errors import MailboxUnavailable
from backend.domain.hand_over import HandOver, HandOverState, Person
from backend.guidance.working_days import STOCKHOLM
from backend.service_layer.hand_over import DONE
from backend.service_layer.ports import Clock

LEASE = timedelta(seconds=90)
"""Longer than the slowest press (ports.A_PRESS and a token); a process that died gives its claim back after this."""
WAIT_FOR_CLAIM = 20.0
MOST_CODES, MOST_RULE_IDS = 400, 4000


class DatabaseRegister:
    """Holds no mail text; knows a mail by the keyed hash of its Internet-Message-ID."""

    def __init__(self, engine: Engine, hash_key: str, municipality: str, clock: Clock | None = None) -> None:
        self._engine = engine
        self._hash_key = hash_key.encode()
        self._municipality = municipality
        self._clock = clock or _now

    def message_key(self, internet_message_id: str) -> str:
        """HMAC-SHA256 (RFC 2104); without the key nobody can try ids against the register."""
        return hmac.new(self._hash_key, internet_message_id.strip().encode(), hashlib.sha256).hexdigest()

    def find(self, municipality: str, message_key: str) -> tuple[HandOver, ...]:
        """All hand-overs of one mail, oldest first."""
        wanted = select(HandOverRow).where(*_same_mail(municipality, message_key))
        with transaction(self._engine) as session:
            return tuple(value_of(row) for row in session.scalars(wanted.order_by(HandOverRow.created)))

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
        """The one hand-over of this mail and kind, and whether it is new. Raises KeyReused."""
        now = self._clock()
        with transaction(self._engine) as session:
            number = lock_series(session, municipality, now.astimezone(STOCKHOLM).year)
            note_key(session, idempotency_key, municipality, kind, message_key, now)
            known = session.scalar(
                select(HandOverRow).where(*_same_mail(municipality, message_key), HandOverRow.kind == kind.value)
            )
            if known is not None:
                return value_of(known), False
            row = new_row(next_reference(number), municipality, kind, message_key, person, now)
            row.codes = " ".join(codes)[:MOST_CODES]
            row.rule_ids = " ".join(rule_ids)[:MOST_RULE_IDS]
            row.policy_version = policy_version
            session.add(row)
            session.add(event_of(row, HandOverState.RESERVED, person.object_id))
            session.flush()
            return value_of(row), True

    @contextmanager
    def claim(self, reference: str) -> Iterator[HandOver]:
        """Waits its turn. Raises MailboxUnavailable when another holds the claim too long."""
        mine = secrets.token_hex(16)
        give_up = time.monotonic() + WAIT_FOR_CLAIM
        while not self._take(reference, mine):
            if time.monotonic() > give_up:
                raise MailboxUnavailable("claimed", retry_after=int(LEASE.total_seconds()))
            time.sleep(0.2)
        try:
            yield self._get(reference)
        finally:
            self._release(reference, mine)

    def note_draft(self, reference: str, draft_id: str) -> HandOver:
        """The draft exists; its id is kept before it is sent."""
        return self._change(reference, HandOverState.DRAFTED, draft_id=draft_id)

    def note_sent(self, reference: str) -> HandOver:
        """It has gone."""
        return self._change(reference, HandOverState.SENT)

    def note_failed(self, reference: str, reason: str) -> HandOver:
        """It has not gone; the draft's id stays, so that a new try goes on from there."""
        return self._change(reference, HandOverState.FAILED, reason=reason)

    def note_person(self, reference: str, person: Person) -> HandOver:
        """Somebody else takes it up; the log keeps who had it before."""
        with transaction(self._engine) as session:
            row = self._row(session, reference)
            put_person(row, person)
            row.changed = self._clock()
            session.add(event_of(row, HandOverState.RESERVED, person.object_id))
            return value_of(row)

    def _take(self, reference: str, mine: str) -> bool:
        now = self._clock()
        free = (HandOverRow.claimed_until.is_(None)) | (HandOverRow.claimed_until < now)
        with transaction(self._engine) as session:
            taken = session.execute(
                update(HandOverRow)
                .where(self._is(reference), free)
                .values(claimed_until=now + LEASE, claimed_by=mine)
                .execution_options(synchronize_session=False)
            )
            return bool(getattr(taken, "rowcount", 0))

    def _release(self, reference: str, mine: str) -> None:
        with transaction(self._engine) as session:
            session.execute(
                update(HandOverRow)
                .where(self._is(reference), HandOverRow.claimed_by == mine)
                .values(claimed_until=None, claimed_by="")
                .execution_options(synchronize_session=False)
            )

    def _get(self, reference: str) -> HandOver:
        with transaction(self._engine) as session:
            return value_of(self._row(session, reference))

    def _row(self, session: Session, reference: str) -> HandOverRow:
        return session.scalars(select(HandOverRow).where(self._is(reference))).one()

    def _change(self, reference: str, state: HandOverState, *, draft_id: str = "", reason: str = "") -> HandOver:
        with transaction(self._engine) as session:
            row = self._row(session, reference)
            if state is HandOverState.FAILED and row.state in DONE:
                return value_of(row)
            row.state, row.changed = state.value, self._clock()
            row.draft_id = draft_id or row.draft_id
            session.add(event_of(row, state, reason=reason))
            return value_of(row)

    def _is(self, reference: str) -> ColumnElement[bool]:
        return and_(HandOverRow.municipality == self._municipality, HandOverRow.reference == reference)


def _now() -> datetime:
    return datetime.now(UTC)


def _same_mail(municipality: str, message_key: str) -> tuple[ColumnElement[bool], ...]:
    return (HandOverRow.municipality == municipality, HandOverRow.message_key == message_key)
