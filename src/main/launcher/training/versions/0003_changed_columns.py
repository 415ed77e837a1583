"""Changed columns

Revision ID: 0003
Revises: 0002
Create Date: 2026-01-01 00:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision: str = '0003'
down_revision: Union[str, Sequence[str], None] = '0002'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.alter_column('training_order', 'note', existing_type=sa.String(length=255), nullable=False)
    op.alter_column('training_order', 'note', existing_type=sa.String(length=255), type_=sa.Text(), existing_nullable=False)
    op.alter_column('training_order', 'note', existing_type=sa.Text(), server_default='none')
    op.alter_column('training_order', 'note', existing_type=sa.Text(), server_default=None)
    op.alter_column('training_order', 'note', existing_type=sa.Text(), new_column_name='remark')
    op.alter_column(
        'training_order', 'number', existing_type=sa.SmallInteger(), type_=sa.Integer(), postgresql_using='number::integer'
    )
    op.alter_column('training_customer', 'name', existing_type=sa.Text(), comment='changed', existing_comment='as it is written')
    op.create_unique_constraint('training_order_number_key', 'training_order', ['number'])
    op.create_check_constraint('training_order_total', 'training_order', sa.column('total') >= 0)
    op.create_foreign_key(
        'training_order_again', 'training_order', 'training_customer', ['customer_id'], ['id'], ondelete='SET NULL'
    )
    op.create_table_comment('training_order', 'what they buy', existing_comment=None, schema=None)
    op.rename_table('training_order', 'training_purchase')


def downgrade() -> None:
    """Downgrade schema."""
    op.rename_table('training_purchase', 'training_order')
    op.drop_table_comment('training_order', existing_comment='what they buy', schema=None)
    op.drop_constraint('training_order_again', 'training_order', type_='foreignkey')
    op.drop_constraint('training_order_total', 'training_order', type_='check')
    op.drop_constraint('training_order_number_key', 'training_order', type_='unique')
    op.alter_column('training_order', 'remark', existing_type=sa.Text(), new_column_name='note')
    op.alter_column('training_order', 'note', existing_type=sa.Text(), nullable=True)
