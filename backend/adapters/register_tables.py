"""The tables of the register of hand-overs. No column can hold what a mail says.

`hand_over` is how far each hand-over has come; `event` is the log beneath, which is only ever added to
(a wrong entry in a register is corrected by a new one, never erased: JO 4639-2007).
"""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Index, MetaData, String, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, with its time zone also where the database (SQLite) does not keep it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Stores UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives UTC back."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMES)


class HandOverRow(Base):
    """One hand-over."""

    __tablename__ = "hand_over"
    __table_args__ = (UniqueConstraint("municipality", "kind", "message_key"),)

    reference: Mapped[str] = mapped_column(String(20), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    message_key: Mapped[str] = mapped_column(String(64))
    tenant_id: Mapped[str] = mapped_column(String(36))
    object_id: Mapped[str] = mapped_column(String(36))
    person_name: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(20))
    created: Mapped[datetime] = mapped_column(Instant)
    changed: Mapped[datetime] = mapped_column(Instant)
    codes: Mapped[str] = mapped_column(String(400))
    rule_ids: Mapped[str] = mapped_column(String(4000))
    policy_version: Mapped[str] = mapped_column(String(100))
    draft_id: Mapped[str] = mapped_column(String(500), default="")
    registration_number: Mapped[str] = mapped_column(String(60), default="")
    claimed_until: Mapped[datetime | None] = mapped_column(Instant, default=None)
    claimed_by: Mapped[str] = mapped_column(String(32), default="")


class EventRow(Base):
    """One line of the log."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_reference", "municipality", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    municipality: Mapped[str] = mapped_column(String(64))
    reference: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(Instant)
    what: Mapped[str] = mapped_column(String(20))
    object_id: Mapped[str] = mapped_column(String(36), default="")
    reason: Mapped[str] = mapped_column(String(60), default="")


class IdempotencyRow(Base):
    """A press of a button that has been seen, by the hash of its key."""

    __tablename__ = "idempotency_key"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    message_key: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime] = mapped_column(Instant)


class SeriesRow(Base):
    """The last running number of a year."""

    __tablename__ = "series"

    municipality: Mapped[str] = mapped_column(String(64), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last_number: Mapped[int]


class JudgementRow(Base):
    """What a representative said of one advice; only ever added to."""

    __tablename__ = "judgement"
    __table_args__ = (Index("ix_judgement_mail", "municipality", "message_key"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    municipality: Mapped[str] = mapped_column(String(64))
    message_key: Mapped[str] = mapped_column(String(64))
    tenant_id: Mapped[str] = mapped_column(String(36))
    object_id: Mapped[str] = mapped_column(String(36))
    person_name: Mapped[str] = mapped_column(String(200))
    code: Mapped[str] = mapped_column(String(40))
    verdict: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(Instant)
    rule_ids: Mapped[str] = mapped_column(String(4000))
    policy_version: Mapped[str] = mapped_column(String(100))
    rules_version: Mapped[str] = mapped_column(String(40))
    model_version: Mapped[str] = mapped_column(String(40))
