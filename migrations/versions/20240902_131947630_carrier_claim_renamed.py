"""Call claims what the service desk calls them

Revision ID: 20240902_131947630
Revises: 20240617_084402199
Create Date: 2024-09-02 13:19:47.630000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20240902_131947630"
down_revision: Union[str, Sequence[str], None] = "20240617_084402199"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.rename_table("shipment_claim", "claim")
    op.execute("ALTER SEQUENCE shipment_claim_id_seq RENAME TO claim_id_seq")
    op.execute("ALTER INDEX ix_shipment_claim_details_state RENAME TO ix_claim_details_state")


def downgrade() -> None:
    op.execute("ALTER INDEX ix_claim_details_state RENAME TO ix_shipment_claim_details_state")
    op.execute("ALTER SEQUENCE claim_id_seq RENAME TO shipment_claim_id_seq")
    op.rename_table("claim", "shipment_claim")
