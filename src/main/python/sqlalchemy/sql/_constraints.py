"""Constraints and indexes of tables, and how they know their table's columns."""

import _weakref

import _aludel

from .elements import ColumnClause, ColumnElement, conv
from ._items import SchemaItem, next_order


class ForeignKey(SchemaItem):
    """A reference of one column."""

    parent = constraint = None

    def __init__(self, column, *args, **kwargs):
        column = column.__clause_element__() if hasattr(column, "__clause_element__") else column
        if isinstance(column, ColumnClause) and column.table is not None:
            column = f"{column.table.fullname}.{column.name}"
        super().__init__(column, *args, **kwargs)
        self.target_fullname = self._colspec = column
        for option in _REFERENCE_OPTIONS:
            setattr(self, option, kwargs.get(option))

    @property
    def column(self):
        """The column that is referenced, once its table is known to the metadata."""
        name, _, column = self.target_fullname.rpartition(".")
        table = self.parent.table
        known = table.metadata.tables
        target = known.get(name, known.get(f"{table.metadata.schema}.{name}"))
        if target is None:
            _missing(
                "NoReferencedTableError",
                f"Foreign key associated with column '{self.parent}' could not find table '{name}' "
                f"with which to generate a foreign key to target column '{column}'",
            )
        found = target.c.get(column or self.parent.key)
        if found is None:
            found = target._column_named(column or self.parent.name)
        if found is None:
            _missing(
                "NoReferencedColumnError",
                f"Could not initialize target column for ForeignKey '{self.target_fullname}' on table "
                f"'{table.name}': table '{target.name}' has no column named '{column}'",
            )
        return found

    def references(self, table):
        return self.column.table is table

    def get_referent(self, table):
        return self.column if self.references(table) else None

    def __repr__(self):
        return f"ForeignKey({self.target_fullname!r})"


_REFERENCE_OPTIONS = ("name", "ondelete", "onupdate", "deferrable", "initially", "use_alter", "match", "comment")


def _missing(kind, message):
    from sqlalchemy import exc

    raise getattr(exc, kind)(message)


_tables = []
_many = 200


def known_by_java(table):
    """Notes a table, so that it is found by what Java knows it by."""
    global _many
    if len(_tables) > _many:
        _tables[:] = [(known, java) for known, java in _tables if known() is not None]
        _many = 2 * len(_tables) + 200
    _tables.append((_weakref.ref(table), table._java))


def _table_of(java):
    """The table of the columns in an expression: Java's."""
    return next((known() for known, one in _tables if one is java), None)


class _TableItem(SchemaItem):
    """An index or a constraint: part of the table that its columns are of, or that was given it."""

    table = comment = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.comment = kwargs.get("comment")
        self._given = args
        table = self._found_table()
        if table is not None:
            self._attach(table)

    def _found_table(self):
        """The table of the columns it is made of, be they inside expressions."""
        expressions = [item for item in self._spread() if not isinstance(item, str) and hasattr(item, "_java")]
        for item in expressions:
            table = getattr(item, "table", None)
            if hasattr(table, "metadata"):
                return table
        java = _aludel.construct("owner", (expressions,)) if expressions else None
        return None if java is None else _table_of(java)

    def _spread(self):
        """What it is made of, lists laid open."""
        for item in self._arguments[0]:
            if isinstance(item, (list, tuple)):
                yield from item
            else:
                yield item

    def _attach(self, table):
        if self.table is not table:
            (table.indexes if isinstance(self, Index) else table.constraints).add(self)
            table._added.append(self)
            self._belong(table)

    def _belong(self, table):
        """Told once the table's columns are known."""
        self.table = table
        self._take_name()

    def _take_name(self):
        """The name that the metadata's convention gives."""
        convention = getattr(getattr(self.table, "metadata", None), "naming_convention", None)
        if convention and (len(convention) > 1 or "ix" not in convention):
            name = _aludel.construct("named", (self, self.table, self.table.metadata))
            self.name = None if name is None else conv(name)

    def _detached(self):
        """A copy that belongs to no table yet."""
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__)
        copied.__dict__.pop("table", None)
        args, kwargs = self._arguments
        if isinstance(self, Index):
            args = (self.name, *args[1:])
        elif self.name is not None:
            kwargs = {**kwargs, "name": self.name}
        copied._arguments = args, kwargs
        copied._java = _aludel.construct(self._construct or type(self).__name__, args, kwargs)
        copied._order = next_order()
        return copied

    def _owner(self):
        """The table and the metadata that names come from."""
        if self.table is not None:
            return self.table, getattr(self.table, "metadata", None)
        expressions = [item for item in self._spread() if hasattr(item, "_java")]
        return _aludel.construct("owner", (expressions,)), None


