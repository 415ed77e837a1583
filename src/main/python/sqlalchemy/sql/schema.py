"""Tables and what they are made of."""

import _aludel

from .._lazy import elsewhere
from ._constraints import (  # noqa: F401
    CheckConstraint,
    ColumnCollectionConstraint,
    Constraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    known_by_java,
    of_columns,
)
from ._items import (  # noqa: F401
    ColumnDefault,
    Computed,
    DefaultClause,
    DefaultGenerator,
    FetchedValue,
    HasSchemaAttr,
    Identity,
    SchemaItem,
    Sequence,
    in_order_made,
)
from .elements import ColumnClause, conv, quoted_name, wrap  # noqa: F401
from .selectable import ColumnCollection, TableClause, scripted
from .sqltypes import NullType
from .type_api import to_instance

BLANK_SCHEMA = object()


class _Unnamed:
    """``_java`` of a column that has no name yet: the class that it is declared in gives it one."""

    def __get__(self, instance, owner):
        return None if instance is None else _aludel.construct("Column", *instance._arguments)


# The arguments of a column that are attributes as they stand.
_OPTIONS = frozenset(
    ("key", "primary_key", "nullable", "default", "onupdate", "comment", "index", "unique", "autoincrement")
)


class Column(SchemaItem, ColumnClause):
    """A column of a table."""

    _java = _Unnamed()

    def __init__(self, *args, **kwargs):
        self._arguments = args, kwargs
        rest = list(args)
        named = rest and (isinstance(rest[0], str) or rest[0] is None)
        name = rest.pop(0) if named else None
        typed = rest and (hasattr(rest[0], "with_variant") and not isinstance(rest[0], ColumnClause))
        type_ = rest.pop(0) if typed else None
        if kwargs:
            name = kwargs.get("name", name)
            type_ = kwargs.get("type_", type_)
        if name is not None:
            self._java = _aludel.construct("Column", args, kwargs)
        self.name = self.key = name
        self.type = to_instance(type_)
        self.foreign_keys = set()
        if kwargs:
            self._take(kwargs)
        for item in rest:
            if isinstance(item, ForeignKey):
                self.foreign_keys.add(item)
            elif isinstance(item, Sequence):
                self.default = item
            elif isinstance(item, (Identity, Computed)):
                self._server_default = item
                setattr(self, "identity" if isinstance(item, Identity) else "computed", item)
        if self.identity is not None and kwargs.get("nullable") is None:
            self.nullable = False

    def _take(self, options):
        for option in options:
            if option in _OPTIONS:
                setattr(self, option, options[option])
        if "server_default" in options:
            self._server_default = options["server_default"]
        if self.primary_key and "nullable" not in options:
            self.nullable = False

    name = key = type = None
    primary_key, nullable, autoincrement = False, True, "auto"
    default = onupdate = comment = index = unique = _server_default = None
    identity = computed = None
    constraints = ()

    @property
    def server_default(self):
        default = self._server_default
        if default is None or isinstance(default, (FetchedValue, Identity, Computed)):
            return default
        return DefaultClause(default)

    @server_default.setter
    def server_default(self, default):
        self._server_default = default

    def __eq__(self, other):
        if self.name is None or isinstance(other, Column) and other.name is None:
            return Unsettled(self, other)
        return ColumnClause.__eq__(self, other)

    __hash__ = ColumnClause.__hash__

    def references(self, column):
        return any(key.column is column for key in self.foreign_keys)

    def __str__(self):
        return self.name if self.table is None else f"{self.table.description}.{self.name}"

    def __repr__(self):
        shown = [repr(self.name), repr(self.type), *map(repr, self.foreign_keys)]
        shown.append("table=None" if self.table is None else f"table=<{self.table.name}>")
        given = (
            ("key", self.key != self.name),
            ("primary_key", self.primary_key),
            ("nullable", not self.nullable),
            ("onupdate", self.onupdate is not None),
            ("default", self.default is not None),
            ("server_default", self._server_default is not None),
            ("comment", self.comment is not None),
        )
        shown += [f"{name}={getattr(self, name)!r}" for name, known in given if known]
        return f"Column({', '.join(shown)})"

    def _without_keys(self):
        """The column, its references left out."""
        args, kwargs = self._arguments
        if not self.foreign_keys:
            return self
        rest = [one for one in args if not isinstance(one, ForeignKey)]
        if not any(hasattr(one, "with_variant") for one in rest) and "type_" not in kwargs:
            rest = [one for one in rest if one is not None]
            rest.insert(1, self.type)
        return Column(*rest, **kwargs)

    def copy(self, **kw):
        return Column(*self._arguments[0], **self._arguments[1])

    _copy = copy


