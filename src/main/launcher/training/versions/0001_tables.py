"""Tables

Revision ID: 0001
Revises: 
Create Date: 2026-01-01 00:00:00.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


# revision identifiers, used by Alembic.
revision: str = '0001'
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.create_table(
        'training_customer',
        sa.Column('id', sa.BigInteger(), sa.Identity(always=True, start=1), nullable=False),
        sa.Column('code', sa.String(length=40), nullable=False),
        sa.Column('name', sa.Text(), server_default='', nullable=False, comment='as it is written'),
        sa.Column('kind', sa.Enum('person', 'company', name='training_kind'), nullable=False),
        sa.Column('active', sa.Boolean(), server_default=sa.text('true'), nullable=False),
        sa.Column('born', sa.Date(), nullable=True),
        sa.Column('weight', sa.Float(), nullable=True),
        sa.Column('data', sa.LargeBinary(), nullable=True),
        sa.Column('token', sa.UUID(), nullable=True),
        sa.Column('tags', sa.ARRAY(sa.String()), nullable=True),
        sa.Column('settings', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=True),
        sa.Column('extra', sa.JSON(), nullable=True),
        sa.Column('address', postgresql.INET(), nullable=True),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.CheckConstraint('weight >= 0', name='training_weight_is_positive'),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('code', name='training_customer_code_key'),
        comment='who buys',
    )
    op.create_table(
        'training_order',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('customer_id', sa.BigInteger(), nullable=False),
        sa.Column('number', sa.SmallInteger(), nullable=True),
        sa.Column('total', sa.Numeric(precision=12, scale=2), server_default='0', nullable=False),
        sa.Column('twice', sa.Numeric(), sa.Computed('total * 2', persisted=True), nullable=True),
        sa.Column('at', sa.Time(), nullable=True),
        sa.Column('lasts', sa.Interval(), nullable=True),
        sa.Column('token', postgresql.UUID(as_uuid=True), nullable=True),
        sa.Column('state', postgresql.ENUM('draft', 'done', name='training_state'), nullable=True),
        sa.ForeignKeyConstraint(['customer_id'], ['training_customer.id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id'),
    )


def downgrade() -> None:
    """Downgrade schema."""
    op.drop_table('training_order')
    op.drop_table('training_customer')
    op.execute('DROP TYPE training_state')
    sa.Enum(name='training_kind').drop(op.get_bind(), checkfirst=False)
