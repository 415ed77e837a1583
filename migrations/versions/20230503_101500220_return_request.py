"""Let customers send goods back

Revision ID: 20230503_101500220
Revises: 20230418_093344012
Create Date: 2023-05-03 10:15:00.220000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230503_101500220"
down_revision: Union[str, Sequence[str], None] = "20230418_093344012"
branch_labels: Union[str, Sequence[str], None] = ("returns",)
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        "return_request",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("line_no", sa.SmallInteger(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum("damaged", "wrong_item", "too_small", "too_big", "other", name="return_reason"),
            nullable=False,
        ),
        sa.Column(
            "requested_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_return_request"),
        sa.ForeignKeyConstraint(
            ["order_id", "line_no"],
            ["order_line.order_id", "order_line.line_no"],
            name="fk_return_request_line",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("quantity > 0", name="ck_return_request_quantity"),
        sa.CheckConstraint("received_at >= requested_at", name="ck_return_request_received_at"),
    )
    op.create_index("ix_return_request_line", "return_request", ["order_id", "line_no"])


def downgrade() -> None:
    op.drop_index("ix_return_request_line", table_name="return_request")
    op.drop_table("return_request")
    op.execute("DROP TYPE return_reason")
