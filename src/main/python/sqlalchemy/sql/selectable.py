"""What queries read from, and queries."""

import _aludel

from .._lazy import elsewhere
from .elements import ClauseElement, ColumnClause, wrap
from .type_api import to_instance


class ReturnsRows(ClauseElement):
    """Anything that returns rows."""


class Selectable(ReturnsRows):
    """Anything that can be selected from."""


class ColumnCollection:
    """``table.c``: columns by attribute, by name, in order."""

    def __init__(self, owner, known=None):
        object.__setattr__(self, "_owner", owner)
        object.__setattr__(self, "_columns", dict(known or {}))

    def _find(self, key):
        column = self._columns.get(key)
        if column is None and self._owner is not None:
            java = _aludel.construct("FromClause.column", (self._owner, key))
            if java is None:
                return None
            column = self._owner._made_column(key, java)
            column.table = self._owner
            self._columns[key] = column
        return column

    def __getattr__(self, name):
        column = None if name.startswith("__") else self._find(name)
        if column is None:
            raise AttributeError(name)
        return column

    def __getitem__(self, key):
        if isinstance(key, int):
            return self.values()[key]
        column = self._find(key)
        if column is None:
            raise KeyError(key)
        return column

    def __contains__(self, key):
        return key in self.keys()

    def __iter__(self):
        return iter(self.values())

    def __len__(self):
        return len(self.keys())

    def get(self, key, default=None):
        column = self._find(key)
        return default if column is None else column

    def keys(self):
        if self._owner is None:
            return list(self._columns)
        return [str(key) for key in _aludel.construct("FromClause.keys", (self._owner,))]

    def values(self):
        return [self._find(key) for key in self.keys()]

    def items(self):
        return [(key, self._find(key)) for key in self.keys()]


ReadOnlyColumnCollection = ColumnCollection


class FromClause(Selectable):
    """Something to read from."""

    _executable = False

    @property
    def c(self):
        collection = self.__dict__.get("_c")
        if collection is None:
            collection = self._c = ColumnCollection(self)
        return collection

    columns = exported_columns = c

    def _made_column(self, key, java):
        known = _known_as(self.__dict__.get("_source"), key)
        if known is None:
            return wrap(java, ColumnClause)
        column = wrap(java, type(known))
        if "key" in known.__dict__:
            column.__dict__.update({**known.__dict__, "_java": java, "name": key, "key": key})
        return scripted(column, known.__dict__.get("_script"))

    def alias(self, name=None, flat=False):
        clause = of_from(_aludel.construct("FromClause.alias", (self, name)), Alias, name)
        clause._source = self
        return clause

    def lateral(self, name=None):
        return of_from(_aludel.construct("FromClause.lateral", (self, name)), Lateral, name)

    def join(self, right, onclause=None, isouter=False, full=False):
        return of_from(_aludel.construct("FromClause.join", (self, right, onclause, isouter, full)), Join)

    def outerjoin(self, right, onclause=None, full=False):
        return self.join(right, onclause, True, full)

    def select(self, whereclause=None):
        from ._queries import Select

        return Select(self) if whereclause is None else Select(self).where(whereclause)

    def corresponding_column(self, column, require_embedded=False):
        return self.c.get(column.name)


def _known_as(source, key):
    """The column of that key in what an alias or subquery stands for."""
    if isinstance(source, FromClause):
        return source.c.get(key)
    for entity in getattr(source, "_entities", ()):
        if isinstance(entity, FromClause) and key in entity.c:
            return entity.c[key]
        if isinstance(entity, ColumnClause) and entity.key == key:
            return entity
    return None


def scripted(column, type_):
    """The column; Java is told where its type converts values by itself."""
    number = None if type_ is None else to_instance(type_)._number()
    if number is not None:
        column._script = to_instance(type_)
        column._java = _aludel.construct("ColumnElement.scripted", (column, number))
    return column


def _spread(entities):
    """A table with a column whose values a script converts stands for its columns, since those know of it; a mapped
    class stands for those of its table that it loads.
    """
    for entity in entities:
        if hasattr(entity, "__mapper__"):
            from sqlalchemy.orm.mapper import entity_of

            yield from entity_of(entity).columns()
        elif hasattr(entity, "_is_bundle"):
            yield from entity.expressions
        elif isinstance(entity, FromClause) and any("_script" in column.__dict__ for column in entity.c):
            yield from entity.c
        else:
            yield entity


def of_from(java, kind, name=None):
    """A from-clause of Java's as a Python object."""
    clause = object.__new__(kind)
    clause._java = java
    clause.name = name
    return clause


def of_query(java, kind=None):
    """A query of Java's as a Python object."""
    if kind is None:
        from ._queries import Select as kind
    query = object.__new__(kind)
    query._java = java
    return query


