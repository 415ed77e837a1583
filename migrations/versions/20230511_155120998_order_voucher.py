"""Redeem vouchers

Revision ID: 20230511_155120998
Revises: 20230504_090830410
Create Date: 2023-05-11 15:51:20.998000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230511_155120998"
down_revision: Union[str, Sequence[str], None] = "20230504_090830410"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.add_column(
        "order",
        sa.Column(
            "voucher_id",
            sa.Integer(),
            sa.ForeignKey("voucher.id", name="fk_order_voucher", ondelete="SET NULL"),
            nullable=True,
        ),
    )
    op.create_index(
        "ix_order_voucher_id",
        "order",
        ["voucher_id"],
        postgresql_where=sa.text("voucher_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_order_voucher_id", table_name="order")
    op.drop_column("order", "voucher_id")
