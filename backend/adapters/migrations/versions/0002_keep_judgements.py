"""Keep what representatives say of the guidance: code, rules, reason; no text."""

import sqlalchemy as sa
from alembic import op

from backend.adapters.register_tables import Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("municipality", sa.String(64), nullable=False),
        sa.Column("message_key", sa.String(64), nullable=False),
        sa.Column("tenant_id", sa.String(36), nullable=False),
        sa.Column("object_id", sa.String(36), nullable=False),
        sa.Column("person_name", sa.String(200), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("rule_ids", sa.String(4000), nullable=False),
        sa.Column("policy_version", sa.String(100), nullable=False),
        sa.Column("rules_version", sa.String(40), nullable=False),
        sa.Column("model_version", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judgement"),
    )
    op.create_index("ix_judgement_mail", "judgement", ["municipality", "message_key"])


def downgrade() -> None:
    op.drop_table("judgement")
