"""Add carriers with their tariffs

Revision ID: 20230605_101109484
Revises: 20230516_094500111
Create Date: 2023-06-05 10:11:09.484000

"""
import json
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = "20230605_101109484"
down_revision: Union[str, Sequence[str], None] = "20230516_094500111"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None

TARIFFS = {
    "dhl": {
        "name": "DHL Paket",
        "valid_from": "2023-01-01",
        "steps": [[1000, "4.99"], [5000, "6.49"], [31500, "16.49"]],
    },
    "postnord": {
        "name": "PostNord",
        "valid_from": "2022-10-01",
        "steps": [[2000, "5.25"], [20000, "11.90"]],
    },
    "swisspost": {
        "name": "Schweizerische Post",
        "valid_from": "2023-04-01",
        "steps": [[2000, "7.00"], [10000, "9.70"], [30000, "20.50"]],
    },
}


def upgrade() -> None:
    carrier = op.create_table(
        "carrier",
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("tariff", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_carrier"),
        schema="ref",
    )
    for code, tariff in TARIFFS.items():
        document = json.dumps({k: v for k, v in tariff.items() if k != "name"})
        op.execute(
            carrier.insert().values(
                code=code,
                name=tariff["name"],
                tariff=sa.cast(sa.literal(document, sa.Text()), postgresql.JSONB()),
            )
        )


def downgrade() -> None:
    op.drop_table("carrier", schema="ref")
