"""Rows that are changed, added and deleted while they are read."""

import logging

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"

log = logging.getLogger("alembic.revision")


def upgrade():
    conn = op.get_bind()
    seen = []
    result = conn.execution_options(stream_results=False).execute(sa.text("SELECT id, n FROM queue ORDER BY id"))
    for row in result:
        seen.append(row.id)
        conn.execute(sa.text("UPDATE queue SET n = n + 1000 WHERE id >= :id"), {"id": row.id})
        if row.id % 10 == 0:
            conn.execute(sa.text("INSERT INTO queue VALUES (:id, 0)"), {"id": row.id + 100})
        if row.id % 7 == 0:
            conn.execute(sa.text("DELETE FROM queue WHERE id = :id + 1"), {"id": row.id})
        log.info("row %s of %s", row.id, row.n)
    print(len(seen), seen[-1])
    op.execute(
        sa.text(
            "UPDATE queue q SET n = r.place FROM (SELECT id, row_number() OVER (ORDER BY n DESC, id) AS place FROM queue) r "
            "WHERE r.id = q.id"
        )
    )
