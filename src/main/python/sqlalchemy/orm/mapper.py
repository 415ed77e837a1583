"""Mappers: which table a class stands for, and which attribute for which column."""

from ._unsupported import unsupported
from .attributes import InstrumentedAttribute
from .properties import ColumnProperty, Property, guarded

_mappers = []


class Entity:
    """What a query reads objects from: a mapper's table, or an alias of it."""

    def __init__(self, mapper, source=None, name=None):
        self.mapper = mapper
        self._source = source
        self.name = name or mapper.class_.__name__

    @property
    def source(self):
        return self.mapper.table if self._source is None else self._source

    def columns(self):
        """The expressions to select, one for each of the mapper's loaded attributes."""
        return [prop.expression(self) for prop in self.mapper.loaded]

    def criteria(self):
        """What rows must fulfil to be of the class; None where all are."""
        return self.mapper.criteria(self.source)


class _TableOfClass:
    """``_java`` of a mapped class: its table. Objects have none."""

    def __get__(self, instance, owner):
        if instance is not None:
            raise AttributeError("_java")
        return owner.__mapper__.table._java


class Mapper:
    """A class and its table."""

    def __init__(self, class_, table, properties=None, inherits=None, registry=None, validators=(), **options):
        self.class_ = class_
        self.registry = registry
        self.local_table = self.persist_selectable = self.table = table
        self.inherits = inherits
        self.base = self if inherits is None else inherits.base
        self.joined = inherits is not None and inherits.table is not table
        self.entity = Entity(self)
        self.props = {}
        self._options = options
        self._map_columns(dict(properties or {}))
        for name, function in validators:
            if name in self.props:
                guarded(self.props[name], function)
        self._map_kinds(options)
        class_.__mapper__ = self
        class_.__table__ = table
        class_._java = _TableOfClass()
        for key in self.props:
            self._instrument(key)
        self._configured = False
        _mappers.append(self)

    def _map_columns(self, properties):
        excluded = set(self._options.get("exclude_properties") or ())
        included = self._options.get("include_properties")
        prefix = self._options.get("column_prefix") or ""
        if self.inherits is not None:
            for key, prop in self.inherits.props.items():
                self._add(key, prop.inherited())
        named = {value.key: key for key, value in properties.items() if _is_column(value)}
        for column in self.table.c:
            known = any(prop.column == column.key for prop in self.props.values())
            if known and not self.joined or column.key in excluded or included is not None and column.key not in included:
                continue
            key = named.get(column.key, prefix + column.key)
            self._add(key, ColumnProperty(column.key, _mutable(column.type)))
        for key, value in properties.items():
            if isinstance(value, Property):
                self._add(key, value)

    def _add(self, key, prop):
        self.props[key] = prop
        prop.bind(self, key)

    def _map_kinds(self, options):
        on = options.get("polymorphic_on")
        self._kind_key = self.inherits._kind_key if self.inherits is not None else None
        if on is not None:
            self._kind_key = on if isinstance(on, str) else self._key_of(on)
        self.polymorphic_identity = options.get("polymorphic_identity")
        self.polymorphic_map = self.base.__dict__.setdefault("polymorphic_map", {})
        if "polymorphic_identity" in options:
            self.polymorphic_map[self.polymorphic_identity] = self

    def _key_of(self, column):
        key = getattr(column, "key", None)
        for name, prop in self.props.items():
            if prop.column == key or name == key:
                return name
        raise unsupported("polymorphic_on over an expression")

    def add_property(self, key, value):
        """An attribute that is set on the class later."""
        if not isinstance(value, Property):
            value = ColumnProperty(value.key, _mutable(value.type))
        self._add(key, value)
        self._configured = False
        self.__dict__.pop("_loaded", None)
        self._instrument(key)

    def _instrument(self, key):
        type.__setattr__(self.class_, key, InstrumentedAttribute(self.entity, key, self.props[key]))

    @property
    def loaded(self):
        """The properties that are read with each row."""
        known = self.__dict__.get("_loaded")
        if known is None:
            if self.joined:
                raise unsupported(f"Inheritance over joined tables ({self.class_.__name__})", "query the tables")
            known = self._loaded = [
                prop for prop in self.props.values() if prop.column is not None or prop.is_expression
            ]
        return known

    @property
    def primary_key(self):
        given = self._options.get("primary_key")
        return tuple(given) if given else tuple(self.table.primary_key.columns)

    @property
    def key_attributes(self):
        """The attributes of the primary key, in order."""
        known = self.__dict__.get("_key_attributes")
        if known is None:
            known = self._key_attributes = [self._key_of(column) for column in self.primary_key]
            if not known:
                from sqlalchemy.exc import ArgumentError

                raise ArgumentError(
                    f"Mapper {self} could not assemble any primary key columns for mapped table '{self.table.name}'"
                )
        return known

    def attribute_of(self, column_key):
        """The attribute for a column of the table."""
        known = self.__dict__.get("_attribute_of")
        if known is None or column_key not in known:
            known = self._attribute_of = {prop.column: key for key, prop in self.column_props()}
        return known[column_key]

    def criteria(self, source):
        if self.inherits is None or self._kind_key is None:
            return None
        kinds = [identity for identity, mapper in self.polymorphic_map.items() if mapper.isa(self)]
        return source.c[self.props[self._kind_key].column].in_(kinds)

    def isa(self, other):
        mapper = self
        while mapper is not None and mapper is not other:
            mapper = mapper.inherits
        return mapper is other

    def of_row(self, values):
        """The mapper for a row that has the kind among its values."""
        if self._kind_key is None or not self.polymorphic_map:
            return self
        kind = values.get(self._kind_key)
        if kind is None and None not in self.polymorphic_map:
            return self
        if kind not in self.polymorphic_map:
            raise AssertionError(f"No such polymorphic_identity {kind!r} is defined")
        return self.polymorphic_map[kind]

    def mark_kind(self, obj):
        """A new object says of which class it is."""
        if self._kind_key is not None and "polymorphic_identity" in self._options:
            if obj.__dict__.get(self._kind_key) is None:
                setattr(obj, self._kind_key, self.polymorphic_identity)

    def configure(self):
        """Resolves relationships, once all classes are there."""
        if not self._configured:
            self._configured = True
            for prop in list(self.props.values()):
                if hasattr(prop, "configure"):
                    prop.configure()

    @property
    def relationships(self):
        configure_mappers()
        return Named({key: prop for key, prop in self.props.items() if hasattr(prop, "configure")})

    def written_columns(self):
        """For each column attribute what writing rows needs to know of its column."""
        collection = self.table.c
        known = self.__dict__.get("_written_columns")
        if known is None or known[0] is not collection or known[1] != len(self.props):
            written = [_Written(key, collection[prop.column]) for key, prop in self.column_props()]
            known = self._written_columns = collection, len(self.props), written
        return known[2]

    def relationship_props(self):
        known = self.__dict__.get("_relationship_props")
        if known is None or known[0] != len(self.props):
            known = self._relationship_props = len(self.props), [
                prop for prop in self.props.values() if hasattr(prop, "configure")
            ]
        return known[1]

    @property
    def columns(self):
        return Named({key: self.table.c[prop.column] for key, prop in self.column_props()})

    c = columns

    @property
    def attrs(self):
        return Named(dict(self.props))

    @property
    def column_attrs(self):
        return Named(dict(self.column_props()))

    def column_props(self):
        return [(key, prop) for key, prop in self.props.items() if prop.column is not None]

    @property
    def tables(self):
        return [self.table]

    mapped_table = property(lambda self: self.table)
    mapper = property(lambda self: self)
    is_mapper = True

    def get_property(self, key):
        if key not in self.props:
            from sqlalchemy.exc import InvalidRequestError

            raise InvalidRequestError(f"Mapper '{self}' has no property '{key}'")
        return self.props[key]

    def has_property(self, key):
        return key in self.props

    def get_property_by_column(self, column):
        return self.props[self._key_of(column)]

    def primary_key_from_instance(self, instance):
        return [getattr(instance, key) for key in self.key_attributes]

    def __str__(self):
        return f"Mapper[{self.class_.__name__}({self.table.name})]"

    __repr__ = __str__


