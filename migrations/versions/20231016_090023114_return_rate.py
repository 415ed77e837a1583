"""Report the share of lines sent back

Revision ID: 20231016_090023114
Revises: 20230911_121545780
Create Date: 2023-10-16 09:00:23.114000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20231016_090023114"
down_revision: Union[str, Sequence[str], None] = "20230911_121545780"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.execute(
        """
        CREATE VIEW mart.v_return AS
        SELECT r.id, r.reason, r.quantity, l.product_id, l.unit_price * r.quantity AS value,
               r.requested_at::date AS day
        FROM public.return_request r
        JOIN public.order_line l USING (order_id, line_no)
        """
    )
    op.execute(
        """
        CREATE MATERIALIZED VIEW kpi.mv_return_rate AS
        SELECT l.product_id,
               count(DISTINCT r.id) AS returned,
               count(*) AS sold,
               round(100.0 * count(DISTINCT r.id) / count(*), 2) AS percent
        FROM public.order_line l
        LEFT JOIN public.return_request r USING (order_id, line_no)
        GROUP BY l.product_id
        """
    )
    op.create_index(
        "uq_mv_return_rate", "mv_return_rate", ["product_id"], unique=True, schema="kpi"
    )
    op.execute("REFRESH MATERIALIZED VIEW CONCURRENTLY kpi.mv_return_rate")


def downgrade() -> None:
    op.execute("DROP MATERIALIZED VIEW kpi.mv_return_rate")
    op.execute("DROP VIEW mart.v_return")
