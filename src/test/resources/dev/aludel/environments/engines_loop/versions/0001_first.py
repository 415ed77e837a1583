"""first"""

from alembic import op
import sqlalchemy as sa

revision = "0001"
down_revision = None


def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()


def downgrade(engine_name):
    globals()["downgrade_%s" % engine_name]()


def upgrade_first():
    op.create_table("orders", sa.Column("id", sa.Integer, primary_key=True))


def downgrade_first():
    op.drop_table("orders")


def upgrade_second():
    op.create_table("returns", sa.Column("id", sa.BigInteger, primary_key=True))


def downgrade_second():
    op.drop_table("returns")
