"""Load shop orders into staging

Revision ID: 20230214_100230871
Revises: 20230207_151142290
Create Date: 2023-02-14 10:02:30.871000

"""
from pathlib import Path
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20230214_100230871"
down_revision: Union[str, Sequence[str], None] = "20230207_151142290"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

BASE = Path(__file__).resolve().parents[2] / "sql"


def upgrade() -> None:
    op.execute((BASE / "fn_load_shop_order.sql").read_text())


def downgrade() -> None:
    op.execute("DROP FUNCTION stg.load_shop_order(timestamptz)")