class _Written:
    """A column as rows are written: its key, its default, whether None is a value, whether the database fills it in."""

    def __init__(self, key, column):
        self.key = key
        self.column = column.key
        self.default = column.default
        # JSON has a null of its own
        self.keeps_none = getattr(column.type, "none_as_null", None) is False
        self.left_out = column.primary_key or column.server_default is not None or self.keeps_none
        self.made_on_update = column.onupdate is not None or column.computed is not None


class Named(dict):
    """Things by name, also as attributes; in a loop the things."""

    def __getattr__(self, name):
        if name not in self:
            raise AttributeError(name)
        return self[name]

    def __iter__(self):
        return iter(self.values())

    def keys(self):
        return list(dict.keys(self))


def _is_column(value):
    from sqlalchemy.sql.schema import Column

    return isinstance(value, Column)


def _mutable(type_):
    return getattr(type_, "_mutable", None)


def entity_of(asked):
    """The entity of a mapped class or an alias of one; None for anything else."""
    if isinstance(asked, type):
        mapper = asked.__dict__.get("__mapper__")
        return None if mapper is None else mapper.entity
    if isinstance(asked, Mapper):
        return asked.entity
    return getattr(asked, "_orm_entity", None)


def class_mapper(class_, configure=True):
    mapper = getattr(class_, "__mapper__", None)
    if mapper is None:
        from .exc import UnmappedClassError

        raise UnmappedClassError(class_)
    if configure:
        configure_mappers()
    return mapper


def object_mapper(instance):
    from .attributes import state_of

    return state_of(instance).mapper


def configure_mappers():
    # configuring one may add attributes to another: a backref
    for mapper in list(_mappers):
        mapper.configure()


def clear_mappers():
    _mappers.clear()
