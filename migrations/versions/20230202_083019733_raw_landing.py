"""Add the landing tables for shop and carriers

Revision ID: 20230202_083019733
Revises: 20230126_112850014
Create Date: 2023-02-02 08:30:19.733000

"""
from pathlib import Path
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = "20230202_083019733"
down_revision: Union[str, Sequence[str], None] = "20230126_112850014"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

BASE = Path(__file__).resolve().parents[2] / "sql"


def upgrade() -> None:
    op.execute((BASE / "raw_shop_event.sql").read_text())
    op.create_table(
        "carrier_scan",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("carrier", sa.String(20), nullable=False),
        sa.Column("tracking_no", sa.String(40), nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        schema="raw",
    )
    op.create_index(
        "ix_carrier_scan_scanned_at",
        "carrier_scan",
        ["scanned_at"],
        schema="raw",
        postgresql_using="brin",
        postgresql_with={"pages_per_range": 32},
    )


def downgrade() -> None:
    op.drop_index("ix_carrier_scan_scanned_at", table_name="carrier_scan", schema="raw")
    op.drop_table("carrier_scan", schema="raw")
    op.execute("DROP TABLE raw.shop_event")
