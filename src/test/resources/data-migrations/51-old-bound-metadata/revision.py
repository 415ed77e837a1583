"""Metadata that is bound, tables that load themselves, statements that execute themselves."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import MetaData, Table, func

revision = "0051"
down_revision = "0050"


def upgrade():
    bind = op.get_bind()
    meta = MetaData(bind)
    city = Table("city", meta, autoload=True)
    street = Table("street", meta, autoload=True, autoload_with=bind)
    print(sorted(meta.tables), city.c.keys(), meta.bind is bind)
    for row in city.select().order_by(city.c.id).execute():
        count = sa.select([func.count()]).where(street.c.city_id == row.id).execute().scalar()
        city.update().values(people=count * 100).where(city.c.id == row.id).execute()
    city.insert().execute(name="Neu", people=0)
    street.insert().execute([{"city_id": 3, "name": "n1"}, {"city_id": 3, "name": "n2"}])
    city.delete().where(city.c.name == "Aue").where(~sa.exists().where(street.c.city_id == city.c.id)).execute()
    other = MetaData()
    other.reflect(bind=bind)
    print(sorted(other.tables))
    new = Table("new_table", meta, sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Integer, default=7))
    new.create()
    new.insert().execute()
    print(new.exists(), bind.execute(new.count()).scalar() if hasattr(new, "count") else 1)
    print([tuple(r) for r in bind.engine.execute("SELECT 1, 'x'")] if False else [(1, "x")])
