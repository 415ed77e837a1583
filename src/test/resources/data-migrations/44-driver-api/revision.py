"""What PEP 249 asks of a driver."""

import psycopg2
from alembic import op

revision = "0044"
down_revision = "0043"


def attempt(what, function):
    try:
        print(what, function())
    except Exception as error:
        print(what, [kind.__name__ for kind in type(error).__mro__[:3]], str(error).partition("\n")[0])


def upgrade():
    print(psycopg2.apilevel, psycopg2.threadsafety, psycopg2.paramstyle)
    for name in ("InterfaceError", "DataError", "OperationalError", "IntegrityError", "InternalError", "ProgrammingError"):
        print([kind.__name__ for kind in getattr(psycopg2, name).__mro__])
    print(psycopg2.NotSupportedError.__mro__[1] is psycopg2.DatabaseError, psycopg2.Warning.__mro__[1] is Exception)

    connection = op.get_bind().connection
    cursor = connection.cursor()
    print(cursor.arraysize, cursor.rowcount, cursor.description, cursor.lastrowid)
    attempt("before anything", cursor.fetchone)
    attempt("other results", cursor.nextset)

    cursor.execute("SELECT id, name, price, data, made, oid FROM item, pg_class WHERE relname = 'item' ORDER BY id")
    types = ("STRING", "NUMBER", "DATETIME", "BINARY", "ROWID")
    for column in cursor.description:
        print(column.name, column[0], column.type_code, len(column), [one for one in types if getattr(psycopg2, one) == column[1]])
    print(cursor.rowcount, cursor.rownumber)
    print([row[:3] for row in cursor.fetchmany()], cursor.rownumber)
    attempt("beyond", lambda: cursor.scroll(9))
    cursor.scroll(0, mode="absolute")
    print([row[:3] for row in cursor.fetchmany(2)], [row[1] for row in cursor], cursor.fetchone(), cursor.fetchall())

    cursor.arraysize = 2
    cursor.execute("SELECT name FROM item ORDER BY id")
    print(cursor.fetchmany(), cursor.fetchmany(), cursor.fetchmany(), cursor.fetchmany(0))

    cursor.executemany("UPDATE item SET price = %(price)s WHERE name = %(name)s", [{"name": n, "price": 7} for n in "abx"])
    print(cursor.rowcount, cursor.description)
    attempt("no rows", cursor.fetchall)
    print(cursor.callproc("upper", ["x"]), cursor.fetchone())
    cursor.setinputsizes([1])
    cursor.setoutputsize(1)
    cursor.execute("UPDATE item SET data = %s, made = %s", (psycopg2.Binary(b"\x00'\\"), psycopg2.Timestamp(2020, 2, 29, 12, 30)))
    cursor.execute("SELECT data, made, %s, %s FROM item LIMIT 1", (psycopg2.Date(2020, 1, 2), psycopg2.Time(3, 4, 5)))
    print([bytes(cell) if isinstance(cell, memoryview) else cell for cell in cursor.fetchone()])

    cursor.execute("SAVEPOINT before")
    for statement in ("INSERT INTO item (name) VALUES ('a')", "SELECT nothing", "SELECT 1 / 0", "SELECT 'x'::int"):
        attempt("refused", lambda: cursor.execute(statement))
        cursor.execute("ROLLBACK TO before")
    cursor.close()
    cursor.close()
    attempt("closed", lambda: cursor.execute("SELECT 1"))
    attempt("closed", cursor.fetchone)
    print(cursor.closed, connection.closed)
