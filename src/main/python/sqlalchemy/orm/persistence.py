"""Rows of models: written many at a time, with what defaults make of them."""

from ._unsupported import unsupported
from .attributes import is_expression

_ROWS = 500


class _Context:
    """What a default that takes an argument is given."""

    def __init__(self, values):
        self.current_parameters = values

    def get_current_parameters(self, isolate_multiinsert_groups=True):
        return self.current_parameters


def made(default, values):
    """What a column's default makes: a value, or an expression for the database."""
    default = getattr(default, "arg", default)
    if not callable(default) or is_expression(default) or hasattr(default, "_java"):
        return default
    code = getattr(default, "__code__", None)
    if code is None:
        return default()
    given = code.co_argcount - len(default.__defaults__ or ()) - (1 if hasattr(default, "__self__") else 0)
    return default(_Context(values)) if given > 0 else default()


def has_expression(values):
    return any(is_expression(value) for value in values.values())


def alike(items, key):
    """Neighbours that are alike, in groups of a bearable size."""
    group, last = [], None
    for item in items:
        now = key(item)
        if group and (now != last or len(group) >= _ROWS):
            yield group
            group = []
        group.append(item)
        last = now
    if group:
        yield group


def insert_values(mapper, given, nulls=False):
    """The values of a new row by attribute: those that were given, and what defaults in Python make."""
    values, named = {}, {}
    for one in mapper.written_columns():
        value = given.get(one.key)
        if value is None and not (one.key in given and (nulls or one.keeps_none)):
            if one.default is not None:
                value = made(one.default, named)
                if hasattr(value, "_java") and not is_expression(value):
                    continue
            elif one.left_out:
                continue
        values[one.key] = value
        named[one.column] = value
    return values


def insert_rows(session, mapper, rows, returning=True):
    """Inserts rows of the same columns, given as pairs of state (or None) and values; what the database made of the
    columns that were left out is given to the objects."""
    table = mapper.table
    columns = {key: prop.column for key, prop in mapper.column_props()}
    values = [{columns[key]: value for key, value in given.items()} for _, given in rows]
    first = rows[0][1]
    expressions = any(has_expression(given) for _, given in rows)
    wanted = [key for key in columns if key not in first or expressions and any(is_expression(g[key]) for _, g in rows)]
    asked = wanted if returning else []
    for start, step in ((at, 1) for at in range(len(rows))) if not values[0] or expressions else ((0, len(rows)),):
        insert = table.insert().values(values[start : start + step] if step > 1 else values[start])
        if asked:
            insert = insert.returning(*[table.c[columns[key]] for key in asked])
        result = session.connection().execute(insert)
        for (state, _), row in zip(rows[start : start + step], result.all() if asked else ()):
            state.obj.__dict__.update(zip(asked, row))
    for state, given in rows if returning else ():
        for key, value in given.items():
            if not is_expression(value) and state.obj.__dict__.get(key) is None and value is not None:
                state.obj.__dict__[key] = value


def update_rows(session, mapper, rows):
    """Updates rows of the same columns, given as pairs of key and values by attribute."""
    from sqlalchemy import bindparam

    if mapper._options.get("version_id_col") is not None:
        raise unsupported("version_id_col", "update the table with a statement")
    table = mapper.table
    columns = {key: mapper.props[key].column for key in [*rows[0][0], *rows[0][1]]}
    keys = list(rows[0][0])
    if len(rows) == 1 or has_expression(rows[0][1]):
        changed = 0
        for key, values in rows:
            update = table.update().where(*[table.c[columns[one]] == key[one] for one in keys])
            result = session.connection().execute(update.values({columns[one]: values[one] for one in values}))
            changed += result.rowcount
    else:
        update = table.update().where(*[table.c[columns[one]] == bindparam(f"key_{at}") for at, one in enumerate(keys)])
        sets = [
            {**{f"key_{at}": key[one] for at, one in enumerate(keys)}, **{columns[one]: values[one] for one in values}}
            for key, values in rows
        ]
        changed = session.connection().execute(update, sets).rowcount
    if changed != len(rows):
        from .exc import StaleDataError

        raise StaleDataError(
            f"UPDATE statement on table '{table.name}' expected to update {len(rows)} row(s); {changed} were matched."
        )


def delete_rows(session, mapper, keys):
    """Deletes rows by their keys."""
    from sqlalchemy import tuple_

    table = mapper.table
    columns = [table.c[mapper.props[key].column] for key in mapper.key_attributes]
    for start in range(0, len(keys), _ROWS):
        some = keys[start : start + _ROWS]
        if len(columns) == 1:
            condition = columns[0].in_([key[0] for key in some])
        else:
            condition = tuple_(*columns).in_(some)
        result = session.connection().execute(table.delete().where(condition))
        if result.rowcount != len(some):
            import warnings

            from sqlalchemy.exc import SAWarning

            warnings.warn(
                f"DELETE statement on table '{table.name}' expected to delete {len(some)} row(s); {result.rowcount} were "
                "matched.  Please set confirm_deleted_rows=False within the mapper configuration to prevent this warning.",
                SAWarning,
            )
