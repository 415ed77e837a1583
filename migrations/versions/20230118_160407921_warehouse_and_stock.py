"""Add warehouses and stock levels

Revision ID: 20230118_160407921
Revises: 20230116_101122456
Create Date: 2023-01-18 16:04:07.921000

"""
from datetime import date
from decimal import Decimal
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230118_160407921"
down_revision: Union[str, Sequence[str], None] = "20230116_101122456"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    warehouse = op.create_table(
        "warehouse",
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("country_code", sa.CHAR(2), nullable=False),
        sa.Column("capacity_l", sa.Numeric(14, 3), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_warehouse"),
        sa.ForeignKeyConstraint(
            ["country_code"], ["ref.country.code"], name="fk_warehouse_country"
        ),
    )
    op.create_table(
        "stock_level",
        sa.Column("warehouse_code", sa.String(8), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("on_hand", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("reserved", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "available", sa.Integer(), sa.Computed("on_hand - reserved", persisted=True)
        ),
        sa.PrimaryKeyConstraint("warehouse_code", "product_id", name="pk_stock_level"),
        sa.ForeignKeyConstraint(
            ["warehouse_code"], ["warehouse.code"], name="fk_stock_level_warehouse"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name="fk_stock_level_product", ondelete="CASCADE"
        ),
        sa.CheckConstraint("reserved >= 0 AND reserved <= on_hand", name="ck_stock_level_reserved"),
    )
    op.bulk_insert(
        warehouse,
        [
            {
                "code": "HAM",
                "name": "Hamburg Altenwerder",
                "country_code": "DE",
                "capacity_l": Decimal("4250000.000"),
                "opened_on": date(2019, 4, 1),
            },
            {
                "code": "MMX",
                "name": "Malmö",
                "country_code": "SE",
                "capacity_l": Decimal("1800000.500"),
                "opened_on": date(2022, 9, 15),
            },
        ],
    )


def downgrade() -> None:
    op.drop_table("stock_level")
    op.drop_table("warehouse")