def _type_of(item):
    # a Column, unlike column(), has its type under the name that users know
    return getattr(item, "_type" if "_type" in vars(item) else "type")


class TableClause(FromClause):
    """``sa.table()``: a table of which names and types of columns are known."""

    def __init__(self, name, *columns, schema=None):
        self.name = name
        self.schema = schema
        self._items = columns
        self._java = _aludel.construct("table", (name, *columns), {"schema": schema})

    def _takes_values_as_they_are(self):
        """Whether no column has a type that converts values by itself."""
        for item in self._items:
            type_ = _type_of(item)
            if type_ is None:
                continue
            type_ = to_instance(type_)
            # one without a type may take that of the column it refers to
            if type_._number() is not None or type_.__visit_name__ == "null" and getattr(item, "foreign_keys", None):
                return False
        return True

    def _made_column(self, key, java):
        types = [_type_of(item) for item in self._items if item.name == key]
        return scripted(wrap(java, ColumnClause), types[0] if types else None)

    @property
    def fullname(self):
        return f"{self.schema}.{self.name}" if self.schema else self.name

    @property
    def description(self):
        return self.name

    def insert(self):
        from .dml import Insert

        return Insert(self)

    def update(self):
        from .dml import Update

        return Update(self)

    def delete(self):
        from .dml import Delete

        return Delete(self)

    def __str__(self):
        return self.fullname


class AliasedReturnsRows(FromClause):
    """Something under another name."""


class Alias(AliasedReturnsRows):
    pass


class Lateral(AliasedReturnsRows):
    pass


class TableSample(AliasedReturnsRows):
    pass


class TableValuedAlias(Alias):
    """A function's rows."""

    @property
    def column(self):
        return wrap(_aludel.construct("TableValuedAlias.column", (self,)))

    def render_derived(self, name=None, with_types=False):
        java = _aludel.construct("TableValuedAlias.render_derived", (self, name, with_types))
        return of_from(java, TableValuedAlias, name)


class Subquery(AliasedReturnsRows):
    pass


class Join(FromClause):
    pass


class CTE(AliasedReturnsRows):
    """A common table expression."""

    def prefix_with(self, words, dialect="*"):
        return of_from(_aludel.construct("CTE.prefix_with", (self, words)), CTE, self.name)

    def union(self, *other):
        return of_from(_aludel.construct("CTE.union", (self, *other)), CTE, self.name)

    def union_all(self, *other):
        return of_from(_aludel.construct("CTE.union_all", (self, *other)), CTE, self.name)


class Values(FromClause):
    """``sa.values()``."""

    def __init__(self, *columns, name=None, literal_binds=False):
        self.name = name
        self._java = _aludel.construct("values", columns, {"name": name, "literal_binds": literal_binds})

    def data(self, values):
        return of_from(_aludel.construct("Values.data", (self, list(values))), Values, self.name)

    def cte(self, name=None, recursive=False, nesting=False):
        return of_from(_aludel.construct("Values.cte", (self, name, recursive, nesting)), CTE, name)


class HasCTE:
    """What may stand in a common table expression."""

    def cte(self, name=None, recursive=False, nesting=False):
        clause = of_from(_aludel.construct("Query.cte", (self, name, recursive, nesting)), CTE, name)
        clause._source = self
        return clause


class Executable:
    """Anything that can be executed."""

    def execution_options(self, **options):
        chosen = object.__new__(type(self))
        chosen.__dict__.update({**self.__dict__, "_execution_options": {**self._execution_options, **options}})
        return chosen

    _execution_options = {}

    def execute(self, *multiple, **named):
        """Executes itself on what its tables are bound to, as in SQLAlchemy 1.x."""
        return _bind_of(self).execute(self, *multiple, **named)

    def scalar(self):
        return self.execute().scalar()

    def get_execution_options(self):
        return dict(self._execution_options)

    def options(self, *options):
        return self


def _bind_of(statement):
    from sqlalchemy.exc import UnboundExecutionError

    from .schema import MetaData

    for one in (getattr(statement, "table", None), *getattr(statement, "_entities", ())):
        metadata = getattr(getattr(one, "table", one), "metadata", None)
        if getattr(metadata, "bind", None) is not None:
            return metadata.bind
    # of what its conditions are about nothing is known here
    if MetaData._last_bind is None:
        raise UnboundExecutionError(f"This {type(statement).__name__} object is not bound and does not support direct execution.")
    return MetaData._last_bind


_QUERIES = ("CompoundSelect", "Exists", "GenerativeSelect", "ScalarSelect", "Select", "SelectBase", "TextAsFrom", "TextualSelect", "exists")
__getattr__ = elsewhere(__name__, dict.fromkeys(_QUERIES, "sqlalchemy.sql._queries"))
