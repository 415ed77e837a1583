"""A table made here is filled from another one and from literals."""

import datetime

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade():
    kinds = op.create_table(
        "kind",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("since", sa.Date),
        sa.Column("weight", sa.Numeric(5, 2), server_default="1.5"),
    )
    op.bulk_insert(kinds, [{"id": n, "name": f"kind {n}", "since": datetime.date(2020, 1, n + 1)} for n in range(3)])
    copy = op.create_table("target", sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Text), sa.Column("kind_id", sa.Integer, sa.ForeignKey("kind.id")))
    source = sa.table("source", sa.column("id"), sa.column("a"), sa.column("b"))
    conn = op.get_bind()
    done = conn.execute(copy.insert().from_select(["id", "a", "kind_id"], sa.select(source.c.id, source.c.a, source.c.b)))
    print(done.rowcount)
    conn.execute(copy.insert(), [{"id": 100 + n, "a": None, "kind_id": None} for n in range(3)])
    rows = conn.execute(sa.select(copy.c.a, kinds.c.name).join_from(copy, kinds, copy.c.kind_id == kinds.c.id).where(kinds.c.id > 0).order_by(copy.c.id)).all()
    print(rows)
    op.rename_table("source", "source_old")
