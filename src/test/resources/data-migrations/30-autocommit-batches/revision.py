"""Batches that commit on their own, and a label of an enum that is used at once."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE colour ADD VALUE IF NOT EXISTS 'green'")
        op.create_index("ix_big_done", "big", ["done"], postgresql_concurrently=True)
    op.execute("INSERT INTO paint VALUES ('green')")
    rounds = 0
    with op.get_context().autocommit_block():
        conn = op.get_bind()
        while True:
            result = conn.execute(
                sa.text("UPDATE big SET done = true WHERE id IN (SELECT id FROM big WHERE NOT done ORDER BY id LIMIT 15)")
            )
            if result.rowcount == 0:
                break
            rounds += 1
    print(rounds, op.get_bind().in_transaction())
    op.alter_column("big", "done", server_default=sa.true())
