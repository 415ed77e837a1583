"""Demand positive payments

Revision ID: 20240304_110233548
Revises: 20240219_141800266
Create Date: 2024-03-04 11:02:33.548000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20240304_110233548"
down_revision: Union[str, Sequence[str], None] = "20240219_141800266"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    # In two steps, so that writers wait for neither.
    op.create_check_constraint(
        "ck_payment_amount", "payment", "amount > 0", postgresql_not_valid=True
    )
    op.execute("ALTER TABLE payment VALIDATE CONSTRAINT ck_payment_amount")
    op.alter_column(
        "payment", "amount", existing_type=sa.Numeric(14, 2), comment="In the order's currency."
    )


def downgrade() -> None:
    op.alter_column(
        "payment",
        "amount",
        existing_type=sa.Numeric(14, 2),
        comment=None,
        existing_comment="In the order's currency.",
    )
    op.drop_constraint("ck_payment_amount", "payment", type_="check")
