"""Rows

Revision ID: 0004
Revises: 0003
Create Date: 2026-01-01 00:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision: str = '0004'
down_revision: Union[str, Sequence[str], None] = '0003'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    customer = sa.table(
        'training_customer', sa.column('code', sa.String), sa.column('kind', sa.String), sa.column('active', sa.Boolean)
    )
    op.execute("INSERT INTO training_customer (code, kind) VALUES ('a', 'person'), ('b', 'company')")
    op.execute(sa.text("UPDATE training_customer SET name = :name WHERE code = 'a'").bindparams(name="it's"))
    op.execute(customer.update().where(customer.c.code == 'b').values(active=False))
    op.execute(
        """
        CREATE FUNCTION training_touch() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RETURN NEW;
        END $$
        """
    )
    op.execute('DROP FUNCTION training_touch()')


def downgrade() -> None:
    """Downgrade schema."""
    op.execute("DELETE FROM training_customer")
