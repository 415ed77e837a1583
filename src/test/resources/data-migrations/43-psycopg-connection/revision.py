"""What a driver's connection tells, and values both ways."""

import datetime
import decimal

import psycopg2
import psycopg2.extras
from alembic import op

revision = "0043"
down_revision = "0042"


def upgrade():
    connection = op.get_bind().connection
    psycopg2.extras.register_uuid()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, n, n::numeric / 2, n::float8, '{1,2}'::int[], '{\"a\": 1}'::jsonb, NULL, true, 'x'::bytea, '2020-01-02'::date FROM counter ORDER BY name")
        for row in cursor:
            print([bytes(cell) if isinstance(cell, memoryview) else cell for cell in row])
        values = (decimal.Decimal("1.50"), datetime.date(2020, 1, 2), datetime.timedelta(hours=1), [["a"], ["b"]], (1, "a"), 1.5, float("nan"))
        for value in values:
            print(cursor.mogrify("%s", (value,)).decode())
        cursor.execute("UPDATE counter SET n = n + %(by)s WHERE name = ANY(%(names)s)", {"by": 1, "names": ["a", "b"]})
        print(cursor.rowcount, cursor.query.decode()[:40])
    print(connection.closed if hasattr(connection, "closed") else 0, psycopg2.__version__.split(".")[0], psycopg2.paramstyle, psycopg2.apilevel)
