"""SQL composed of identifiers, literals and placeholders."""

from alembic import op
from psycopg2 import sql
from psycopg2.extensions import AsIs, QuotedString

revision = "0042"
down_revision = "0041"


def upgrade():
    connection = op.get_bind().connection
    with connection.cursor() as cursor:
        query = sql.SQL("SELECT {field} FROM {table} WHERE {key} = %s").format(
            field=sql.Identifier('a"b'), table=sql.Identifier("public", "Odd Name"), key=sql.Identifier("id")
        )
        print(query.as_string(cursor))
        cursor.execute(query, (1,))
        print(cursor.fetchall())
        names = ["k", "v"]
        insert = sql.SQL("INSERT INTO plain ({}) VALUES ({})").format(
            sql.SQL(", ").join(map(sql.Identifier, names)), sql.SQL(", ").join(sql.Placeholder() * len(names))
        )
        cursor.executemany(insert, [("one", "1"), ("two", None)])
        named = sql.SQL("UPDATE plain SET v = {} WHERE k = {}").format(sql.Placeholder("v"), sql.Literal("it's"))
        print(repr(named), named.as_string(connection.dbapi_connection))
        cursor.execute(named + sql.SQL(" OR k = %(k)s"), {"v": "changed", "k": "two"})
        print(cursor.rowcount)
        cursor.execute("SELECT %s FROM %s", (AsIs("count(*)"), AsIs("plain")))
        print(cursor.fetchone())
