"""The driver's own cursor."""

import psycopg2
from alembic import op
from psycopg2.extras import DictCursor, Json, RealDictCursor, execute_batch, execute_values

revision = "0040"
down_revision = "0035"


def upgrade():
    conn = op.get_bind()
    cursor = conn.connection.cursor()
    cursor.execute("SELECT id, text, n FROM word ORDER BY id")
    print(cursor.rowcount, [column[0] for column in cursor.description], cursor.fetchone(), cursor.fetchmany(1), cursor.fetchall(), cursor.fetchone())
    cursor.execute("INSERT INTO word (text, n) VALUES (%s, %s) RETURNING id", ("it's", 5))
    print(cursor.fetchone()[0])
    cursor.executemany("UPDATE word SET n = %(n)s WHERE text = %(text)s", [{"n": 10, "text": "a"}, {"n": 20, "text": "b"}])
    print(cursor.mogrify("SELECT %s, %s, %s, %s, %s", (1, "x'y", None, [1, 2], True)))
    cursor.execute("SELECT text FROM word WHERE text LIKE '%%\\%%' ESCAPE '\\' AND n IS NULL OR id IN %s", ((99, 98),))
    print([row for (row,) in cursor])
    execute_values(cursor, "INSERT INTO word (text, n) VALUES %s", [("v1", 1), ("v2", 2), ("v3", None)])
    print(execute_values(cursor, "INSERT INTO word (text, n) VALUES %s RETURNING n", [("w1", 7), ("w2", 8)], fetch=True, page_size=1))
    execute_values(cursor, "UPDATE word SET n = data.n FROM (VALUES %s) AS data (text, n) WHERE word.text = data.text", [("v1", 100)], template="(%s, %s::int)")
    execute_batch(cursor, "UPDATE word SET data = %s WHERE text = %s", [(Json({"k": [1, None]}), "a"), (Json([]), "b")])
    cursor.close()
    with conn.connection.cursor(cursor_factory=RealDictCursor) as cur:
        cur.execute("SELECT text, data FROM word WHERE data IS NOT NULL ORDER BY id")
        print([dict(row) for row in cur.fetchall()])
    with conn.connection.cursor(cursor_factory=DictCursor) as cur:
        cur.execute("SELECT text, n FROM word WHERE id = 1")
        row = cur.fetchone()
        print(row["text"], row[1], row.keys() if isinstance(row, dict) else list(row.keys()))
    with conn.begin_nested():
        pass
    savepoint = conn.begin_nested()
    cursor = conn.connection.cursor()
    try:
        cursor.execute("INSERT INTO word (id) VALUES (1)")
    except psycopg2.IntegrityError as error:
        print(error.pgcode, isinstance(error, psycopg2.Error), isinstance(error, psycopg2.errors.UniqueViolation), error.diag.constraint_name)
        savepoint.rollback()
    print(cursor.closed, cursor.statusmessage if False else "", psycopg2.errorcodes.UNIQUE_VIOLATION if hasattr(psycopg2, "errorcodes") else "23505")
