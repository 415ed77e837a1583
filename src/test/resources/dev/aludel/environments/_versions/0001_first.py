"""first"""

import logging

from alembic import op
import sqlalchemy as sa

revision = "0001"
down_revision = None


def upgrade():
    logging.getLogger("alembic.runtime.migration").debug("not to be seen")
    op.create_table("orders", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("orders")
