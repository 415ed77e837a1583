"""Add invoices

Revision ID: 20240219_141800266
Revises: 20240115_083051925
Create Date: 2024-02-19 14:18:00.266000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20240219_141800266"
down_revision: Union[str, Sequence[str], None] = "20240115_083051925"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE public.invoice_number_seq START 100001")
    op.create_table(
        "invoice",
        sa.Column(
            "number",
            sa.BigInteger(),
            server_default=sa.text("nextval('invoice_number_seq'::regclass)"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("issued_on", sa.Date(), server_default=sa.func.current_date(), nullable=False),
        sa.Column("net", sa.Numeric(14, 2), nullable=False),
        sa.Column("tax", sa.Numeric(14, 2), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_invoice"),
        sa.ForeignKeyConstraint(["order_id"], ["order.id"], name="fk_invoice_order"),
        sa.UniqueConstraint("order_id", name="uq_invoice_order"),
    )
    op.execute("ALTER SEQUENCE public.invoice_number_seq OWNED BY public.invoice.number")
    op.create_table_comment("invoice", "Kept for ten years; never updated.")


def downgrade() -> None:
    op.drop_table("invoice")
