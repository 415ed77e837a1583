"""Show the discount in the order total

Revision ID: 20231107_152209437
Revises: 20231016_090023114
Create Date: 2023-11-07 15:22:09.437000

"""
from pathlib import Path
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20231107_152209437"
down_revision: Union[str, Sequence[str], None] = "20231016_090023114"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

BASE = Path(__file__).resolve().parents[2] / "sql"


def upgrade() -> None:
    op.execute((BASE / "v_order_total_v2.sql").read_text())


def downgrade() -> None:
    # A view can't lose a column in place: what stands on it goes first and comes back.
    op.execute("DROP MATERIALIZED VIEW kpi.mv_daily_order")
    op.execute("DROP VIEW public.v_open_order")
    op.execute("DROP VIEW public.v_order_total")
    for name in ("v_order_total.sql", "v_open_order.sql", "mv_daily_order.sql"):
        op.execute((BASE / name).read_text())
