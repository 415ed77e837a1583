"""Add orders, order lines and payments

Revision ID: 20230124_093315602
Revises: 20230118_160407921
Create Date: 2023-01-24 09:33:15.602000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = "20230124_093315602"
down_revision: Union[str, Sequence[str], None] = "20230118_160407921"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

order_status = postgresql.ENUM(
    "draft", "placed", "picked", "shipped", "delivered", "cancelled",
    name="order_status",
    create_type=False,
)


def upgrade() -> None:
    order_status.create(op.get_bind(), checkfirst=False)
    op.create_table(
        "order",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("number", sa.String(20), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("status", order_status, server_default="draft", nullable=False),
        sa.Column("currency_code", sa.CHAR(3), server_default="EUR", nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_order"),
        sa.UniqueConstraint("number", name="uq_order_number"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_order_customer"),
        sa.ForeignKeyConstraint(
            ["currency_code"], ["ref.currency.code"], name="fk_order_currency"
        ),
        sa.CheckConstraint(
            "status = 'draft' OR ordered_at IS NOT NULL", name="ck_order_ordered_at"
        ),
    )
    op.create_table(
        "order_line",
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("line_no", sa.SmallInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(12, 2), nullable=False),
        sa.Column(
            "line_total",
            sa.Numeric(14, 2),
            sa.Computed("quantity * unit_price", persisted=True),
            nullable=True,
        ),
        sa.PrimaryKeyConstraint("order_id", "line_no", name="pk_order_line"),
        sa.CheckConstraint("quantity > 0", name="ck_order_line_quantity"),
    )
    op.create_foreign_key(
        "fk_order_line_order",
        "order_line",
        "order",
        ["order_id"],
        ["id"],
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_foreign_key(
        "fk_order_line_product", "order_line", "product", ["product_id"], ["id"]
    )
    op.create_table(
        "payment",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "method", sa.Enum("card", "invoice", "transfer", name="payment_method"), nullable=False
        ),
        sa.Column("amount", sa.Numeric(14, 2), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_payment"),
        sa.ForeignKeyConstraint(["order_id"], ["order.id"], name="fk_payment_order"),
    )
    op.create_index("ix_order_customer_id", "order", ["customer_id"])
    op.create_index(
        "ix_order_open",
        "order",
        [sa.text("ordered_at DESC NULLS LAST")],
        postgresql_where=sa.text("status IN ('placed', 'picked')"),
    )


def downgrade() -> None:
    op.drop_index("ix_order_open", table_name="order")
    op.drop_index("ix_order_customer_id", table_name="order")
    op.drop_table("payment")
    op.execute("DROP TYPE payment_method")
    op.drop_table("order_line")
    op.drop_table("order")
    order_status.drop(op.get_bind(), checkfirst=False)
