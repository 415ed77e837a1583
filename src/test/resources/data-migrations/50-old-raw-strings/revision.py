"""Strings as statements, rows by name, select over lists."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine.reflection import Inspector
from sqlalchemy.sql import and_, select, table

revision = "0050"
down_revision = None


def upgrade():
    conn = op.get_bind()
    for row in conn.execute("SELECT id, name FROM thing ORDER BY id"):
        conn.execute("UPDATE thing SET n = %s WHERE id = %s", (row["id"] * 10, row["id"]))
        print(row["name"], row[0], row.name, dict(row), row.keys(), row.items() if hasattr(row, "items") else None)
    conn.execute("UPDATE thing SET kind = %(kind)s WHERE name = %(name)s", kind="z", name="b%")
    conn.execute("INSERT INTO thing (name, kind) VALUES (%s, %s)", [("d", "p"), ("e", "q")])
    thing = table("thing", sa.column("id"), sa.column("name"), sa.column("kind"), sa.column("n"))
    print(conn.execute(select([thing.c.id, thing.c.kind]).where(and_(thing.c.id > 1, thing.c.kind != "q")).order_by(thing.c.id)).fetchall())
    kinds = select([sa.case([(thing.c.n > 15, "much"), (thing.c.n.is_(None), "none")], else_="little"), sa.func.count()]).group_by(sa.text("1")).order_by(sa.text("1"))
    print([tuple(row) for row in conn.execute(kinds)])
    conn.execute(thing.update().where(thing.c.id == 1).values(name="A"), kind="new")
    conn.execute(thing.insert(), name="f", kind="f")
    conn.execute(thing.insert(), {"name": "g"}, {"name": "h"})
    print(select([sa.func.count()], whereclause=thing.c.kind == "f", from_obj=[thing]).execute is not None)
    print("thing" in Inspector.from_engine(conn).get_table_names(), conn.engine.has_table("thing"), conn.engine.dialect.has_table(conn, "nothing"))
    result = conn.execute(thing.select(thing.c.name.in_(["f", "g"])))
    print(result.rowcount, sorted(row["name"] for row in result), result.closed)
    print(conn.execute(select([sa.func.max(thing.c.n)])).scalar(), conn.scalar("SELECT count(*) FROM thing"))
