"""Add the star schema

Revision ID: 20230221_134455009
Revises: 20230214_100230871
Create Date: 2023-02-21 13:44:55.009000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = "20230221_134455009"
down_revision: Union[str, Sequence[str], None] = "20230214_100230871"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table(
        "dim_date",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("month", sa.SmallInteger(), nullable=False),
        sa.Column("iso_week", sa.SmallInteger(), nullable=False),
        sa.Column("working_day", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_dim_date"),
        schema="mart",
    )
    op.create_table(
        "dim_product",
        sa.Column("product_key", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("sku", sa.String(24), nullable=False),
        sa.Column("category", sa.String(80), nullable=True),
        sa.Column("valid_during", postgresql.DATERANGE(), nullable=False),
        sa.PrimaryKeyConstraint("product_key", name="pk_dim_product"),
        sa.UniqueConstraint("product_id", "valid_during", name="uq_dim_product_version"),
        schema="mart",
        comment="Slowly changing, kind 2.",
    )
    op.create_table(
        "fact_order_line",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("product_key", sa.Integer(), nullable=False),
        sa.Column("order_number", sa.String(20), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("revenue", sa.Numeric(14, 2), nullable=False),
        sa.ForeignKeyConstraint(["day"], ["mart.dim_date.day"], name="fk_fact_order_line_day"),
        sa.ForeignKeyConstraint(
            ["product_key"], ["mart.dim_product.product_key"], name="fk_fact_order_line_product"
        ),
        sa.PrimaryKeyConstraint("order_number", "product_key", name="pk_fact_order_line"),
        schema="mart",
    )
    op.create_index("ix_fact_order_line_day", "fact_order_line", ["day"], schema="mart")


def downgrade() -> None:
    op.drop_table("fact_order_line", schema="mart")
    op.drop_table("dim_product", schema="mart")
    op.drop_table("dim_date", schema="mart")