class Unsettled:
    """A comparison in a class body, of a column that gets its name only when the class is made."""

    def __init__(self, left, right):
        self._sides = left, right

    def settled(self):
        left, right = self._sides
        return left == right


def _taken_from(options, metadata):
    """Takes what only Python is to know out of the arguments of a table: where it is loaded from, and what of it."""
    for option in ("keep_existing", "implicit_returning", "must_exist", "listeners", "autoload_replace"):
        options.pop(option, None)
    bind = options.pop("autoload_with", None)
    bind = options.pop("bind", None) or bind
    if options.pop("autoload", False) and bind is None:
        bind = metadata.bind
        if bind is None:
            raise TypeError("Table(autoload=True) needs autoload_with= a connection")
    return bind, {"include": options.pop("include_columns", None), "resolve": options.pop("resolve_fks", True)}


def _key(name, schema):
    return f"{schema}.{name}" if schema else name


class Table(SchemaItem, TableClause):
    """A table."""

    def __new__(cls, *args, **kwargs):
        if len(args) > 1:
            known = args[1].tables.get(_key(args[0], _schema(args[1], kwargs)))
            if known is not None:
                if len(args) > 2 and not kwargs.get("extend_existing") and not kwargs.get("keep_existing"):
                    _already_defined(known.key)
                return known
            if kwargs.get("must_exist"):
                from sqlalchemy.exc import InvalidRequestError

                raise InvalidRequestError(f"Table '{_key(args[0], _schema(args[1], kwargs))}' not defined")
        return object.__new__(cls)

    def __init__(self, name, metadata, *args, **kwargs):
        extend, known = kwargs.pop("extend_existing", False), "_java" in self.__dict__
        if known and not extend:
            return
        bind = loading = None
        if kwargs:
            bind, loading = _taken_from(kwargs, metadata)
        self.name = name
        self.metadata = metadata
        self.schema = _schema(metadata, kwargs)
        kwargs["schema"] = self.schema
        before = ()
        if known:
            (_, _, *before), options = self._arguments
            kwargs = {**options, **kwargs}
        if bind is None:
            self._make([*before, *args], kwargs)
            metadata.tables[self.fullname] = self
        else:
            from ._reflecting import load

            load(self, bind, before, args, kwargs, loading)

    def _make(self, args, kwargs):
        """Takes the parts; of two columns of one name the later counts, in the place of the first."""
        names = {}
        parts = []
        for item in args:
            if isinstance(item, Column):
                name = item.name
                if name in names:
                    parts[names[name]] = item
                    continue
                names[name] = len(parts)
            elif item.name is not None and isinstance(item, (Constraint, Index)):
                parts = [one if one.name != item.name or isinstance(one, Column) else None for one in parts]
            elif isinstance(item, PrimaryKeyConstraint):
                parts = [None if isinstance(one, PrimaryKeyConstraint) else one for one in parts]
            parts.append(item)
        parts = [item for item in parts if item is not None]
        parts = in_order_made(parts)
        self._arguments = (self.name, self.metadata, *parts), kwargs
        self._java = _aludel.construct("Table", self._arguments[0], kwargs)
        self._added = self.__dict__.get("_added", [])
        self.comment = kwargs.get("comment")
        self._items = [item for item in parts if isinstance(item, Column)]
        for known in ("_c", "_constraints", "_indexes"):
            self.__dict__.pop(known, None)
        if self not in self.metadata._types:
            self.metadata._types.append(self)
        for sequence in self._sequences():
            self.metadata._sequences[sequence.fullname] = sequence
        known_by_java(self)

    def append_column(self, column, replace_existing=False):
        (_, _, *items), kwargs = self._arguments
        self._make([*items, column], kwargs)

    def append_constraint(self, constraint):
        constraint._attach(self)

    def _sequences(self):
        """The sequences that its columns are filled from."""
        return [column.default for column in self._items if isinstance(column.default, Sequence)]

    def _made_column(self, key, java):
        """A column of the table: the one it was given, now knowing its table."""
        column = object.__new__(Column)
        for item in self._items:
            if item.key == key:
                column.__dict__.update(item.__dict__)
                column.foreign_keys = set(item.foreign_keys)
        column._java = java
        column.table = self
        column.type = self._type_of(column)
        return scripted(column, column.type)

    def _type_of(self, column):
        """A column without a type has that of the one it refers to."""
        if isinstance(column.type, NullType) and column.foreign_keys:
            name, _, key = next(iter(column.foreign_keys)).target_fullname.rpartition(".")
            known = self.metadata.tables
            target = known.get(name, known.get(f"{self.metadata.schema}.{name}"))
            found = None if target is None else target.c.get(key)
            return column.type if found is None else found.type
        return column.type

    def _settle(self):
        """Gives columns the types that they take from what they refer to, now that it is known."""
        parts = []
        for item in self._arguments[0][2:]:
            if isinstance(item, Column) and isinstance(item.type, NullType) and item.foreign_keys:
                (name, *args), kwargs = item._arguments
                args = [one for one in args if one is not None]
                item = Column(name, self._type_of(item), *args, **kwargs)
            parts.append(item)
        if any(one is not other for one, other in zip(parts, self._arguments[0][2:])):
            self._make(parts, self._arguments[1])

    def _parts(self):
        return (*self._arguments[0], *self._added)

    def _column_named(self, name):
        return next((column for column in self.c if column.name == name), None)

    @property
    def key(self):
        return self.fullname

    @property
    def constraints(self):
        """All constraints, also those that columns stand for."""
        known = self.__dict__.get("_constraints")
        if known is None:
            known = self._constraints = {item for item in self._parts() if isinstance(item, Constraint)}
            if not any(isinstance(item, PrimaryKeyConstraint) for item in known):
                known.add(PrimaryKeyConstraint(*[column.key for column in self.c if column.primary_key]))
            for column in self.c:
                known.update(of_columns(self, column))
                if column.unique and not column.index:
                    known.add(UniqueConstraint(column.name))
            for constraint in known:
                constraint._belong(self)
        return known

    @property
    def indexes(self):
        known = self.__dict__.get("_indexes")
        if known is None:
            known = self._indexes = {item for item in self._parts() if isinstance(item, Index)}
            for column in self._items:
                if column.index:
                    place = self.fullname.replace(".", "_")
                    index = Index(f"ix_{place}_{column.name}", column.key, unique=bool(column.unique))
                    index._of_flag = True
                    known.add(index)
            for index in known:
                index._belong(self)
        return known

    @property
    def primary_key(self):
        return next(item for item in self.constraints if isinstance(item, PrimaryKeyConstraint))

    @property
    def foreign_key_constraints(self):
        return {item for item in self.constraints if isinstance(item, ForeignKeyConstraint)}

    @property
    def foreign_keys(self):
        return {element for item in self.foreign_key_constraints for element in item.elements}

    def _referred(self):
        """The tables of the metadata that this one refers to."""
        names = [key.target_fullname.rpartition(".")[0] for key in self.foreign_keys]
        return [self.metadata.tables[name] for name in names if name in self.metadata.tables]

    def __repr__(self):
        shown = [repr(self.name), repr(self.metadata), *map(repr, self.c), f"schema={self.schema!r}"]
        return f"Table({', '.join(shown)})"

    @property
    def bind(self):
        return self.metadata.bind

    def count(self, whereclause=None):
        """``SELECT count(*)`` of it, as SQLAlchemy 1.x had it."""
        from sqlalchemy import func, select

        counted = select(func.count()).select_from(self)
        return counted if whereclause is None else counted.where(whereclause)

    def create(self, bind=None, checkfirst=False):
        bind = self.bind if bind is None else bind
        from ._creating import create_table

        create_table(self, bind, checkfirst)

    def drop(self, bind=None, checkfirst=False):
        bind = self.bind if bind is None else bind
        from ._creating import drop_table

        drop_table(self, bind, checkfirst)

    def exists(self, bind=None):
        bind = self.bind if bind is None else bind
        from sqlalchemy import inspect

        return inspect(bind).has_table(self.name, self.schema)

    def to_metadata(self, metadata, schema=None, name=None, **kw):
        (own, _, *items), kwargs = self._arguments
        options = {key: value for key, value in kwargs.items() if key != "prefixes"}
        copies = []
        for item in (*items, *self._added):
            if isinstance(item, Column):
                item = item._without_keys()
            elif isinstance(item, (Constraint, Index)):
                item = None if isinstance(item, ForeignKeyConstraint) else item._detached()
            copies += [] if item is None else [item]
        for key in sorted(self.foreign_key_constraints, key=lambda one: one._order):
            copies.append(key._detached(self, name or own, schema))
        return Table(name or own, metadata, *copies, **{**options, **({"schema": schema} if schema else {})})

    tometadata = to_metadata


def _schema(metadata, options):
    schema = options.get("schema")
    return None if schema is BLANK_SCHEMA else metadata.schema if schema is None else schema


def _already_defined(name):
    from sqlalchemy.exc import InvalidRequestError

    raise InvalidRequestError(
        f"Table '{name}' is already defined for this MetaData instance.  Specify 'extend_existing=True' to redefine "
        "options and columns on an existing Table object."
    )


__getattr__ = elsewhere(__name__, {"MetaData": "sqlalchemy.sql._metadata"})
__all__ = [name for name in globals() if name[0].isupper()] + ["MetaData", "conv", "quoted_name", "ColumnCollection"]
