"""Create the register of hand-overs, its log, keys of presses and running numbers."""

import sqlalchemy as sa
from alembic import op

from backend.adapters.register_tables import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hand_over",
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("municipality", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("message_key", sa.String(64), nullable=False),
        sa.Column("tenant_id", sa.String(36), nullable=False),
        sa.Column("object_id", sa.String(36), nullable=False),
        sa.Column("person_name", sa.String(200), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("changed", Instant(), nullable=False),
        sa.Column("codes", sa.String(400), nullable=False),
        sa.Column("rule_ids", sa.String(4000), nullable=False),
        sa.Column("policy_version", sa.String(100), nullable=False),
        sa.Column("draft_id", sa.String(500), nullable=False),
        sa.Column("registration_number", sa.String(60), nullable=False),
        sa.Column("claimed_until", Instant(), nullable=True),
        sa.Column("claimed_by", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("reference", "municipality", name="pk_hand_over"),
        sa.UniqueConstraint("municipality", "kind", "message_key", name="uq_hand_over_municipality"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("municipality", sa.String(64), nullable=False),
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("object_id", sa.String(36), nullable=False),
        sa.Column("reason", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_reference", "event", ["municipality", "reference"])
    op.create_table(
        "idempotency_key",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("municipality", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("message_key", sa.String(64), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_idempotency_key"),
    )
    op.create_table(
        "series",
        sa.Column("municipality", sa.String(64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("municipality", "year", name="pk_series"),
    )


def downgrade() -> None:
    for table in ("series", "idempotency_key", "event", "hand_over"):
        op.drop_table(table)
