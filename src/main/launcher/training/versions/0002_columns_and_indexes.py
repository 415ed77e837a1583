"""Columns and indexes

Revision ID: 0002
Revises: 0001
Create Date: 2026-01-01 00:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision: str = '0002'
down_revision: Union[str, Sequence[str], None] = '0001'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.add_column('training_order', sa.Column('note', sa.String(length=255), nullable=True))
    op.add_column('training_order', sa.Column('city_id', sa.Integer(), server_default='0', nullable=False))
    op.create_index('training_order_note', 'training_order', ['note'], unique=False)
    op.create_index(op.f('ix_training_order_token'), 'training_order', ['token'], unique=True)
    op.create_index(
        'training_order_open', 'training_order', [sa.text('lower(note)')], postgresql_where=sa.text('total > 0')
    )
    op.create_index('training_customer_tags', 'training_customer', ['tags'], postgresql_using='gin')
    with op.batch_alter_table('training_customer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('email', sa.String(length=120), nullable=True))
        batch_op.create_index(batch_op.f('ix_training_customer_email'), ['email'], unique=False)


def downgrade() -> None:
    """Downgrade schema."""
    with op.batch_alter_table('training_customer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_training_customer_email'))
        batch_op.drop_column('email')
    op.drop_index('training_customer_tags', table_name='training_customer', postgresql_using='gin')
    op.drop_index('training_order_open', table_name='training_order')
    op.drop_index(op.f('ix_training_order_token'), table_name='training_order')
    op.drop_index('training_order_note', table_name='training_order')
    op.drop_column('training_order', 'city_id')
    op.drop_column('training_order', 'note')
