"""Report revenue by month and product

Revision ID: 20230306_161718190
Revises: 20230228_090101550
Create Date: 2023-03-06 16:17:18.190000

"""
from pathlib import Path
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20230306_161718190"
down_revision: Union[str, Sequence[str], None] = "20230228_090101550"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

BASE = Path(__file__).resolve().parents[2] / "sql"


def upgrade() -> None:
    op.execute((BASE / "v_revenue_by_month.sql").read_text())
    op.execute((BASE / "mv_product_revenue.sql").read_text())


def downgrade() -> None:
    op.execute("DROP MATERIALIZED VIEW mart.mv_product_revenue")
    op.execute("DROP VIEW mart.v_revenue_by_month")
