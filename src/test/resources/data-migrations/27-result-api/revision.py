"""Every way to take rows from a result."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import MultipleResultsFound, NoResultFound, ResourceClosedError

revision = "0027"
down_revision = "0026"

measure = sa.table("measure", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("Value", sa.Float))


def tried(function):
    try:
        return function()
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"


def upgrade():
    conn = op.get_bind()

    def run(where=sa.true()):
        return conn.execute(sa.select(measure).where(where).order_by(measure.c.id))

    result = run()
    print(list(result.keys()), result.rowcount, result.returns_rows, result.closed)
    print(result.fetchone(), result.fetchmany(2), result.first(), tried(result.fetchall))
    row = run().first()
    print(row.id, row[1], row._mapping["Value"], row._mapping[measure.c.name], row._fields, row._asdict())
    print(row == (1, "a", 1.5), tuple(row), len(row), "a" in row, row.count("a"), row.index("a"), row[-1], row[:2])
    id_, *rest = row
    print(id_, rest, hash(row) == hash((1, "a", 1.5)), row < (2,))
    print(run().scalars().all(), run().scalars("name").unique().all(), run().scalars(1).first())
    print([dict(m) for m in run(measure.c.id < 3).mappings()], run().mappings().first()["name"])
    print([len(part) for part in run().partitions(2)], run().columns("name", "id").first(), run().columns(0, 1).unique(lambda r: r[1]).all())
    print(tried(lambda: run().one()), tried(lambda: run(sa.false()).one()), run(measure.c.id == 4).one())
    print(run(sa.false()).one_or_none(), tried(lambda: run().one_or_none()), run(sa.false()).scalar(), run().scalar())
    print(tried(lambda: run().scalar_one()), run(measure.c.id == 2).scalar_one(), run(sa.false()).scalar_one_or_none())
    print(tried(lambda: row.nothing), tried(lambda: row._mapping["nothing"]), tried(lambda: row[7]))
    print(tried(lambda: run().scalars().one()), tried(lambda: run(sa.false()).scalars().one()))
    frozen = run(measure.c.id < 3).freeze()
    print(frozen().all() == frozen().all(), run().tuples().first(), run(measure.c.id == 1).mappings().one())
    done = conn.execute(sa.text("UPDATE measure SET name = 'z' WHERE id > 3"))
    print(done.rowcount, done.returns_rows, tried(done.fetchall))
    print(sorted(row._mapping), "id" in row._mapping, row._mapping.get("x", 7), list(row._mapping.items()), list(row._mapping.values()))
    both = conn.execute(sa.text("SELECT 1 AS a, 2 AS a, 3 AS b")).one()
    print(both, both.b, both._fields, tried(lambda: both._mapping["a"]))
    with run() as closing:
        closing.fetchone()
    print(closing.closed, [r.name for r in run().yield_per(2)], run().all()[1:3])
    for name, value in conn.execute(sa.select(measure.c.name, sa.func.count().label("n")).group_by(measure.c.name).order_by("name")):
        print(name, value)
    print(conn.scalars(sa.select(measure.c.id).order_by(sa.desc("id"))).all(), conn.scalar(sa.select(sa.func.max(measure.c.id))))
