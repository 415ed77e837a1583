"""Tables and what they are made of."""

import _aludel

from .elements import ColumnClause, conv, quoted_name, wrap  # noqa: F401
from .selectable import ColumnCollection, TableClause, scripted
from .type_api import to_instance

BLANK_SCHEMA = object()


class SchemaItem:
    """Anything that is part of a schema. ``_construct`` is what Java knows it by."""

    _construct = None
    name = None
    info = {}

    def __init__(self, *args, **kwargs):
        self._arguments = args, kwargs
        self.name = kwargs.get("name")
        self._java = _aludel.construct(self._construct or type(self).__name__, args, kwargs)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self._arguments[0]))})"


class Column(SchemaItem, ColumnClause):
    """A column of a table."""

    def __init__(self, *args, **kwargs):
        self._arguments = args, kwargs
        self._java = _aludel.construct("Column", args, kwargs)
        rest = list(args)
        named = rest and (isinstance(rest[0], str) or rest[0] is None)
        self.name = kwargs.get("name", rest.pop(0) if named else None)
        typed = rest and (hasattr(rest[0], "with_variant") and not isinstance(rest[0], ColumnClause))
        self.type = to_instance(kwargs.get("type_", rest.pop(0) if typed else None))
        self.key = kwargs.get("key", self.name)
        self.primary_key = kwargs.get("primary_key", False)
        self.nullable = kwargs.get("nullable", not self.primary_key)
        self.default = kwargs.get("default")
        self.server_default = kwargs.get("server_default")
        self.comment = kwargs.get("comment")
        self.index = kwargs.get("index")
        self.unique = kwargs.get("unique")
        self.autoincrement = kwargs.get("autoincrement", "auto")
        self.foreign_keys = {item for item in rest if isinstance(item, ForeignKey)}

    name = key = type = None

    def copy(self, **kw):
        return Column(*self._arguments[0], **self._arguments[1])

    _copy = copy


class MetaData(SchemaItem):
    """What tables have in common, and the tables."""

    def __init__(self, schema=None, quote_schema=None, naming_convention=None, info=None):
        self._java = _aludel.construct("MetaData", (schema, quote_schema, naming_convention))
        self.schema = schema
        self.naming_convention = naming_convention or {"ix": "ix_%(column_0_label)s"}
        self.tables = {}
        self._types = []
        self.info = info or {}

    @property
    def sorted_tables(self):
        return _dependent_last(sorted(self.tables.values(), key=lambda table: table.key))

    def create_all(self, bind, tables=None, checkfirst=True):
        for type_ in self._types:
            type_.create(bind, checkfirst)
        for table in _dependent_last(tables or self.tables.values()):
            table.create(bind, checkfirst)

    def drop_all(self, bind, tables=None, checkfirst=True):
        for table in reversed(_dependent_last(tables or self.tables.values())):
            table.drop(bind, checkfirst)
        for type_ in self._types:
            type_.drop(bind, checkfirst)

    def reflect(self, bind, schema=None, views=False, resolve_fks=True, only=None, extend_existing=False, **kw):
        from sqlalchemy import inspect

        for name in inspect(bind).get_table_names(schema):
            if only is None or (only(name, self) if callable(only) else name in only):
                Table(name, self, schema=schema, autoload_with=bind)

    def remove(self, table):
        self.tables.pop(table.fullname, None)

    def clear(self):
        self.tables.clear()

    def __contains__(self, name):
        return name in self.tables

    def __repr__(self):
        return "MetaData()"


def _dependent_last(tables):
    """The tables, each after those it refers to, else in their order; a circle ends where it began."""
    waiting, ordered = list(tables), []
    while waiting:
        names = {table.fullname for table in waiting}
        ready = [table for table in waiting if not (table._referred() - {table.fullname}) & names] or waiting
        ordered += ready
        waiting = [table for table in waiting if table not in ready]
    return ordered


