"""Changes the values of an enum: a new type takes the old one's place, column by column."""

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
    if indexes_to_recreate:
        raise NotImplementedError("op.sync_enum_values(indexes_to_recreate=...) is not known here; write the SQL out")
    connection = operations.get_bind()

    def run(sql):
        return connection.execute(text(sql.replace(":", "\\:")))

    renamed = list(enum_values_to_rename)
    columns = [_column(run, enum_schema, reference) for reference in affected_columns]
    new, old = f'"{enum_schema}"."{enum_name}"', f'"{enum_schema}"."{enum_name}_old"'
    run(f'ALTER TYPE {new} RENAME TO "{enum_name}_old"')
    run(f"CREATE TYPE {new} AS ENUM ({', '.join(map(_quoted, new_values))})")
    # Indexes and checks of the column compare the new type with the old one while it changes.
    for operator, function in _OPERATORS:
        compared = _renamed("old_value::text", renamed)
        run(
            f'CREATE FUNCTION "{enum_schema}".{function}(new_value {new}, old_value {old}) RETURNS boolean AS '
            f"$$ SELECT new_value::text {operator} {compared} $$ LANGUAGE SQL IMMUTABLE"
        )
        run(
            f'CREATE OPERATOR "{enum_schema}".{operator} '
            f'(leftarg = {new}, rightarg = {old}, procedure = "{enum_schema}".{function})'
        )
    for table, column, array, default in columns:
        if default is not None:
            run(f"ALTER TABLE {table} ALTER COLUMN {column} DROP DEFAULT")
        kind = f"{new}[]" if array else new
        value = _renamed_items(f"{column}::text[]", renamed) if array else _renamed(f"{column}::text", renamed)
        run(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind} USING ({value})::{kind}")
        if default is not None:
            run(f"ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT {_default(default, renamed)}::{kind}")
    for operator, function in _OPERATORS:
        run(f'DROP OPERATOR "{enum_schema}".{operator} ({new}, {old})')
        run(f'DROP FUNCTION "{enum_schema}".{function}({new}, {old})')
    run(f"DROP TYPE {old}")


_OPERATORS = ("!=", "aludel_enum_differs"), ("=", "aludel_enum_equals")


def _column(run, enum_schema, reference):
    """The table, the column, whether it is an array, and its default as SQL."""
    if isinstance(reference, tuple):
        table, column, *kind = reference
        default = run(
            "SELECT column_default FROM information_schema.columns WHERE table_schema = "
            f"{_quoted(enum_schema)} AND table_name = {_quoted(table)} AND column_name = {_quoted(column)}"
        ).scalar()
        reference = TableReference(table, column, enum_schema, *kind, existing_server_default=default)
    schema = enum_schema if reference.table_schema is _UNSAID else reference.table_schema
    table = f'"{reference.table_name}"'
    if schema:
        table = f'"{schema}".{table}'
    array = reference.column_type == ColumnType.ARRAY
    return table, f'"{reference.column_name}"', array, reference.existing_server_default


def _quoted(value):
    return "'" + str(value).replace("'", "''") + "'"


def _renamed(value, renamed):
    if not renamed:
        return value
    cases = " ".join(f"WHEN {_quoted(old)} THEN {_quoted(new)}" for old, new in renamed)
    return f"CASE {value} {cases} ELSE {value} END"


def _renamed_items(value, renamed):
    for old, new in renamed:
        value = f"array_replace({value}, {_quoted(old)}, {_quoted(new)})"
    return value


def _default(default, renamed):
    """The default without the old type's name; ``ARRAY['a'::e]`` names it at each item."""
    value = default
    if value.startswith("ARRAY["):
        items = value[value.index("[") + 1 : value.rindex("]")].split(",")
        value = "ARRAY[" + ", ".join(item.split("::")[0].strip() for item in items) + "]"
    else:
        value = value.split("::")[0]
    for old, new in renamed:
        value = value.replace(_quoted(old), _quoted(new))
    return value