class Constraint(_TableItem):
    """A constraint of a table."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.deferrable = kwargs.get("deferrable")
        self.initially = kwargs.get("initially")


class ColumnCollectionConstraint(Constraint):
    """A constraint over columns."""

    @property
    def columns(self):
        from .selectable import ColumnCollection

        named = [self._column(item) for item in self._given]
        return ColumnCollection(None, {column.key: column for column in named if column is not None})

    c = columns

    def _column(self, item):
        if self.table is None:
            return None if isinstance(item, str) else item
        if isinstance(item, str):
            return self.table.c[item] if item in self.table.c else self.table._column_named(item)
        known = self.table.c.get(getattr(item, "key", None))
        return item if known is None else known

    def contains_column(self, column):
        return column in list(self.columns)

    def __iter__(self):
        return iter(self.columns)

    def __len__(self):
        return len(self.columns)

    def __contains__(self, key):
        return key in self.columns


class PrimaryKeyConstraint(ColumnCollectionConstraint):
    """PRIMARY KEY."""

    @property
    def columns(self):
        from .selectable import ColumnCollection

        named = super().columns
        keys = [column for column in self.table.c if column.primary_key] if self.table is not None else []
        return named if len(named) or not keys else ColumnCollection(None, {column.key: column for column in keys})

    c = columns


class UniqueConstraint(ColumnCollectionConstraint):
    """UNIQUE."""


class CheckConstraint(ColumnCollectionConstraint):
    """CHECK."""

    def __init__(self, sqltext, *args, **kwargs):
        super().__init__(sqltext, *args, **kwargs)
        self._sqltext = sqltext
        self._given = ()

    @property
    def sqltext(self):
        from ._constructors import text

        return text(self._sqltext) if isinstance(self._sqltext, str) else self._sqltext


class ForeignKeyConstraint(ColumnCollectionConstraint):
    """FOREIGN KEY over any number of columns."""

    def __init__(self, columns, refcolumns, *args, **kwargs):
        for option, value in zip(("name",), args):
            kwargs = {**kwargs, option: value}
        self._reference(refcolumns, kwargs)
        super().__init__(columns, refcolumns, **kwargs)
        self._given = list(columns)
        if self.table is not None:
            self._belong(self.table)

    def _reference(self, targets, options):
        for option in _REFERENCE_OPTIONS:
            setattr(self, option, options.get(option))
        self.elements = [_element(self, target, options) for target in targets]

    def _spread(self):
        return self._arguments[0][0]

    def _belong(self, table):
        super()._belong(table)
        given = self.columns if isinstance(self._given, list) else ()
        for element, column in zip(self.elements, given):
            element.parent = column
            column.foreign_keys.add(element)

    def _detached(self, table, name, schema):
        """A copy for another table: what lies in the schema of the old one is looked for in the schema of the new one."""
        targets = []
        for element in self.elements:
            *place, target, column = element.target_fullname.split(".")
            itself = (".".join(place) or None, target) == (table.schema, table.name)
            if schema and ".".join(place) == (table.schema or ""):
                place = [schema]
            targets.append(".".join([*place, name if itself else target, column]))
        options = {option: getattr(self, option) for option in _REFERENCE_OPTIONS if getattr(self, option) is not None}
        given = {key: value for key, value in self._arguments[1].items() if key.startswith("postgresql_")}
        return ForeignKeyConstraint([column.key for column in self.columns], targets, **options, **given)

    @property
    def column_keys(self):
        return [item if isinstance(item, str) else item.key for item in self._given]

    @property
    def referred_table(self):
        return self.elements[0].column.table


def _element(constraint, target, options):
    if isinstance(target, ColumnClause):
        target = f"{target.table.fullname}.{target.name}"
    element = object.__new__(ForeignKey)
    element.target_fullname = element._colspec = target
    for option in _REFERENCE_OPTIONS:
        setattr(element, option, options.get(option))
    element.constraint = constraint
    return element


def of_columns(table, column):
    """The constraints that a column's own ``ForeignKey`` items stand for."""
    for key in column.foreign_keys:
        key.parent = column
        if key.constraint is None:
            constraint = key.constraint = object.__new__(ForeignKeyConstraint)
            constraint._given = [column.key]
            constraint._reference([], {option: getattr(key, option, None) for option in _REFERENCE_OPTIONS})
            constraint.elements = [key]
            given = {option: getattr(key, option, None) for option in _REFERENCE_OPTIONS}
            constraint._arguments = ([column.key], [key.target_fullname]), given
            constraint._java = _aludel.construct("ForeignKeyConstraint", *constraint._arguments)
            constraint._order = next_order()
            constraint.table = table
            constraint.name = key.name
            constraint._take_name()
        yield key.constraint


class Index(_TableItem):
    """An index of a table."""

    def __init__(self, name, *expressions, **kwargs):
        self._shown = kwargs.pop("_shown", None)
        self.unique = kwargs.get("unique", False)
        self.dialect_kwargs = {key: value for key, value in kwargs.items() if key.startswith("postgresql_")}
        super().__init__(name, *expressions, **kwargs)
        self.name = name
        self._given = expressions

    @property
    def expressions(self):
        if self._shown is not None:
            return self._shown(self.table)
        return [self._found(item) for item in self._given]

    def _found(self, item):
        if isinstance(item, str):
            return item if self.table is None else self.table.c[item]
        return item

    @property
    def columns(self):
        from .selectable import ColumnCollection

        found = [item for item in map(_plain, self.expressions) if item is not None]
        return ColumnCollection(None, {column.key: column for column in found})

    c = columns

    def create(self, bind, checkfirst=False):
        self._run(bind, "Index.create", checkfirst and self._exists(bind))

    def drop(self, bind, checkfirst=False):
        self._run(bind, "Index.drop", checkfirst and not self._exists(bind))

    def _run(self, bind, directive, superfluous):
        from .ddl import run

        if not superfluous:
            run(bind, directive, (self, *self._owner()))

    def _exists(self, bind):
        from sqlalchemy import inspect

        return inspect(bind).has_index(self.table.name, self.name, self.table.schema)


def _plain(expression):
    """The column that an index's expression is of, or None."""
    if isinstance(expression, ColumnClause):
        return expression
    return getattr(expression, "_of_column", None) if isinstance(expression, ColumnElement) else None
