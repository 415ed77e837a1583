"""Arrays, matrices and bytes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0024"
down_revision = "0023"


def upgrade():
    op.add_column("document", sa.Column("tags", postgresql.ARRAY(sa.String()), server_default="{}", nullable=False))
    conn = op.get_bind()
    for row in conn.execute(sa.text("SELECT id, words, grid, body, tags_text FROM document ORDER BY id")):
        print(row.words, row.grid, None if row.body is None else bytes(row.body))
        tags = [part.strip() for part in row.tags_text.split(",") if part.strip()]
        conn.execute(
            sa.text("UPDATE document SET tags = :tags, words = :words, body = :body WHERE id = :id"),
            {"tags": tags, "words": (row.words or []) + ["it's"], "body": b"\x00" + bytes(row.body or b""), "id": row.id},
        )
    doc = sa.table("document", sa.column("id"), sa.column("tags", postgresql.ARRAY(sa.String)))
    print(conn.execute(sa.select(doc.c.id).where(doc.c.tags.any("y"))).scalars().all())
    print(conn.execute(sa.select(doc.c.tags[1]).where(doc.c.tags.contains(["x"]))).scalar())
    print(conn.execute(sa.select(doc.c.id).where(doc.c.tags.overlap(["single", "z"])).order_by(doc.c.id)).scalars().all())
    conn.execute(doc.update().where(doc.c.id == 2).values(tags=sa.func.array_append(doc.c.tags, "late")))
    print(conn.execute(sa.text("SELECT id FROM document WHERE id = ANY(:ids) ORDER BY id"), {"ids": [1, 3]}).scalars().all())
