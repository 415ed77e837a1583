"""An enum of other labels takes the place of an older one, and a text becomes an enum."""

import enum

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


class Kind(str, enum.Enum):
    A = "a"
    B = "b"
    OTHER = "other"


def upgrade():
    bind = op.get_bind()
    new = sa.Enum("NEW", "RUNNING", "DONE", name="state")
    new.create(bind, checkfirst=True)
    op.execute("ALTER TABLE task ALTER COLUMN state DROP DEFAULT")
    op.execute(
        "ALTER TABLE task ALTER COLUMN state TYPE state USING (CASE state::text WHEN 'new' THEN 'NEW' "
        "WHEN 'in_progress' THEN 'RUNNING' ELSE 'DONE' END)::state"
    )
    op.alter_column("task", "state", server_default="NEW")
    sa.Enum(name="state_old").drop(bind)
    sa.Enum(Kind, name="kind").create(bind)
    op.add_column("task", sa.Column("kind_new", sa.Enum(Kind, name="kind"), nullable=True))
    task = sa.table("task", sa.column("id"), sa.column("kind"), sa.column("kind_new", sa.Enum(Kind, name="kind")))
    for row in bind.execute(sa.select(task.c.id, sa.func.lower(task.c.kind).label("kind"))).all():
        kind = Kind(row.kind) if row.kind in [k.value for k in Kind] else Kind.OTHER
        bind.execute(task.update().where(task.c.id == row.id).values(kind_new=kind))
    print([row.kind_new for row in bind.execute(sa.select(task.c.kind_new).order_by(task.c.id))])
    print(sorted(e["name"] for e in sa.inspect(bind).get_enums()))
    op.drop_column("task", "kind")
    op.alter_column("task", "kind_new", new_column_name="kind")
