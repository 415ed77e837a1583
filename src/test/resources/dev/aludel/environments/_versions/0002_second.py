"""second"""

from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("orders", sa.Column("number", sa.String(30)))


def downgrade():
    op.drop_column("orders", "number")