class Table(SchemaItem, TableClause):
    """A table."""

    def __new__(cls, *args, **kwargs):
        if len(args) > 1:
            schema = kwargs.get("schema", args[1].schema)
            known = args[1].tables.get(f"{schema}.{args[0]}" if schema else args[0])
            if known is not None and not kwargs.get("extend_existing") and len(args) == 2:
                return known
        return object.__new__(cls)

    def __init__(self, name, metadata, *args, **kwargs):
        if "_java" in self.__dict__ and not args:
            return
        for option in ("extend_existing", "keep_existing", "implicit_returning", "must_exist", "listeners"):
            kwargs.pop(option, None)
        bind = kwargs.pop("autoload_with", None)
        if kwargs.pop("autoload", False) and bind is None:
            raise TypeError("Table(autoload=True) needs autoload_with= a connection")
        self.name = name
        self.metadata = metadata
        self.schema = kwargs.get("schema", metadata.schema)
        if bind is not None:
            args = (*_reflected(bind, name, self.schema, {item.name for item in args}), *args)
        kwargs.pop("resolve_fks", None)
        self._arguments = (name, metadata, *args), kwargs
        self._java = _aludel.construct("Table", self._arguments[0], kwargs)
        self.comment = kwargs.get("comment")
        self.indexes = {item for item in args if isinstance(item, Index)}
        self.constraints = {item for item in args if isinstance(item, Constraint)}
        self._items = [item for item in args if isinstance(item, Column)]
        self._added = []
        for item in (*self.indexes, *self.constraints):
            item.table = self
        metadata.tables[self.fullname] = self

    def _made_column(self, key, java):
        """A column of the table: the one it was given, now knowing its table."""
        column = object.__new__(Column)
        for item in self._items:
            if item.key == key:
                column.__dict__.update(item.__dict__)
        column._java = java
        column.table = self
        return scripted(column, column.type)

    def append_constraint(self, constraint):
        constraint._attach(self)

    def _definition(self):
        """The table as it is created: with the indexes and constraints that were made after it."""
        (name, metadata, *items), kwargs = self._arguments
        every = (*items, *self._added)
        kept = [item for item in every if not getattr(item, "_isolated", False)]
        if not self._added and len(kept) == len(every):
            return self
        return _aludel.construct("Table", (name, metadata, *kept), kwargs)

    def _referred(self):
        """The names of the tables that this one refers to."""
        columns = [target for item in self._items for key in item.foreign_keys for target in [key.target_fullname]]
        for item in self.constraints:
            if isinstance(item, ForeignKeyConstraint):
                columns += item._targets()
        return {column.rpartition(".")[0] for column in columns}

    @property
    def foreign_key_constraints(self):
        return {item for item in self.constraints if isinstance(item, ForeignKeyConstraint)}

    @property
    def key(self):
        return self.fullname

    @property
    def primary_key(self):
        return [column for column in self._items if column.primary_key]

    def create(self, bind, checkfirst=False):
        from .ddl import run

        run(bind, "Table.create", (self._definition(), checkfirst))

    def drop(self, bind, checkfirst=False):
        from .ddl import run

        run(bind, "Table.drop", (self._definition(), checkfirst))

    def exists(self, bind):
        from sqlalchemy import inspect

        return inspect(bind).has_table(self.name, self.schema)

    def to_metadata(self, metadata, schema=None, **kw):
        (name, _, *items), kwargs = self._arguments
        return Table(name, metadata, *items, **{**kwargs, **({"schema": schema} if schema else {})})

    tometadata = to_metadata


def _reflected(bind, name, schema, known):
    from sqlalchemy import inspect

    inspector = inspect(bind)
    keys = inspector.get_pk_constraint(name, schema).get("constrained_columns") or ()
    for column in inspector.get_columns(name, schema):
        if column["name"] in known:
            continue
        default = column.get("default")
        options = {} if default is None else {"server_default": _text(default)}
        yield Column(
            column["name"],
            column["type"],
            nullable=column.get("nullable", True),
            primary_key=column["name"] in keys,
            **options,
        )


