"""Answers

Revision ID: 0005
Revises: 0004
Create Date: 2026-01-01 00:00:00.000000

"""
import json
import uuid
from datetime import datetime, timezone
from decimal import Decimal

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KINDS = {"a": "alpha", "b": "beta"}


def has_column(bind, table, column):
    return column in {found["name"] for found in sa.inspect(bind).get_columns(table)}


def upgrade():
    bind = op.get_bind()
    inspector = sa.inspect(bind)
    if inspector.has_table("training_answer"):
        op.drop_table("training_answer")
    table = op.create_table(
        "training_answer",
        sa.Column("id", sa.Integer(), primary_key=True),
        *[sa.Column(f"text_{n}", sa.Text(), nullable=True) for n in range(3)],
        sa.Column("settings", sa.JSON(), nullable=True),
        sa.Column("price", sa.Numeric(10, 2), nullable=True),
    )
    op.bulk_insert(table, [{"id": n, "text_0": f"Row {n:03d}", "price": Decimal("1.50") * n} for n in range(20)])
    for name in ("text_1", "text_2"):
        op.create_index(f"ix_training_answer_{name}", "training_answer", [name])
    if not has_column(bind, "training_answer", "changed_at"):
        op.add_column("training_answer", sa.Column("changed_at", sa.DateTime(timezone=True)))
    rows = bind.execute(sa.text("SELECT id, text_0, price FROM training_answer WHERE id > :low ORDER BY id"), {"low": 3})
    seen = []
    for row in rows.fetchall():
        settings = {"kind": KINDS.get(row.text_0.split(" ")[0].lower(), "other"), "half": row.id // 2}
        if row.price is None or row.id in seen:
            continue
        bind.execute(
            sa.text("UPDATE training_answer SET text_1 = :text, settings = :settings, changed_at = :now WHERE id = :id"),
            {
                "text": f"{row.price:.2f} {uuid.uuid4()}",
                "settings": json.dumps(settings),
                "now": datetime.now(timezone.utc),
                "id": row.id,
            },
        )
        seen.append(row.id)
    count = bind.execute(sa.text("SELECT count(*) FROM training_answer WHERE text_1 IS NOT NULL")).scalar()
    if count != len(seen):
        raise RuntimeError(f"{count} of {len(seen)} rows were changed")
    first = bind.execute(sa.select(table.c.id, table.c.text_0).where(table.c.id == min(seen))).first()
    if first is not None:
        op.execute(table.update().where(table.c.id == first.id).values(text_2=", ".join(sorted(KINDS.values()))))
    names = [index["name"] for index in sa.inspect(bind).get_indexes("training_answer") if not index["unique"]]
    while names:
        op.drop_index(names.pop(), table_name="training_answer")


def downgrade():
    bind = op.get_bind()
    for (kind, number) in bind.execute(sa.text("SELECT settings ->> 'kind', count(*) FROM training_answer GROUP BY 1")):
        if number < 0:
            raise RuntimeError(kind)
    op.drop_table("training_answer")
