"""Open the partition of 2024

Revision ID: 20240115_083051925
Revises: 20231107_152209437
Create Date: 2024-01-15 08:30:51.925000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20240115_083051925"
down_revision: Union[str, Sequence[str], None] = "20231107_152209437"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE raw.shop_event_2024 PARTITION OF raw.shop_event
            FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
        """
    )


def downgrade() -> None:
    op.execute("ALTER TABLE raw.shop_event DETACH PARTITION raw.shop_event_2024")
    op.execute(
        """
        INSERT INTO raw.shop_event (received_at, source, payload)
        SELECT received_at, source, payload FROM raw.shop_event_2024
        """
    )
    op.execute("DROP TABLE raw.shop_event_2024")
