"""Add measures and their targets

Revision ID: 20230314_110020345
Revises: 20230306_161718190
Create Date: 2023-03-14 11:00:20.345000

"""
from decimal import Decimal
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "20230314_110020345"
down_revision: Union[str, Sequence[str], None] = "20230306_161718190"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    measure = op.create_table(
        "measure",
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("unit", sa.String(10), nullable=False),
        sa.Column("higher_is_better", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_measure"),
        schema="kpi",
    )
    target = op.create_table(
        "target",
        sa.Column("measure_code", sa.String(30), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("value", sa.Numeric(16, 4), nullable=False),
        sa.PrimaryKeyConstraint("measure_code", "year", name="pk_target"),
        sa.ForeignKeyConstraint(
            ["measure_code"], ["kpi.measure.code"], name="fk_target_measure", onupdate="CASCADE"
        ),
        schema="kpi",
    )
    op.bulk_insert(
        measure,
        [
            {"code": "revenue", "title": "Net revenue", "unit": "EUR", "higher_is_better": True},
            {"code": "on_time", "title": "Delivered on time", "unit": "%", "higher_is_better": True},
            {"code": "returns", "title": "Lines sent back", "unit": "%", "higher_is_better": False},
        ],
    )
    op.bulk_insert(
        target,
        [
            {"measure_code": "revenue", "year": 2023, "value": Decimal("18500000")},
            {"measure_code": "on_time", "year": 2023, "value": Decimal("96.5")},
            {"measure_code": "returns", "year": 2023, "value": Decimal("8.25")},
        ],
    )


def downgrade() -> None:
    op.drop_table("target", schema="kpi")
    op.drop_table("measure", schema="kpi")
