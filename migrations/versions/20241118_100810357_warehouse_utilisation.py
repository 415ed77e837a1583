"""Report how full the warehouses are

Revision ID: 20241118_100810357
Revises: 20240902_131947630
Create Date: 2024-11-18 10:08:10.357000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20241118_100810357"
down_revision: Union[str, Sequence[str], None] = "20240902_131947630"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.execute(
        """
        CREATE VIEW kpi.v_warehouse_utilisation AS
        SELECT w.code,
               w.name,
               coalesce(sum(s.on_hand * p.volume_l), 0) AS used_l,
               w.capacity_l,
               round(100 * coalesce(sum(s.on_hand * p.volume_l), 0) / w.capacity_l, 1) AS percent
        FROM public.warehouse w
        LEFT JOIN public.stock_level s ON s.warehouse_code = w.code
        LEFT JOIN public.product p ON p.id = s.product_id
        GROUP BY w.code
        """
    )
    op.execute("COMMENT ON COLUMN kpi.v_warehouse_utilisation.percent IS '90 and more: call logistics'")


def downgrade() -> None:
    op.execute("DROP VIEW kpi.v_warehouse_utilisation")
