"""Batches by key, until nothing is left."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql import column, table

revision = "0016"
down_revision = "0015"

event = table("event", column("id", sa.Integer), column("payload", sa.Text), column("size", sa.Integer))
BATCH = 60


def upgrade():
    bind = op.get_bind()
    last, rounds = 0, 0
    while True:
        rows = bind.execute(
            sa.select(event.c.id, event.c.payload).where(event.c.id > last).order_by(event.c.id).limit(BATCH)
        ).fetchall()
        if not rows:
            break
        bind.execute(
            event.update().where(event.c.id == sa.bindparam("b_id")).values(size=sa.bindparam("b_size")),
            [{"b_id": row.id, "b_size": len(row.payload)} for row in rows],
        )
        last = rows[-1].id
        rounds += 1
    print(rounds, last)
    result = bind.execute(event.delete().where(event.c.size < 16))
    print(result.rowcount)
