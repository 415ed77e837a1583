"""Tables as the database knows them: what the inspector tells, made into columns, constraints and indexes."""

from . import _constraints as constraints
from .elements import ColumnClause, TextClause


def text(sql):
    """SQL of the catalog as text: its colons bind nothing."""
    clause = TextClause(sql.replace(":", "\\:"))
    clause.text = sql
    return clause


def items(inspector, table, include=None, resolve=True):
    """The parts of a table, and its comment. Tables that it refers to are loaded."""
    name, schema = table.name, table.schema
    key = inspector.get_pk_constraint(name, schema)
    keys = key.get("constrained_columns") or ()
    told = [one for one in inspector.get_columns(name, schema) if include is None or one["name"] in include]
    columns = [_column(one, one["name"] in keys) for one in told]
    names = {one["name"] for one in told}
    parts = list(columns)
    if keys and names.issuperset(keys):
        parts.append(constraints.PrimaryKeyConstraint(*keys, name=key["name"]))
    for one in inspector.get_foreign_keys(name, schema):
        if names.issuperset(one["constrained_columns"]):
            parts.append(_foreign_key(one, table, inspector, resolve))
    for one in inspector.get_indexes(name, schema):
        index = None if "duplicates_constraint" in one else _index(one, names)
        if index is not None:
            parts.append(index)
    for one in inspector.get_unique_constraints(name, schema):
        if names.issuperset(one["column_names"]):
            options = {"postgresql_nulls_not_distinct": one.get("dialect_options", {}).get("postgresql_nulls_not_distinct")}
            parts.append(constraints.UniqueConstraint(*one["column_names"], name=one["name"], **options))
    for one in inspector.get_check_constraints(name, schema):
        options = one.get("dialect_options", {})
        parts.append(constraints.CheckConstraint(text(one["sqltext"]), name=one["name"], **options))
    return parts, inspector.get_table_comment(name, schema)["text"]


def _column(told, primary):
    from .schema import Column, Computed, DefaultClause, Identity

    more = []
    default = told.get("default")
    options = {} if default is None else {"server_default": DefaultClause(text(default))}
    if told.get("computed"):
        more.append(Computed(text(told["computed"]["sqltext"]), persisted=told["computed"]["persisted"]))
    if told.get("identity"):
        more.append(Identity(**told["identity"]))
    if told.get("comment") is not None:
        options["comment"] = told["comment"]
    return Column(
        told["name"],
        told["type"],
        *more,
        nullable=told.get("nullable", True),
        primary_key=primary,
        autoincrement=told.get("autoincrement", False),
        **options,
    )


def _foreign_key(told, table, inspector, resolve):
    from .schema import BLANK_SCHEMA, Table

    schema, name = told["referred_schema"], told["referred_table"]
    if resolve:
        Table(name, table.metadata, schema=BLANK_SCHEMA if schema is None else schema, autoload_with=inspector)
    target = f"{schema}.{name}" if schema is not None else name
    return constraints.ForeignKeyConstraint(
        told["constrained_columns"],
        [f"{target}.{column}" for column in told["referred_columns"]],
        told["name"],
        comment=told.get("comment"),
        **told.get("options", {}),
    )


def _index(told, names):
    """The index, or None where it is over a column that isn't taken."""
    texts = told.get("expressions") or told["column_names"]
    elements = list(zip(told["column_names"], texts))
    if any(column is not None and column not in names for column, _ in elements):
        return None
    sorting = told.get("column_sorting", {})

    def made(column_of):
        return [_ordered(text(sql) if name is None else column_of(name), sorting.get(sql, ())) for name, sql in elements]

    options = {key: value for key, value in told.get("dialect_options", {}).items() if value not in (None, [], {})}
    if "postgresql_where" in options:
        options["postgresql_where"] = text(options["postgresql_where"])
    return constraints.Index(
        told["name"],
        *made(ColumnClause),
        unique=told["unique"],
        _shown=lambda table: made(table._column_named),
        **options,
    )


def _ordered(element, words):
    ordered = element
    for word in words:
        ordered = getattr(ordered, word)()
    if ordered is not element:
        ordered._of_column = element
    return ordered


def load(table, bind, before, args, kwargs, loading):
    """Makes a table of what the database has of it, and of what is given beside."""
    from sqlalchemy import inspect
    from sqlalchemy.engine.reflection import Inspector

    tables = table.metadata.tables
    was = tables.get(table.fullname)
    # tables that refer to each other find this one, and don't load it again
    tables[table.fullname] = table
    table._java = table.__dict__.get("_java")
    try:
        inspector = bind if isinstance(bind, Inspector) else inspect(bind)
        loaded, comment = items(inspector, table, **loading)
        if comment is not None:
            kwargs.setdefault("comment", comment)
        table._make([*before, *loaded, *args], kwargs)
    except BaseException:
        if was is None:
            tables.pop(table.fullname, None)
        raise
