"""first"""

from alembic import op
import sqlalchemy as sa

revision = "0001"
down_revision = None


def upgrade(tenant):
    op.create_table("orders_of_" + tenant, sa.Column("id", sa.Integer, primary_key=True))


def downgrade(**keywords):
    op.drop_table("orders_of_" + keywords["tenant"])
