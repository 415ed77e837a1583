"""Count orders per day

Revision ID: 20230322_085959125
Revises: 20230314_110020345
Create Date: 2023-03-22 08:59:59.125000

"""
from pathlib import Path
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20230322_085959125"
down_revision: Union[str, Sequence[str], None] = "20230314_110020345"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

BASE = Path(__file__).resolve().parents[2] / "sql"


def upgrade() -> None:
    op.execute((BASE / "mv_daily_order.sql").read_text())
    op.execute((BASE / "fn_kpi_refresh.sql").read_text())


def downgrade() -> None:
    op.execute("DROP PROCEDURE kpi.refresh()")
    op.execute("DROP MATERIALIZED VIEW kpi.mv_daily_order")
