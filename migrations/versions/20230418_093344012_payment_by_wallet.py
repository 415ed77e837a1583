"""Accept wallets

Revision ID: 20230418_093344012
Revises: 20230405_140233678
Create Date: 2023-04-18 09:33:44.012000

"""
from typing import Sequence, Union

from alembic import op

# revision identifiers, used by Alembic.
revision: str = "20230418_093344012"
down_revision: Union[str, Sequence[str], None] = "20230405_140233678"
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    # A new label can't be used in the transaction that adds it.
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE payment_method ADD VALUE IF NOT EXISTS 'wallet' AFTER 'card'")


def downgrade() -> None:
    # PostgreSQL cannot drop a label; wallets were settled through the card network.
    op.execute("ALTER TYPE payment_method RENAME TO payment_method_old")
    op.execute("CREATE TYPE payment_method AS ENUM ('card', 'invoice', 'transfer')")
    op.execute(
        """
        ALTER TABLE payment ALTER COLUMN method TYPE payment_method
        USING (CASE method::text WHEN 'wallet' THEN 'card' ELSE method::text END)::payment_method
        """
    )
    op.execute("DROP TYPE payment_method_old")