def _text(sql):
    from .elements import TextClause

    return TextClause(sql.replace(":", "\\:"))


class ForeignKey(SchemaItem):
    """A reference of one column."""

    def __init__(self, column, *args, **kwargs):
        column = _fullname(column)
        super().__init__(column, *args, **kwargs)
        self.target_fullname = column


def _fullname(column):
    known = isinstance(column, ColumnClause) and column.table is not None
    return f"{column.table.fullname}.{column.name}" if known else column


class _TableItem(SchemaItem):
    """An index or a constraint: part of the table that its columns are of, or that was given it."""

    table = comment = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.comment = kwargs.get("comment")
        for item in self._spread():
            table = getattr(item, "table", None)
            if isinstance(table, Table):
                self._attach(table)
                return

    def _spread(self):
        """What it is made of, lists laid open."""
        for item in self._arguments[0]:
            if isinstance(item, (list, tuple)):
                yield from item
            else:
                yield item

    def _attach(self, table):
        if self.table is table:
            return
        self.table = table
        table._added.append(self)
        (table.indexes if isinstance(self, Index) else table.constraints).add(self)

    def _owner(self):
        """The table and the metadata that names come from."""
        if self.table is not None:
            return self.table, getattr(self.table, "metadata", None)
        expressions = [item for item in self._spread() if hasattr(item, "_java")]
        return _aludel.construct("owner", (expressions,)), None


class Constraint(_TableItem):
    """A constraint of a table."""


class ColumnCollectionConstraint(Constraint):
    pass


class PrimaryKeyConstraint(ColumnCollectionConstraint):
    pass


class UniqueConstraint(ColumnCollectionConstraint):
    pass


class CheckConstraint(ColumnCollectionConstraint):
    pass


class ForeignKeyConstraint(ColumnCollectionConstraint):
    def _spread(self):
        return self._given(0, "columns")

    def _targets(self):
        return [_fullname(column) for column in self._given(1, "refcolumns")]

    def _given(self, position, name):
        args, kwargs = self._arguments
        return args[position] if len(args) > position else kwargs[name]


class Index(_TableItem):
    """An index of a table."""

    def __init__(self, name, *expressions, **kwargs):
        super().__init__(name, *expressions, **kwargs)
        self.name = name

    def create(self, bind, checkfirst=False):
        self._run(bind, "Index.create", checkfirst and self._exists(bind))

    def drop(self, bind, checkfirst=False):
        self._run(bind, "Index.drop", checkfirst and not self._exists(bind))

    def _run(self, bind, directive, superfluous):
        from .ddl import run

        if not superfluous:
            run(bind, directive, (self, *self._owner(), False))

    def _exists(self, bind):
        from sqlalchemy import inspect

        return any(one["name"] == self.name for one in inspect(bind).get_indexes(self.table.name, self.table.schema))


class HasSchemaAttr(SchemaItem):
    pass


class Sequence(SchemaItem):
    """A sequence."""

    def __init__(self, name, *args, **kwargs):
        kwargs.pop("metadata", None)
        super().__init__(name, *args, **kwargs)
        self.name = name
        self.schema = kwargs.get("schema")

    def create(self, bind, checkfirst=True):
        from .ddl import run

        run(bind, "Sequence.create", (self, checkfirst))

    def drop(self, bind, checkfirst=True):
        from .ddl import run

        run(bind, "Sequence.drop", (self, checkfirst))

    def next_value(self):
        return wrap(_aludel.construct("Sequence.next_value", (self,)))


class Identity(SchemaItem):
    pass


class Computed(SchemaItem):
    pass


class FetchedValue(SchemaItem):
    pass


class DefaultClause(FetchedValue):
    pass


class DefaultGenerator(SchemaItem):
    pass


class ColumnDefault(DefaultGenerator):
    def __init__(self, arg, **kw):
        self.arg = arg
        self._java = _aludel.lower(arg)


__all__ = [name for name in globals() if name[0].isupper()] + ["conv", "quoted_name", "ColumnCollection"]
