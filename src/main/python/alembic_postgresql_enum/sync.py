"""Changes the values of an enum: a new type takes the old one's place, column by column."""

import _aludel
from sqlalchemy import text

_UNSAID = object()


class ColumnType:
    """Whether a column holds one value of the enum or an array of them."""

    COMMON = "common"
    ARRAY = "array"


class TableReference:
    """A column of the enum."""

    def __init__(
        self,
        table_name,
        column_name,
        table_schema=_UNSAID,
        column_type=ColumnType.COMMON,
        existing_server_default=None,
    ):
        self.table_name = table_name
        self.column_name = column_name
        self.table_schema = table_schema
        self.column_type = column_type
        self.existing_server_default = existing_server_default


class TableIndex:
    """An index that must be made anew."""

    def __init__(self, name, definition):
        self.name = name
        self.definition = definition


def sync_enum_values(
    operations,
    enum_schema,
    enum_name,
    new_values,
    affected_columns,
    enum_values_to_rename=(),
    indexes_to_recreate=None,
):
    if all(isinstance(value, str) for value in affected_columns) and affected_columns:
        _add_values(operations, enum_schema, enum_name, new_values, affected_columns)
        return
    if indexes_to_recreate:
        raise NotImplementedError("op.sync_enum_values(indexes_to_recreate=...) is not known here; write the SQL out")
    connection = operations.get_bind()

    def run(sql):
        return connection.execute(text(sql.replace(":", "\\:")))

    columns = [_column(run, enum_schema, reference) for reference in affected_columns]
    renamed = [[str(old), str(new)] for old, new in enum_values_to_rename]
    labels = [str(label) for label in new_values]
    for sql in _aludel.lift(_aludel.construct("sync_enum_values", (enum_schema, enum_name, labels, columns, renamed))):
        run(sql)


def _add_values(operations, schema, name, old_values, new_values):
    """What alembic-autogenerate-enums makes of its directive of the same name: it commits, for a value can't be added
    in a transaction of an older PostgreSQL, and adds what is new."""
    connection = operations.get_bind()
    connection.execute(text("COMMIT"))
    for value in new_values:
        if value not in old_values:
            connection.execute(text(f"ALTER TYPE {schema}.{name} ADD VALUE {_quoted(value)}".replace(":", "\\:")))


def _column(run, enum_schema, reference):
    """The schema, the table, the column, whether it is an array, and its default as SQL."""
    if isinstance(reference, tuple):
        table, column, *kind = reference
        default = run(
            "SELECT column_default FROM information_schema.columns WHERE table_schema = "
            f"{_quoted(enum_schema)} AND table_name = {_quoted(table)} AND column_name = {_quoted(column)}"
        ).scalar()
        reference = TableReference(table, column, enum_schema, *kind, existing_server_default=default)
    schema = enum_schema if reference.table_schema is _UNSAID else reference.table_schema
    array = reference.column_type == ColumnType.ARRAY
    return [schema, reference.table_name, reference.column_name, array, reference.existing_server_default]


def _quoted(value):
    return "'" + str(value).replace("'", "''") + "'"
