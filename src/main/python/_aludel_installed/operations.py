"""The directives that take or give more than parts of an operation, with the real SQLAlchemy."""

import _aludel
import sqlalchemy as sa

from .conversion import ordered
from .statements import Inlined, indexed, printable


def create_table(operations, table_name, columns, options):
    """Creates the table, and gives it as SQLAlchemy knows it."""
    own = [_own(column) for column in columns]
    operations._directive("create_table", (table_name, *ordered(own)), options)
    options.pop("if_not_exists", None)
    return sa.Table(table_name, sa.MetaData(), *own, **options)


def _own(column):
    """A column that is part of no other table."""
    if not isinstance(column, sa.Column) or column.table is None:
        return column
    return column._copy() if hasattr(column, "_copy") else column.copy()


def index_arguments(args, options):
    """What ``create_index`` was given, the expressions as they stand in an index."""
    if len(args) > 2:
        return (*args[:2], [indexed(item) for item in args[2]], *args[3:]), options
    if "columns" in options:
        options = {**options, "columns": [indexed(item) for item in options["columns"]]}
    return args, options


def bulk_insert(context, table, rows, multiinsert):
    """Inserts the rows: by SQLAlchemy where there is a database, else printed one by one."""
    if not isinstance(rows, list):
        raise TypeError("List expected")
    if rows and not isinstance(rows[0], dict):
        raise TypeError("List of dictionaries expected")
    insert = table.insert().inline()
    if context.as_sql:
        for row in rows:
            execute(context, insert.values(**{key: _inlined(table, key, value) for key, value in row.items()}))
    elif rows and multiinsert:
        context.connection.execute(insert, rows)
    else:
        for row in rows:
            context.connection.execute(insert.values(**row))


def _inlined(table, key, value):
    return value if isinstance(value, Inlined) else Inlined(key, value, type_=table.c[key].type)


def execute(context, statement, execution_options=None):
    """Executes a statement that is no text: by SQLAlchemy where there is a database, else printed."""
    if context.as_sql:
        context._run(_aludel.directive("execute", (printable(statement),)))
        return
    connection = context.connection
    if execution_options:
        connection = connection.execution_options(**execution_options)
    connection.execute(statement)
