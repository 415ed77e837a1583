"""Statements that may fail, in savepoints, the transaction going on."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

revision = "0022"
down_revision = "0021"


def upgrade():
    conn = op.get_bind()
    for code in ("a", "b", "", None, "c"):
        try:
            with conn.begin_nested():
                conn.execute(sa.text("INSERT INTO slot (code) VALUES (:code)"), {"code": code})
        except IntegrityError as error:
            print(code, error.orig.pgcode, error.orig.diag.constraint_name, conn.in_transaction())
    savepoint = conn.begin_nested()
    conn.execute(sa.text("DELETE FROM slot"))
    savepoint.rollback()
    savepoint = conn.begin_nested()
    try:
        op.execute("SELECT * FROM no_such_table")
    except ProgrammingError as error:
        savepoint.rollback()
        print(error.orig.pgcode, isinstance(error, DBAPIError), savepoint.is_active)
    with conn.begin_nested() as outer:
        op.execute("INSERT INTO slot (code) VALUES ('outer')")
        inner = conn.begin_nested()
        op.execute("INSERT INTO slot (code) VALUES ('inner')")
        inner.rollback()
        print(outer.is_active, conn.in_nested_transaction())
    print(conn.execute(sa.text("SELECT code FROM slot ORDER BY code")).scalars().all())
