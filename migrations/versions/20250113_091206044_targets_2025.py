"""Set the targets of 2025

Revision ID: 20250113_091206044
Revises: 20241118_100810357
Create Date: 2025-01-13 09:12:06.044000

"""
from decimal import Decimal
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20250113_091206044"
down_revision: Union[str, Sequence[str], None] = "20241118_100810357"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

target = sa.table(
    "target",
    sa.column("measure_code", sa.String),
    sa.column("year", sa.SmallInteger),
    sa.column("value", sa.Numeric),
    schema="kpi",
)


def upgrade() -> None:
    op.bulk_insert(
        target,
        [
            {"measure_code": "revenue", "year": 2025, "value": Decimal("26400000")},
            {"measure_code": "on_time", "year": 2025, "value": Decimal("97.25")},
            {"measure_code": "returns", "year": 2025, "value": Decimal("7.5")},
        ],
    )


def downgrade() -> None:
    op.execute(target.delete().where(target.c.year == 2025))
