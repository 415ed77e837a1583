"""Add the views of the service desk

Revision ID: 20230126_112850014
Revises: 20230124_093315602
Create Date: 2023-01-26 11:28:50.014000

"""
from pathlib import Path
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20230126_112850014"
down_revision: Union[str, Sequence[str], None] = "20230124_093315602"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

BASE = Path(__file__).resolve().parents[2] / "sql"


def upgrade() -> None:
    op.execute((BASE / "v_order_total.sql").read_text())
    op.execute((BASE / "v_open_order.sql").read_text())


def downgrade() -> None:
    op.execute("DROP VIEW public.v_open_order")
    op.execute("DROP VIEW public.v_order_total")
