"""Windows and common table expressions on the server."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

sale = sa.table("sale", sa.column("id", sa.Integer), sa.column("region", sa.Text), sa.column("amount", sa.Integer), sa.column("running", sa.Integer), sa.column("first_in_region", sa.Boolean))


def upgrade():
    conn = op.get_bind()
    sums = sa.select(
        sale.c.id,
        sa.func.sum(sale.c.amount).over(partition_by=sale.c.region, order_by=sale.c.id).label("total"),
        sa.func.row_number().over(partition_by=sale.c.region, order_by=sale.c.id).label("place"),
    ).cte("sums")
    conn.execute(sale.update().values(running=sums.c.total, first_in_region=sums.c.place == 1).where(sale.c.id == sums.c.id))
    top = sa.select(sale.c.region, sa.func.max(sale.c.amount).label("best")).group_by(sale.c.region).subquery()
    query = sa.select(sale.c.id, top.c.best).join(top, sa.and_(top.c.region == sale.c.region, top.c.best == sale.c.amount))
    print(conn.execute(query.order_by(sale.c.id)).all())
    print(conn.execute(sa.select(sa.case((sale.c.amount > 5, "big"), else_="small"), sa.func.count()).group_by(sa.text("1")).order_by(sa.text("1"))).all())
    conn.execute(sa.delete(sale).where(sale.c.id.in_(sa.select(sums.c.id).where(sums.c.place > 1))))
    recursive = sa.select(sa.literal(1).label("n")).cte("walk", recursive=True)
    recursive = recursive.union_all(sa.select(recursive.c.n + 1).where(recursive.c.n < 4))
    print(conn.execute(sa.select(sa.func.sum(recursive.c.n))).scalar())
