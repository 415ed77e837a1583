"""Create the schemas

Revision ID: 20230109_081512340
Revises: 
Create Date: 2023-01-09 08:15:12.340000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20230109_081512340"
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

SCHEMAS = {
    "raw": "What other systems send, as they sent it.",
    "stg": "Cleaned and typed, one row per business key.",
    "mart": "Facts and dimensions for reporting.",
    "ref": "Reference data kept by hand.",
    "kpi": "Measures, targets and what the board looks at.",
}


def upgrade() -> None:
    for name, comment in SCHEMAS.items():
        op.execute(f"CREATE SCHEMA {name}")
        op.execute(f"COMMENT ON SCHEMA {name} IS '{comment}'")


def downgrade() -> None:
    for name in reversed(list(SCHEMAS)):
        op.execute(f"DROP SCHEMA {name}")
