"""Refund a return with a voucher

Revision ID: 20230509_143012765
Revises: 20230503_101500220
Create Date: 2023-05-09 14:30:12.765000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230509_143012765"
down_revision: Union[str, Sequence[str], None] = "20230503_101500220"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = "20230504_090830410"


def upgrade() -> None:
    op.add_column("return_request", sa.Column("voucher_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        "fk_return_request_voucher", "return_request", "voucher", ["voucher_id"], ["id"]
    )
    op.create_unique_constraint("uq_return_request_voucher", "return_request", ["voucher_id"])


def downgrade() -> None:
    op.drop_constraint("uq_return_request_voucher", "return_request", type_="unique")
    op.drop_constraint("fk_return_request_voucher", "return_request", type_="foreignkey")
    op.drop_column("return_request", "voucher_id")
