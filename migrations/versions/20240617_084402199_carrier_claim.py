"""Claim damages from carriers

Revision ID: 20240617_084402199
Revises: 20240422_093515871
Create Date: 2024-06-17 08:44:02.199000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = "20240617_084402199"
down_revision: Union[str, Sequence[str], None] = "20240422_093515871"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        "shipment_claim",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("carrier_code", sa.String(20), sa.ForeignKey("ref.carrier.code"), nullable=False),
        sa.Column("tracking_no", sa.String(40), nullable=False, unique=True),
        sa.Column("amount", sa.Numeric(10, 2), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), server_default=sa.text("now()")),
        sa.Column("details", postgresql.JSONB(none_as_null=True), nullable=True),
    )
    op.create_index(
        op.f("ix_shipment_claim_details_state"),
        "shipment_claim",
        [sa.literal_column("(details ->> 'state')")],
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_shipment_claim_details_state"), table_name="shipment_claim")
    op.drop_table("shipment_claim")
