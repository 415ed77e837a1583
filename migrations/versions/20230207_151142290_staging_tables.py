"""Add the staging tables

Revision ID: 20230207_151142290
Revises: 20230202_083019733
Create Date: 2023-02-07 15:11:42.290000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230207_151142290"
down_revision: Union[str, Sequence[str], None] = "20230202_083019733"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        "shop_order",
        sa.Column("order_number", sa.String(20), nullable=False),
        sa.Column("customer_email", sa.String(254), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("total", sa.Numeric(14, 2), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("order_number", name="pk_shop_order"),
        schema="stg",
    )
    op.create_table(
        "carrier_event",
        sa.Column("tracking_no", sa.String(40), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tracking_no", "kind", "happened_at", name="pk_carrier_event"),
        sa.CheckConstraint(
            "kind IN ('announced', 'in_transit', 'delivered', 'failed')",
            name="ck_carrier_event_kind",
        ),
        schema="stg",
    )


def downgrade() -> None:
    op.drop_table("carrier_event", schema="stg")
    op.drop_table("shop_order", schema="stg")
