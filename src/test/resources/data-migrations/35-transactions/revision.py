"""Connections, transactions and options."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def tried(function):
    try:
        return function()
    except Exception as error:
        return type(error).__name__


def upgrade():
    conn = op.get_bind()
    print(conn.in_transaction(), conn.closed, conn.invalidated, conn.info, type(conn.engine).__name__)
    print(conn.get_transaction().is_active, conn.get_nested_transaction())
    ledger = sa.Table("ledger", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("note", sa.Text))
    conn.execute(ledger.insert(), [{"id": 1, "note": "one"}, {"id": 2, "note": "two"}])
    print(conn.execute(sa.text("SELECT count(*) FROM ledger")).scalar(), conn.get_isolation_level())
    print(conn.default_isolation_level, conn.dialect.server_version_info > (9, 6), conn.dialect.driver)
    with conn.begin_nested():
        conn.execute(sa.text("INSERT INTO ledger VALUES (3, 'three')"))
    row = conn.execute(sa.text("SELECT count(*) AS count, 7 AS index FROM ledger")).one()
    print(row.count, row.index)
    print(sa.inspect(conn).get_pk_constraint("ledger")["constrained_columns"])
    print(op.get_context().bind is conn, op.get_context().dialect.name, op.get_context().as_sql)
